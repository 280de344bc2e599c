import { problem } from '../../domain/roster/problems.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import { checkArchive } from './check-archive.ts'
import type { TableLine } from './read-csv-rows.ts'
import { RosterFileError } from './roster-file-error.ts'
import { sheetRows } from './sheet-rows.ts'
import type { SheetMessage, SheetTask } from './sheet-worker.ts'

/** A workbook that unpacks to more than some thousand lines holds a thread for a second or more: it gets one of its own. */
const QUICK = 1024 * 1024
/** What reading the largest archive needs, with room to spare. */
const MEMORY_MB = 384
/** Lines given between two turns of others. */
const STEP = 200

/**
 * The lines of the first sheet that has any, empty lines left out; `most` lines are read at most. The archive is measured
 * first: a workbook of a few kilobytes may unpack to gigabytes.
 */
export async function* readXlsxRows(bytes: Buffer, most: number): AsyncGenerator<TableLine> {
  const unpacked = checkArchive(bytes)
  const rows = await rowsOf(bytes, most, unpacked <= QUICK).catch((error: unknown) => {
    throw refusal(error)
  })
  for (const [at, values] of rows.entries()) {
    if (at % STEP === 0) await new Promise((resolve) => setImmediate(resolve))
    if (values.some((value) => value !== '')) yield { line: at + 1, values, broken: null }
  }
}

const rowsOf = async (bytes: Buffer, most: number, quick: boolean): Promise<ReturnType<typeof sheetRows>> =>
  quick ? sheetRows(bytes, most) : apart({ bytes, most })

/** Reads in a thread that ends with it. */
function apart(task: SheetTask): Promise<ReturnType<typeof sheetRows>> {
  const worker = spawnWorker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', (message: SheetMessage) => {
      if ('rows' in message) resolve(message.rows)
      else reject(new Error(message.failed))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the reader has stopped')))
  })
}

function refusal(error: unknown): RosterFileError {
  const { code, message } = error as { readonly code?: string; readonly message: string }
  return new RosterFileError([
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? problem('file-too-large', null, null, `${MEMORY_MB} Mo de mémoire`)
      : problem('file-not-a-table', null, null, message),
  ])
}
