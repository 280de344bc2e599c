import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../command.ts'

/** The calculation that a folder's sheets are of. */
export interface SheetsRun {
  readonly run: string
  readonly asOf: string
}

/**
 * Makes a folder for the sheets of one run, or takes it up again where it was left. @throws UsageError when it holds those of
 * another: two dates must not lie in one folder under the same names.
 */
export function folderOfRun(folder: string, { run, asOf }: SheetsRun): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'calcul.json')
  if (!existsSync(file)) return writeFileSync(file, `${JSON.stringify({ run, asOf })}\n`)
  const known = JSON.parse(readFileSync(file, 'utf8')) as SheetsRun
  if (known.run !== run)
    throw new UsageError(
      `${folder} holds the sheets of ${known.asOf} (run ${known.run.slice(0, 12)}), the figures are now those of run ${run.slice(0, 12)}: name another folder.`,
    )
}
