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
import { sha256 } from '../server/sha256.ts'
import { buildPackage, PACKAGE_FOLDER } from './build.ts'
import { fetchFile, type FetchOptions } from './fetch.ts'
import { lostRegions, readFormer } from './former.ts'
import { FORMER, keepDay } from './last-modified.ts'
import { OFFICIAL_FILES, type OfficialFile } from './official-files.ts'
import { OPTIONAL, OPTIONAL_NAMES, type Former, type FormerOf, type OptionalName } from './optional.ts'

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
  /** What of the files is not in the package, since the COG does not know the code: a sentence a dataset. */
  readonly leftOut: readonly string[]
  /** Keeps the new files in the raw folder. */
  readonly keep: () => void
  /** Puts those before them back: the package is not to be served. */
  readonly undo: () => void
}

/** Beside a file that was replaced, where not the one before it (`FORMER`): an empty one that says there was none. */
const NONE_BEFORE = '.first'

/**
 * What is taken unattended: a file whose form is known from documents alone is not, unless the raw folder has one already, which an operator
 * has fetched and loaded once.
 */
const filesToRefresh = (raw: string): readonly OfficialFile[] =>
  OFFICIAL_FILES.filter(({ file, imported, seen }) => imported && (seen || existsSync(join(raw, file))))

/**
 * Fetches the official files again and builds the package into `out` from them and the rest of the `raw` folder, unless none was to be had. A
 * file that is not, or that its importer refuses, is held back, and the package built from the one before it. Where there is none that can be
 * read of a dataset that no build needs, what the package in force (`inForce`: its folder) says of it stays in service with its date, or it is left out where that
 * rests on none: nothing in service is lost, and the others are renewed. Whoever calls ends with `keep` or `undo`; what an interrupted refresh
 * left is undone by the next. One at a time: the caller holds a lock.
 * @throws SourceError when the package cannot be built from the former files either.
 */
export async function refreshPackage(
  raw: string,
  out: string,
  {
    files,
    origin,
    inForce = () => Promise.resolve(PACKAGE_FOLDER),
    ...options
  }: FetchOptions & {
    readonly inForce?: () => Promise<string>
    readonly files?: readonly Pick<OfficialFile, 'file' | 'url' | 'undated'>[]
    /** Another host that serves the files under the same paths and queries, such as a mirror; the days that it sends are its own, and not kept. */
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
      if (undated && origin === undefined) keepDay(raw, fetched)
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
  let aside: Partial<Former> = {}
  const setAside = (
    name: OptionalName,
    former: FormerOf<OptionalName> | null,
    why: string,
    file = OPTIONAL[name].source.files[0],
  ): void => {
    held.push({ file, why: `${former ? STAYS : LEFT_OUT} ${why}` })
    aside = { ...aside, [name]: former ?? { rows: [], provenance: null } }
  }
  let leftOut: readonly string[] = []
  try {
    const folder = taken.size > 0 ? await inForce() : ''
    while (taken.size > 0) {
      for (const name of OPTIONAL_NAMES) {
        if (name in aside || OPTIONAL[name].has(raw)) continue
        const former = readFormer(folder, name)
        if (former) setAside(name, former, GONE)
      }
      const lost = 'cptsListes' in aside ? [] : lostRegions(folder, raw)
      if (lost.length > 0) setAside('cptsListes', readFormer(folder, 'cptsListes'), lists(lost))
      try {
        leftOut = await buildOnce(raw, out, aside)
        break
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        const wrong = [...taken].find((file) => isOf(error, file))
        const faultOf = (name: OptionalName): string | undefined =>
          OPTIONAL[name].source.files.find((file) => isOf(error, file))
        const name = OPTIONAL_NAMES.find((one) => !(one in aside) && faultOf(one) !== undefined)
        if (wrong !== undefined) {
          held.push({ file: wrong, why: sentence(error) })
          release(wrong)
        } else if (name !== undefined)
          setAside(name, readFormer(folder, name), sentence(error), faultOf(name))
        else throw error
      }
    }
  } catch (error) {
    undo()
    throw error
  }
  return { taken: [...taken], held, leftOut, keep: () => forget(raw), undo }
}

/** What became of a dataset whose file cannot be used, before why. */
const STAYS = 'What is in service of it stays, with its date.'
const LEFT_OUT = 'Nothing of it is in service: it is left out.'
const GONE =
  'The file is not in the raw folder any more. Put it back; to do without it, load a package built without it by hand (npm run data:load <folder>).'

const lists = (regions: readonly string[]): string =>
  `The list of ${regions.join(', ')} is not in the raw folder any more, and without it no other is renewed. Put it back; to do without it, load a package built without it by hand (npm run data:load <folder>).`

/** What an address asks of its host: portals tell by the query which rows and columns they send. */
function placeOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

const top = fileURLToPath(new URL('..', import.meta.url))
/** What a package is built by, but for the one that is built. */
const PROGRAM = ['data', 'server', 'package-lock.json']

/**
 * Builds the package into `out`, unless it lies there from the same files by the same program: these give the same bytes. Answers what was left
 * out of it.
 */
async function buildOnce(raw: string, out: string, aside: Partial<Former>): Promise<readonly string[]> {
  const note = `${out}.from`
  const files = hashFiles(raw, filesOf(raw, '.'))
  const from = `${files} ${hashFiles(top, programFiles())} ${sha256(JSON.stringify(aside))}`
  const [known, hash = '', ...told] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : []
  if (known === from && isWhole(out, hash)) return told
  rmSync(note, { force: true })
  const { leftOut } = await buildPackage(raw, out, PACKAGE_FOLDER, aside)
  writeFileSync(note, [from, hashOfPackage(out), ...leftOut].join('\n'))
  return leftOut
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
