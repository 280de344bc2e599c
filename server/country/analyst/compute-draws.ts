import type { Allocation } from '../../domain/allocate.ts'
import { drawBatch, type DrawBatch } from '../../domain/draws/drawBatch.ts'
import { drawPlan } from '../../domain/draws/drawPlan.ts'
import { mergeDraws, type Draws } from '../../domain/draws/mergeDraws.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import type { DrawTask } from './draw-worker.ts'

/** Draws between two signs of progress: a second or two. */
const SHOWN_EVERY = 5

/**
 * `count` draws of an allocation with this `seed`, shared among `threads` (this one and `threads − 1` others). The
 * bytes do not depend on `threads`: every draw has its own streams, and batches are put together in their order.
 */
export async function computeDraws(
  allocation: Allocation,
  {
    count,
    seed,
    threads,
    progress,
  }: {
    readonly count: number
    readonly seed: number
    readonly threads: number
    /** Told how many draws are about done: this thread's, and as many in each other. */
    readonly progress?: (done: number) => void
  },
): Promise<Draws> {
  const cut = (k: number): number => Math.round((count * k) / threads)
  const plan = drawPlan(allocation)
  const others = Array.from({ length: threads - 1 }, (_, k) =>
    drawElsewhere({ plan, from: cut(k), to: cut(k + 1), seed }),
  )
  const own = drawBatch(plan, cut(threads - 1), count, seed, (done) => {
    if (done % SHOWN_EVERY === 0) progress?.(Math.min(count, done * threads))
  })
  return mergeDraws([...(await Promise.all(others)), own], seed)
}

function drawElsewhere(task: DrawTask): Promise<DrawBatch> {
  return new Promise((resolve, reject) => {
    const worker = spawnWorker(new URL('./draw-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread that draws stopped with code ${code}`)))
  })
}
