import type { Allocation } from '../../domain/allocate.ts'
import { drawBatch, type DrawBatch } from '../../domain/draws/drawBatch.ts'
import { mergeDraws, type Draws } from '../../domain/draws/mergeDraws.ts'
import type { Inputs } from '../../domain/model.ts'
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
  inputs: Inputs,
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
  const others = Array.from({ length: threads - 1 }, (_, k) =>
    drawElsewhere({ inputs, parameters: allocation.parameters, from: cut(k), to: cut(k + 1), seed }),
  )
  const own: DrawBatch[] = []
  const step = progress ? SHOWN_EVERY : count
  for (let from = cut(threads - 1); from < count; from += step) {
    own.push(drawBatch(allocation, from, Math.min(count, from + step), seed))
    progress?.(Math.min(count, own.length * step * threads))
  }
  return mergeDraws([...(await Promise.all(others)), ...own], seed)
}

function drawElsewhere(task: DrawTask): Promise<DrawBatch> {
  return new Promise((resolve, reject) => {
    const worker = spawnWorker(new URL('./draw-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread that draws stopped with code ${code}`)))
  })
}
