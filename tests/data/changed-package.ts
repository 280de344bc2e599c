import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sha256 } from '../../server/sha256.ts'
import { PACKAGE } from './package-files.ts'

/**
 * Makes another edition in `folder` of the package in `from`, the committed one where none is given: the text of each named table as `changes`
 * gives it, described anew. Answers the hash that names it.
 */
export function changedPackage(
  folder: string,
  changes: Readonly<Record<string, (text: string) => string>>,
  from = PACKAGE,
): string {
  cpSync(from, folder, { recursive: true })
  for (const [path, change] of Object.entries(changes)) {
    const before = readFileSync(join(folder, path), 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${path} was to change`)
    writeFileSync(join(folder, path), after)
  }
  return describeAnew(folder)
}

/** Describes the files of a package as they now are, as `data:build` does. Answers the hash that names it. */
export function describeAnew(folder: string): string {
  const descriptor = join(folder, 'datapackage.json')
  const whole = JSON.parse(readFileSync(descriptor, 'utf8')) as {
    resources: { path: string; hash: string; bytes: number; rows?: number }[]
  }
  for (const resource of whole.resources) {
    const bytes = readFileSync(join(folder, resource.path))
    const hash = `sha256:${sha256(bytes)}`
    if (hash === resource.hash) continue
    Object.assign(resource, { hash, bytes: bytes.length })
    if (resource.rows !== undefined) resource.rows = (parse(bytes, { from_line: 2 }) as unknown[]).length
  }
  const described = `${JSON.stringify(whole, null, 1)}\n`
  writeFileSync(descriptor, described)
  return sha256(described)
}

/** Changes a cell of the row of a table whose first column is `key`, where no cell before it is quoted. */
export const withCell =
  (key: string, column: string, change: (cell: string) => string) =>
  (text: string): string => {
    const lines = text.split('\n')
    const at = lines[0]!.split(',').indexOf(column)
    const row = lines.findIndex((line) => line.startsWith(`${key},`))
    const cells = lines[row]!.split(',')
    cells[at] = change(cells[at]!)
    lines[row] = cells.join(',')
    return lines.join('\n')
  }
