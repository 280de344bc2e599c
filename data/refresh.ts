import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SourceError } from '../server/country/package/source-error.ts'
import { buildPackage } from './build.ts'
import { fetchFile, type FetchOptions } from './fetch.ts'
import { OFFICIAL_FILES, type OfficialFile } from './official-files.ts'

/** A file that could not be taken, and why: the one before it stays in use. */
interface Held {
  readonly file: string
  readonly why: string
}

/** A package built from what producers publish now. */
export interface Refreshed {
  /** Files that are not what they were. */
  readonly taken: readonly string[]
  readonly held: readonly Held[]
  /** Keeps the new files in the raw folder. */
  readonly keep: () => void
  /** Puts those before them back: the package is not to be served. */
  readonly undo: () => void
}

const FORMER = '.former'

/**
 * Fetches the official files again and builds the package into `out` from them and the rest of the `raw` folder. A file that is not to be had,
 * or that its importer refuses, is held back, and the package built from the one before it. Whoever calls ends with `keep` or `undo`; what an
 * interrupted refresh left is undone by the next. @throws SourceError when the package cannot be built from the former files either.
 */
export async function refreshPackage(
  raw: string,
  out: string,
  {
    files = OFFICIAL_FILES.filter(({ imported }) => imported),
    origin,
    ...options
  }: FetchOptions & {
    readonly files?: readonly Pick<OfficialFile, 'file' | 'url'>[]
    /** Another host that serves the files under the same paths, such as a mirror. */
    readonly origin?: string
  } = {},
): Promise<Refreshed> {
  putBack(raw)
  const held: Held[] = []
  const taken = new Set<string>()
  for (const { file, url } of files) {
    const [path, fresh] = [join(raw, file), join(raw, `${file}.new`)]
    try {
      mkdirSync(dirname(path), { recursive: true })
      await fetchFile(origin === undefined ? url : origin + new URL(url).pathname, fresh, options)
    } catch (error) {
      held.push({ file, why: sentence(error) })
      continue
    }
    if (existsSync(path)) renameSync(path, path + FORMER)
    renameSync(fresh, path)
    taken.add(file)
  }
  const release = (file: string): void => {
    taken.delete(file)
    const path = join(raw, file)
    if (existsSync(path + FORMER)) renameSync(path + FORMER, path)
    else rmSync(path, { force: true })
  }
  const undo = (): void => taken.forEach(release)
  try {
    for (;;)
      try {
        await buildPackage(raw, out)
        break
      } catch (error) {
        const wrong = error instanceof SourceError ? [...taken].find((file) => isOf(error, file)) : undefined
        if (wrong === undefined) throw error
        held.push({ file: wrong, why: sentence(error) })
        release(wrong)
      }
  } catch (error) {
    undo()
    throw error
  }
  return { taken: [...taken], held, keep: () => forget(raw), undo }
}

/** Importers name the dataset before the file, and the file with or without its folder. */
function isOf({ file }: SourceError, official: string): boolean {
  const named = file.split(': ').at(-1)!
  return official === named || official.endsWith(`/${named}`)
}

const formers = (raw: string): string[] =>
  existsSync(raw)
    ? (readdirSync(raw, { recursive: true }) as string[])
        .filter((name) => name.endsWith(FORMER))
        .map((name) => join(raw, name))
    : []

function putBack(raw: string): void {
  for (const former of formers(raw)) renameSync(former, former.slice(0, -FORMER.length))
}

function forget(raw: string): void {
  for (const former of formers(raw)) rmSync(former)
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))
