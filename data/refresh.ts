import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOfPackage, isWhole } from '../server/country/package/kept-packages.ts'
import { SourceError } from '../server/country/package/source-error.ts'
import { hashFiles } from '../server/hash-files.ts'
import { buildPackage, PACKAGE_FOLDER } from './build.ts'
import { fetchFile, type FetchOptions } from './fetch.ts'
import { keepDay } from './last-modified.ts'
import { OFFICIAL_FILES, type OfficialFile } from './official-files.ts'

/** A file that could not be taken, and why: the one before it stays in use. */
interface Held {
  readonly file: string
  readonly why: string
}

/** A package built from what producers publish now. */
export interface Refreshed {
  /** Files that were fetched and are in the package; where there is none, no package was built. */
  readonly taken: readonly string[]
  readonly held: readonly Held[]
  /** Keeps the new files in the raw folder. */
  readonly keep: () => void
  /** Puts those before them back: the package is not to be served. */
  readonly undo: () => void
}

/** Beside a file that was replaced: the one before it, or an empty one that says there was none. */
const FORMER = '.former'
const NONE_BEFORE = '.first'

/**
 * What is taken unattended: a file whose form is known from documents alone is not, unless the raw folder has one already, which an operator
 * has fetched and loaded once.
 */
const filesToRefresh = (raw: string): readonly OfficialFile[] =>
  OFFICIAL_FILES.filter(({ file, imported, seen }) => imported && (seen || existsSync(join(raw, file))))

/**
 * Fetches the official files again and builds the package into `out` from them and the rest of the `raw` folder, unless none was to be had. A
 * file that is not, or that its importer refuses, is held back, and the package built from the one before it. Whoever calls ends with `keep` or
 * `undo`; what an interrupted refresh left is undone by the next. One at a time: the caller holds a lock.
 * @throws SourceError when the package cannot be built from the former files either.
 */
export async function refreshPackage(
  raw: string,
  out: string,
  {
    files,
    origin,
    ...options
  }: FetchOptions & {
    readonly files?: readonly Pick<OfficialFile, 'file' | 'url' | 'undated'>[]
    /** Another host that serves the files under the same paths and queries, such as a mirror. */
    readonly origin?: string
  } = {},
): Promise<Refreshed> {
  putBack(raw)
  const held: Held[] = []
  const taken = new Set<string>()
  for (const { file, url, undated } of files ?? filesToRefresh(raw)) {
    const [path, fresh] = [join(raw, file), join(raw, `${file}.new`)]
    try {
      mkdirSync(dirname(path), { recursive: true })
      const fetched = await fetchFile(origin === undefined ? url : origin + placeOf(url), fresh, options)
      if (undated) keepDay(raw, fetched)
    } catch (error) {
      held.push({ file, why: sentence(error) })
      continue
    }
    if (existsSync(path)) renameSync(path, path + FORMER)
    else writeFileSync(path + NONE_BEFORE, '')
    renameSync(fresh, path)
    taken.add(file)
  }
  const release = (file: string): void => {
    taken.delete(file)
    restore(join(raw, file))
  }
  const undo = (): void => taken.forEach(release)
  try {
    while (taken.size > 0)
      try {
        await buildOnce(raw, out)
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

/** What an address asks of its host: portals tell by the query which rows and columns they send. */
function placeOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

const top = fileURLToPath(new URL('..', import.meta.url))
/** What a package is built by, but for the one that is built. */
const PROGRAM = ['data', 'server', 'package-lock.json']

/** Builds the package into `out`, unless it lies there from the same files by the same program: these give the same bytes. */
async function buildOnce(raw: string, out: string): Promise<void> {
  const note = `${out}.from`
  const from = `${hashFiles(raw, filesOf(raw, '.'))} ${hashFiles(top, programFiles())}`
  const [known, hash = ''] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : []
  if (known === from && isWhole(out, hash)) return
  rmSync(note, { force: true })
  await buildPackage(raw, out, PACKAGE_FOLDER)
  writeFileSync(note, `${from}\n${hashOfPackage(out)}`)
}

const programFiles = (): string[] =>
  PROGRAM.flatMap((place) => filesOf(top, place)).filter((file) => !file.startsWith('data/package/'))

/** The files at and below a place in `folder`, paths inside it, sorted; those that a download or a refresh has on its way left out. */
const filesOf = (folder: string, place: string): string[] =>
  statSync(join(folder, place)).isDirectory()
    ? readdirSync(join(folder, place))
        .sort()
        .flatMap((name) => filesOf(folder, join(place, name)))
    : UNDER_WAY.test(place)
      ? []
      : [place]
const UNDER_WAY = /\.(former|first|new|part)(\.json)?$/

/** Importers name the dataset before the file, and the file with or without its folder. */
function isOf({ file }: SourceError, official: string): boolean {
  const named = file.split(': ').at(-1)!
  return official === named || official.endsWith(`/${named}`)
}

/** Puts back what was there before a file was taken. */
function restore(path: string): void {
  if (existsSync(path + FORMER)) renameSync(path + FORMER, path)
  else if (existsSync(path + NONE_BEFORE)) {
    rmSync(path, { force: true })
    rmSync(path + NONE_BEFORE)
  }
}

const marks = (raw: string): { readonly path: string; readonly mark: string }[] =>
  existsSync(raw)
    ? (readdirSync(raw, { recursive: true }) as string[]).flatMap((name) =>
        [FORMER, NONE_BEFORE]
          .filter((mark) => name.endsWith(mark))
          .map((mark) => ({ path: join(raw, name.slice(0, -mark.length)), mark })),
      )
    : []

function putBack(raw: string): void {
  for (const { path } of marks(raw)) restore(path)
}

function forget(raw: string): void {
  for (const { path, mark } of marks(raw)) rmSync(path + mark)
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))
