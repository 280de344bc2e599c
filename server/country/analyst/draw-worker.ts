import { parentPort, workerData } from 'node:worker_threads'
import { drawBatch } from '../../domain/draws/drawBatch.ts'
import type { DrawPlan } from '../../domain/draws/drawPlan.ts'

/** What a thread that draws is told: its share of the draws, `from` included and `to` excluded. */
export interface DrawTask {
  readonly plan: DrawPlan
  readonly from: number
  readonly to: number
  readonly seed: number
}

const { plan, from, to, seed } = workerData as DrawTask
const batch = drawBatch(plan, from, to, seed)
// Handed over, not copied: the flows of a country weigh 160 MB.
parentPort!.postMessage(
  batch,
  [batch.start, batch.offset, batch.tickets, batch.unit].map(({ buffer }) => buffer as ArrayBuffer),
)
