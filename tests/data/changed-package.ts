import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE } from './package-files.ts'

/**
 * Makes another edition of the committed package in `folder`: the text of each named table as `changes` gives it, described anew as `data:build`
 * does. Answers the hash that names it.
 */
export function changedPackage(
  folder: string,
  changes: Readonly<Record<string, (text: string) => string>>,
): string {
  cpSync(PACKAGE, folder, { recursive: true })
  const descriptor = join(folder, 'datapackage.json')
  const whole = JSON.parse(readFileSync(descriptor, 'utf8')) as {
    resources: { path: string; hash: string; bytes: number; rows?: number }[]
  }
  for (const [path, change] of Object.entries(changes)) {
    const before = readFileSync(join(folder, path), 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${path} was to change`)
    const bytes = Buffer.from(after)
    writeFileSync(join(folder, path), bytes)
    const resource = whole.resources.find((one) => one.path === path)!
    resource.hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    resource.bytes = bytes.length
    const lines = (text: string): number => text.split('\n').length
    if (resource.rows !== undefined) resource.rows += lines(after) - lines(before)
  }
  const described = `${JSON.stringify(whole, null, 1)}\n`
  writeFileSync(descriptor, described)
  return createHash('sha256').update(described).digest('hex')
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
