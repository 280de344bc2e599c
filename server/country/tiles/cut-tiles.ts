import { spawnWorker } from '../../spawn-worker.ts'
import type { CutTilesTask } from './cut-tiles-worker.ts'

/** Cuts every tile of the package in a thread of its own, which ends with it; `done` resolves when they are kept. */
export function cutTiles(task: CutTilesTask): {
  readonly done: Promise<void>
  readonly stop: () => Promise<void>
} {
  const worker = spawnWorker(new URL('./cut-tiles-worker.ts', import.meta.url), { workerData: task })
  const done = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread that cuts tiles stopped with code ${code}`)),
    )
  })
  done.catch(() => {})
  return { done, stop: async () => void (await worker.terminate()) }
}
