import { parentPort, workerData } from 'node:worker_threads'
import type { TableChoice } from './find-table.ts'
import { sheetRows } from './sheet-rows.ts'

/** What the thread is given. */
export interface SheetTask {
  readonly bytes: Uint8Array
  readonly most: number
  readonly choice: TableChoice
}

/** What it tells. */
export type SheetMessage = { readonly rows: ReturnType<typeof sheetRows> } | { readonly failed: string }

const { bytes, most, choice } = workerData as SheetTask
try {
  parentPort!.postMessage({ rows: sheetRows(bytes, most, choice) } satisfies SheetMessage)
} catch (error) {
  const failed = error instanceof Error ? error.message : String(error)
  parentPort!.postMessage({ failed } satisfies SheetMessage)
}
