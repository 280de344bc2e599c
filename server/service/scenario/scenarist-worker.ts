import { parentPort, workerData } from 'node:worker_threads'
import type { CompactCountry, CompactDay } from '../../domain/scenario/compactWorld.ts'
import { createPlayer, type Answer, type Question } from '../../domain/scenario/player.ts'

/** What the thread is asked; a day travels only when it is not the last one. */
export interface ScenaristTask {
  readonly ticket: number
  readonly question: Question
  readonly day: CompactDay | null
}

/** What it tells; `failed` is a fault of ours, never of the request. */
export type ScenaristMessage =
  { readonly ticket: number; readonly answer: Answer } | { readonly ticket: number; readonly failed: string }

const player = createPlayer(workerData as CompactCountry)
parentPort!.on('message', ({ ticket, question, day }: ScenaristTask) => {
  try {
    if (day) player.useDay(day)
    parentPort!.postMessage({ ticket, answer: player.answer(question) } satisfies ScenaristMessage)
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error)
    parentPort!.postMessage({ ticket, failed } satisfies ScenaristMessage)
  }
})
