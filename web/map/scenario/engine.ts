import type { Statut } from '../../../server/domain/model.ts'
import type { Answer, MinutesBefore, Question } from '../../../server/domain/scenario/player.ts'
import type { Message, Provenance, Task } from './protocol.ts'
import ScenarioWorker from './worker.ts?worker'

interface Waiting {
  readonly resolve: (message: Message) => void
  readonly reject: (error: Error) => void
}

/** Plays in a worker, started with the first question; a failure of the country's fetch is tried again with the next. */
export class Engine {
  /** Of each day played on. */
  readonly provenances = new Map<string, Provenance>()
  #worker: Worker | null = null
  #tickets = 0
  readonly #waiting = new Map<number, Waiting>()

  /** Plays a scenario or a placement on a day; rejects when the country cannot be fetched. */
  async ask(asOf: string, question: Question): Promise<{ answer: Answer; milliseconds: number }> {
    const message = await this.#say({ kind: 'question', question, asOf, ticket: this.#tickets++ })
    if (message.kind !== 'reponse') throw new Error(message.kind)
    return message
  }

  /** Minutes to the nearest open cabinet before anything closes. */
  async before(asOf: string, openStatuts: readonly Statut[]): Promise<MinutesBefore> {
    const message = await this.#say({ kind: 'avant', openStatuts, asOf, ticket: this.#tickets++ })
    if (message.kind !== 'avant') throw new Error(message.kind)
    return message.before
  }

  /** Fetches the country and shares out its patients before anything is asked: a failure is told with the first question. */
  prepare(asOf: string): void {
    this.#say({ kind: 'preparer', asOf, ticket: this.#tickets++ }).catch(() => {})
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  #say(task: Task): Promise<Message> {
    this.#worker ??= this.#hire()
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.ticket, { resolve, reject })
      this.#worker!.postMessage(task)
    })
  }

  #hire(): Worker {
    const worker = new ScenarioWorker()
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'monde') return void this.provenances.set(data.world.asOf, data.world)
      const waiting = this.#waiting.get(data.ticket)
      this.#waiting.delete(data.ticket)
      if (data.kind === 'panne') waiting?.reject(new Error(data.why))
      else waiting?.resolve(data)
    })
    worker.addEventListener('error', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the worker failed'))
      this.#waiting.clear()
      this.close()
    })
    return worker
  }
}
