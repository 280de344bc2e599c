import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../../domain/allocate.ts'
import type { Draws } from '../../domain/draws/mergeDraws.ts'
import type { Inputs, StatusEvent } from '../../domain/model.ts'
import type { Parameters } from '../../domain/parameters.ts'
import type { Analysis } from '../../domain/draws/analyse.ts'
import { analyseDay } from './analyse-day.ts'
import { computeDraws } from './compute-draws.ts'
import { hashDraws, keepDraws, markDraws, readDraws } from './draws-file.ts'

/** What the analyst's thread is started with. */
export interface AnalystTask {
  readonly inputs: Inputs
  readonly parameters: Parameters
  /** Where the draws are kept between two starts. */
  readonly file: string
  readonly draws: number
  readonly seed: number
  readonly threads: number
}

export interface DayQuestion {
  readonly asOf: string
  readonly events: readonly StatusEvent[]
  /** Given back with the answer. */
  readonly ticket: number
}

export type AnalystMessage =
  /** `kept`: their file has them, and they can be read again. */
  | { readonly kind: 'drawn'; readonly sha256: string; readonly reused: boolean; readonly kept: boolean }
  | { readonly kind: 'day'; readonly ticket: number; readonly analysis: Analysis }

const task = workerData as AnalystTask
const say = (message: AnalystMessage): void => parentPort!.postMessage(message)

const allocation = allocate(task.inputs, task.parameters)
const known = readDraws(task.file)
const draws: Draws =
  known ?? (await computeDraws(allocation, { count: task.draws, seed: task.seed, threads: task.threads }))
if (known) markDraws(task.file)
const kept = known !== null || keepDraws(task.file, draws)
say({ kind: 'drawn', sha256: hashDraws(draws), reused: known !== null, kept })

parentPort!.on('message', ({ asOf, events, ticket }: DayQuestion) => {
  const { financement, aplMillesime } = task.inputs
  const analysis = analyseDay(allocation, draws, { events, financement, aplMillesime }, asOf)
  say({ kind: 'day', ticket, analysis })
})
