import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Above this load others take the processor's caches, and no ratio may be quoted. */
const QUIET = 1.5

/** Where a bench was run, and whether others were at work there. */
export interface Conditions {
  readonly machine: string
  /** Mean number of processes that ran or waited in the minute before the bench asked anything. */
  readonly load: number
  readonly quiet: boolean
}

/** The machine as it is now: to be asked before a bench works. */
export function conditions(): Conditions {
  const load = loadavg()[0]!
  const machine = `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}`
  return { machine, load, quiet: load <= QUIET }
}

/** A line that says the day, the machine and whether what follows may be quoted. */
export function written({ machine, load, quiet }: Conditions): string {
  const after = loadavg()[0]!.toFixed(1)
  const verdict = quiet
    ? 'The machine was quiet: ratios may be quoted.'
    : `**Not to be quoted**: the load was ${load.toFixed(1)} before the first request, above ${QUIET}.`
  return `${new Date().toISOString().slice(0, 10)}; ${machine}; load ${load.toFixed(1)} before, ${after} after. ${verdict}`
}

/** A table of Markdown; the first `named` columns are words, the others figures. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  named = 1,
): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map((_, at) => (at < named ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** `- what: 0.31, at most 0.3 promised: not kept`. */
export const promised = (what: string, value: number, most: number, unit = ''): string =>
  `- ${what}: ${value.toPrecision(3)}${unit}, at most ${most.toPrecision(2)} promised: ${value <= most ? 'kept' : 'not kept'}`

/** Prints a page of Markdown and puts it into `tests/bench/results` with what it was written from; `others` are more files by name. */
export function tell(
  name: string,
  page: string,
  data: unknown,
  others: Readonly<Record<string, string>> = {},
): void {
  const folder = fileURLToPath(new URL('results/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const files = {
    [`${name}.md`]: `${page}\n`,
    [`${name}.json`]: `${JSON.stringify(data, null, 1)}\n`,
    ...others,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  console.log(page)
}
