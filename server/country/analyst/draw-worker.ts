import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../../domain/allocate.ts'
import { drawBatch } from '../../domain/draws/drawBatch.ts'
import type { Inputs } from '../../domain/model.ts'
import type { Parameters } from '../../domain/parameters.ts'

/** What a thread that draws is told: its share of the draws, `from` included and `to` excluded. */
export interface DrawTask {
  readonly inputs: Inputs
  readonly parameters: Parameters
  readonly from: number
  readonly to: number
  readonly seed: number
}

const { inputs, parameters, from, to, seed } = workerData as DrawTask
parentPort!.postMessage(drawBatch(allocate(inputs, parameters), from, to, seed))
