import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { PartTopology } from '../server/country/package/part-topology.ts'
import { CONTOURS_FILE, readPartTopology } from '../server/country/package/read-contours.ts'
import { openFiles, readDescription } from '../server/country/package/tables.ts'
import { datapackage } from './datapackage.ts'
import { readDatasets, type SourceReport } from './datasets.ts'
import { derive } from './derive.ts'
import type { Former } from './optional.ts'
import { verify } from './verify.ts'

const here = dirname(fileURLToPath(import.meta.url))
export const PACKAGE_FOLDER = join(here, 'package')
const FACTS_FOLDER = join(here, 'facts')
const RAW_FOLDER = resolve(here, '../../shared/data')

export interface BuildReport {
  readonly sources: readonly SourceReport[]
  readonly remarks: readonly string[]
  /** Those of them that tell of codes which the COG does not know. */
  readonly leftOut: readonly string[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly rows: number | null }[]
}

/**
 * Derives the package from the raw folder, all or nothing: the files are written beside the package, verified, then take its place. The same
 * files give the same bytes. Throws a `SourceError` when a published file is not what it was; the package is then untouched. `made`: the folder of
 * a package by the same program, whose land need not be cut again where it is from the same outlines. `aside`: what stands for files that no
 * build needs.
 */
export async function buildPackage(
  raw: string,
  packageFolder: string,
  made: string | null = null,
  aside: Partial<Former> = {},
): Promise<BuildReport> {
  const datasets = readDatasets(raw, aside)
  const { files, remarks, leftOut } = await derive(
    datasets,
    (file) => readFileSync(join(FACTS_FOLDER, file)),
    made === null ? undefined : (key) => landIn(made, key),
  )
  const staging = `${packageFolder}.new`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  try {
    for (const file of files) writeFileSync(join(staging, file.path), file.bytes)
    writeFileSync(join(staging, 'datapackage.json'), datapackage(files))
    verify(files, staging)
    swap(staging, packageFolder)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  return {
    sources: datasets.reports,
    remarks,
    leftOut,
    files: files.map(({ path, bytes, table }) => ({
      path,
      bytes: bytes.length,
      rows: table?.rows.length ?? null,
    })),
  }
}

/** The land of a package, where it was cut from what `key` names; of one that cannot be read nothing is taken. */
function landIn(folder: string, key: string): PartTopology | undefined {
  try {
    return readLand(folder, key)
  } catch {
    return undefined
  }
}

function readLand(folder: string, key: string): PartTopology | undefined {
  const { resources } = JSON.parse(readDescription(folder).toString('utf8')) as {
    readonly resources: readonly { readonly path: string; readonly madeFrom?: string }[]
  }
  if (resources.find(({ path }) => path === CONTOURS_FILE)?.madeFrom !== key) return undefined
  // Held against its hash first.
  openFiles(folder).bytes(CONTOURS_FILE)
  return readPartTopology(folder)
}

/** Two renames: the package is whole before and after, and the old one is put back if the second fails. */
function swap(staging: string, packageFolder: string): void {
  const old = `${packageFolder}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(packageFolder)) renameSync(packageFolder, old)
  try {
    renameSync(staging, packageFolder)
  } catch (error) {
    if (existsSync(old)) renameSync(old, packageFolder)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      raw: { type: 'string', default: RAW_FOLDER },
      out: { type: 'string', default: PACKAGE_FOLDER },
    },
  })
  const report = await buildPackage(resolve(values.raw), resolve(values.out))
  for (const { id, rows, rejects } of report.sources) {
    const named = rejects.slice(0, 3).map(({ subject, reason }) => `${subject} (${reason})`)
    console.log(
      `${id}: ${rows} rows${rejects.length > 0 ? `, ${rejects.length} left out: ${named.join(', ')}${rejects.length > 3 ? ', …' : ''}` : ''}`,
    )
  }
  for (const remark of report.remarks) console.log(remark)
  for (const { path, bytes, rows } of report.files)
    console.log(`${path}: ${(bytes / 1024).toFixed(0)} kB${rows == null ? '' : `, ${rows} rows`}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error: unknown) => {
    console.error(
      `data:build: ${error instanceof Error ? error.message : String(error)} Nothing was changed.`,
    )
    process.exitCode = 1
  })
