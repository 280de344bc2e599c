import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseCsv } from './csv.ts'
import { sha256 } from '../../sha256.ts'
import { SourceError } from './source-error.ts'

const REBUILD =
  'Restore the file (git checkout data/package), or build the package again with npm run data:build.'

const descriptor = z.object({
  resources: z.array(
    z.object({
      // A name and no way out of the folder: packages are also read from a database.
      path: z.string().regex(/^\w[\w.-]*$/),
      hash: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/)
        .transform((hash) => hash.replace(/^sha256:/, '')),
      rows: z.number().int().optional(),
      schema: z.object({ primaryKey: z.union([z.string(), z.array(z.string())]).optional() }).optional(),
    }),
  ),
})

type Resource = z.output<typeof descriptor>['resources'][number]

/** A file of the package by its name (a table's without its ending), with its SHA-256. */
export interface Dataset {
  readonly id: string
  readonly sha256: string
}

/** How the cells of a column are read; throws what is wrong with one. */
export interface Cell<Value> {
  readonly column: string
  readonly read: (text: string) => Value
}

/** A cell as it is; an empty one stays empty text. */
export const text = (column: string): Cell<string> => ({ column, read: (cell) => cell })

/** A cell that may be empty. */
export const optionalText = (column: string): Cell<string | null> => ({
  column,
  read: (cell) => cell || null,
})

const finite = (cell: string): number => {
  const value = Number(cell)
  if (cell === '' || !Number.isFinite(value)) throw new Error('a number')
  return value
}

/** A number. */
export const number = (column: string): Cell<number> => ({ column, read: finite })

/** A number that may be missing. */
export const optionalNumber = (column: string): Cell<number | null> => ({
  column,
  read: (cell) => (cell === '' ? null : finite(cell)),
})

/** One of some words. */
export const oneOf = <const Word extends string>(column: string, words: readonly Word[]): Cell<Word> => ({
  column,
  read: (cell) => {
    const word = words.find((known) => known === cell)
    if (word === undefined) throw new Error(`one of ${words.join(', ')}`)
    return word
  },
})

/** One of some words, or nothing. */
export const optionalOneOf = <const Word extends string>(
  column: string,
  words: readonly Word[],
): Cell<Word | null> => ({
  column,
  read: (cell) => (cell === '' ? null : oneOf(column, words).read(cell)),
})

/** The cells of a row by the names of what is made of it. */
type Shape = Readonly<Record<string, Cell<unknown>>>
type RowOf<S extends Shape> = {
  readonly [Name in keyof S]: S[Name] extends Cell<infer Value> ? Value : never
}

/** The files of a data package, each checked against the hash and the number of rows of its description when it is read. */
export interface PackageFiles {
  /** SHA-256 of the description, which holds the hash of each file. */
  readonly hash: string
  readonly datasets: readonly Dataset[]
  /** Every file but the description, by its name. */
  readonly paths: readonly {
    readonly path: string
    readonly sha256: string
    /** Columns whose cells name a row; null for what is no table. */
    readonly primaryKey: readonly string[] | null
  }[]
  /** Reads every file against its hash. @throws SourceError naming the file, what is wrong and the remedy. */
  readonly check: () => void
  /** Bytes of a file, checked against its hash. @throws SourceError */
  readonly bytes: (path: string) => Buffer
  /** Rows of a table, in the order of the file. @throws SourceError */
  readonly rows: <S extends Shape>(path: string, shape: S) => RowOf<S>[]
}

/** Whether a package has a file: one of an earlier program may lack it. */
export const hasFile = (files: PackageFiles, wanted: string): boolean =>
  files.paths.some(({ path }) => path === wanted)

/** Opens the package in `folder`: only its description is read. @throws SourceError */
export function openFiles(folder: string): PackageFiles {
  const described = readDescription(folder)
  const resources = resourcesOf(described)
  const find = (path: string): Resource => {
    const resource = resources.find((one) => one.path === path)
    if (!resource) throw new SourceError(path, 'is not described in datapackage.json.', REBUILD)
    return resource
  }
  return {
    hash: sha256(described),
    datasets: resources.map(({ path, hash }) => ({ id: path.replace(/\.csv$/, ''), sha256: hash })),
    paths: resources.map(({ path, hash, schema }) => ({
      ...{ path, sha256: hash },
      primaryKey: schema?.primaryKey === undefined ? null : [schema.primaryKey].flat(),
    })),
    check: () => {
      for (const resource of resources) readChecked(folder, resource)
    },
    bytes: (path) => readChecked(folder, find(path)),
    rows: (path, shape) => {
      const cells = Object.entries(shape)
      const records = parseCsv(
        readChecked(folder, find(path)),
        path,
        cells.map(([, { column }]) => column),
      )
      const { rows } = find(path)
      if (rows !== undefined && rows !== records.length)
        throw new SourceError(path, `has ${records.length} rows, not the ${rows} described.`, REBUILD)
      return records.map((record) => {
        const row: Record<string, unknown> = {}
        for (const [name, { column, read }] of cells) {
          const cell = record[column] ?? ''
          try {
            row[name] = read(cell)
          } catch (error) {
            throw new SourceError(
              path,
              `has "${cell}" where ${column} is ${(error as Error).message}.`,
              REBUILD,
            )
          }
        }
        return row as RowOf<typeof shape>
      })
    },
  }
}

/** Name of the description in the folder of a package. */
export const DESCRIPTION = 'datapackage.json'

/** The bytes of the description in `folder`, whose SHA-256 names the package. @throws SourceError when there is none. */
export function readDescription(folder: string): Buffer {
  try {
    return readFileSync(join(folder, DESCRIPTION))
  } catch {
    throw new SourceError(DESCRIPTION, `is missing: ${folder} is no data package.`, REBUILD)
  }
}

/** The files that a description names, with their hashes. @throws SourceError when it is none. */
export function resourcesOf(description: Buffer): readonly Resource[] {
  let json: unknown
  try {
    json = JSON.parse(description.toString('utf8'))
  } catch (error) {
    throw new SourceError(DESCRIPTION, `is no JSON: ${(error as Error).message}.`, REBUILD)
  }
  const parsed = descriptor.safeParse(json)
  if (parsed.success) return parsed.data.resources
  const { path, message } = parsed.error.issues[0]!
  throw new SourceError(DESCRIPTION, `is not a description, at ${path.join('.')}: ${message}.`, REBUILD)
}

function readChecked(folder: string, { path, hash }: Resource): Buffer {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, path))
  } catch {
    throw new SourceError(path, 'is missing from the data package.', REBUILD)
  }
  if (sha256(bytes) !== hash)
    throw new SourceError(path, 'differs from the hash in datapackage.json.', REBUILD)
  return bytes
}

/** Says that the tables of a package contradict each other. */
export const contradiction = (file: string, what: string): SourceError =>
  new SourceError(file, `${what}.`, REBUILD)
