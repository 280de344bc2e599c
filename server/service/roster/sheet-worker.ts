import { parentPort, workerData } from 'node:worker_threads'
import { sheetRows } from './sheet-rows.ts'

/** What the thread is given. */
export interface SheetTask {
  readonly bytes: Uint8Array
  readonly most: number
}

/** What it tells. */
export type SheetMessage = { readonly rows: ReturnType<typeof sheetRows> } | { readonly failed: string }

const { bytes, most } = workerData as SheetTask
try {
  parentPort!.postMessage({ rows: sheetRows(bytes, most) } satisfies SheetMessage)
} catch (error) {
  const failed = error instanceof Error ? error.message : String(error)
  parentPort!.postMessage({ failed } satisfies SheetMessage)
}
