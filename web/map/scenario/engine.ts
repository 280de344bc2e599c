import type { Statut } from '../../../server/domain/model.ts'
import type { Answer, MinutesBefore, Question } from '../../../server/domain/scenario/player.ts'
import type { Message, Provenance, Tache } from './protocol.ts'
import Ouvrier from './worker.ts?worker'

interface Attente {
  readonly resoudre: (message: Message) => void
  readonly rejeter: (error: Error) => void
}

/** Plays in a worker, started with the first question; a failure of the country's fetch is tried again with the next. */
export class Moteur {
  /** Of each day played on. */
  readonly provenances = new Map<string, Provenance>()
  #ouvrier: Worker | null = null
  #tickets = 0
  readonly #attentes = new Map<number, Attente>()

  /** Plays a scenario or a placement on a day; rejects when the country cannot be fetched. */
  async demander(asOf: string, question: Question): Promise<{ reponse: Answer; millisecondes: number }> {
    const message = await this.#dire({ genre: 'question', question, asOf, ticket: this.#tickets++ })
    if (message.genre !== 'reponse') throw new Error(message.genre)
    return message
  }

  /** Minutes to the nearest open cabinet before anything closes. */
  async avant(asOf: string, openStatuts: readonly Statut[]): Promise<MinutesBefore> {
    const message = await this.#dire({ genre: 'avant', openStatuts, asOf, ticket: this.#tickets++ })
    if (message.genre !== 'avant') throw new Error(message.genre)
    return message.avant
  }

  /** Fetches the country and shares out its patients before anything is asked: a failure is told with the first question. */
  preparer(asOf: string): void {
    this.#dire({ genre: 'preparer', asOf, ticket: this.#tickets++ }).catch(() => {})
  }

  fermer(): void {
    this.#ouvrier?.terminate()
    this.#ouvrier = null
  }

  #dire(tache: Tache): Promise<Message> {
    this.#ouvrier ??= this.#embaucher()
    return new Promise((resoudre, rejeter) => {
      this.#attentes.set(tache.ticket, { resoudre, rejeter })
      this.#ouvrier!.postMessage(tache)
    })
  }

  #embaucher(): Worker {
    const ouvrier = new Ouvrier()
    ouvrier.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.genre === 'monde') return void this.provenances.set(data.monde.asOf, data.monde)
      const attente = this.#attentes.get(data.ticket)
      this.#attentes.delete(data.ticket)
      if (data.genre === 'panne') attente?.rejeter(new Error(data.pourquoi))
      else attente?.resoudre(data)
    })
    ouvrier.addEventListener('error', () => {
      for (const { rejeter } of this.#attentes.values()) rejeter(new Error('the worker failed'))
      this.#attentes.clear()
      this.fermer()
    })
    return ouvrier
  }
}
