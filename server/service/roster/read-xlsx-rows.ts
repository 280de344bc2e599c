import { problem } from '../../domain/roster/problems.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import { checkArchive } from './check-archive.ts'
import type { TableChoice } from './find-table.ts'
import type { OpenTable, TableLine } from './table.ts'
import { RosterFileError } from './roster-file-error.ts'
import { sheetRows } from './sheet-rows.ts'
import type { SheetMessage, SheetTask } from './sheet-worker.ts'

/** A workbook that unpacks to more than some thousand lines holds a thread for a second or more: it gets one of its own. */
const QUICK = 1024 * 1024
/** What reading the largest archive needs, with room to spare. */
const MEMORY_MB = 768
/** Ten times what 100,000 lines take. */
const LONGEST_MS = 60_000
const STOPPED = 'the reader has stopped'
/** Lines given between two turns of others. */
const STEP = 200

/**
 * The roster of a workbook, from its header on, empty lines left out; `most` lines are read at most. An archive is measured
 * first: a workbook of a few kilobytes may unpack to gigabytes.
 */
export async function openWorkbook(
  bytes: Buffer,
  format: 'xlsx' | 'ods' | 'xls',
  most: number,
  choice: TableChoice,
): Promise<OpenTable> {
  const weight = format === 'xls' ? bytes.length : checkArchive(bytes)
  const task = { bytes, most, choice }
  const read = weight <= QUICK ? async () => sheetRows(bytes, most, choice) : () => apart(task)
  const found = await read().catch((error: unknown) => {
    throw refusal(error)
  })
  if (!found) throw new RosterFileError([problem('file-empty', null)])
  const { sheet, first, header, rows, heads } = found
  return {
    ...{ sheet, row: first + header, heads },
    header: rows[header]!,
    lines: linesOf(rows, header + 1, first),
  }
}

async function* linesOf(
  rows: readonly (readonly string[])[],
  from: number,
  first: number,
): AsyncGenerator<TableLine> {
  for (let at = from; at < rows.length; at++) {
    if (at % STEP === 0) await new Promise((resolve) => setImmediate(resolve))
    const values = rows[at]!
    if (values.some((value) => value !== '')) yield { line: first + at, values, broken: null }
  }
}

/** Reads in a thread that ends with it. */
function apart(task: SheetTask): Promise<ReturnType<typeof sheetRows>> {
  const worker = spawnWorker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS)
  return new Promise<ReturnType<typeof sheetRows>>((resolve, reject) => {
    worker.once('message', (message: SheetMessage) => {
      if ('rows' in message) resolve(message.rows)
      else reject(new Error(message.failed))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(STOPPED)))
  }).finally(() => clearTimeout(timer))
}

function refusal(error: unknown): RosterFileError {
  const { code, message } = error as { readonly code?: string; readonly message: string }
  if (/password/i.test(message)) return new RosterFileError([problem('file-locked', null)])
  if (message === STOPPED)
    return new RosterFileError([problem('file-too-slow', null, null, `${LONGEST_MS / 1000} s`)])
  return new RosterFileError([
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? problem('file-too-large', null, null, `${MEMORY_MB} Mo de mémoire`)
      : problem('file-not-a-table', null, null, message),
  ])
}
