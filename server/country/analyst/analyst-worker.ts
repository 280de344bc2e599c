import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../../domain/allocate.ts'
import type { Draws } from '../../domain/draws/mergeDraws.ts'
import type { Inputs, StatusEvent } from '../../domain/model.ts'
import type { Parameters } from '../../domain/parameters.ts'
import type { Analysis } from '../../domain/draws/analyse.ts'
import { analyseDay } from './analyse-day.ts'
import { computeDraws } from './compute-draws.ts'
import { hashDraws, readDraws, writeDraws } from './draws-file.ts'

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
  | { readonly kind: 'drawn'; readonly sha256: string; readonly durationMs: number; readonly reused: boolean }
  | { readonly kind: 'day'; readonly ticket: number; readonly analysis: Analysis }

const task = workerData as AnalystTask
const say = (message: AnalystMessage): void => parentPort!.postMessage(message)

const start = performance.now()
const allocation = allocate(task.inputs, task.parameters)
const known = readDraws(task.file)
const draws: Draws =
  known ?? (await computeDraws(allocation, { count: task.draws, seed: task.seed, threads: task.threads }))
if (!known)
  try {
    writeDraws(task.file, draws)
  } catch (error) {
    // A full disk costs the next start its minute; it must not cost this one its intervals.
    console.error(`The draws could not be kept in ${task.file}: ${String(error)}`)
  }
say({
  kind: 'drawn',
  sha256: hashDraws(draws),
  durationMs: Math.round(performance.now() - start),
  reused: known !== null,
})

parentPort!.on('message', ({ asOf, events, ticket }: DayQuestion) => {
  const { financement, aplMillesime } = task.inputs
  const analysis = analyseDay(allocation, draws, { events, financement, aplMillesime }, asOf)
  say({ kind: 'day', ticket, analysis })
})
