import type { Wait } from '../domain/deputies/waitOf.ts'
import type { OutputOf } from './endpoint.ts'
import type { listQuestions } from './facts.ts'
import type { getTerritoire } from './sheet.ts'

type Question = OutputOf<typeof listQuestions>['items'][number]
type Territoire = OutputOf<typeof getTerritoire>

/** What the pages on the questions to the Government show: those asked, and the draft of another. */
export interface QuestionsPages {
  readonly questionsPosees: {
    /** Those chosen, in the order chosen. */
    readonly items: readonly (Question & {
      /** How long it had waited on the day of its state; null when it does not wait, or since when is unknown. */
      readonly wait: Wait | null
      /** Patients expected without a relay in the constituency of its author. */
      readonly relayless: Territoire['figures'][number] | null
    })[]
    readonly all: readonly Question[]
    readonly choice: {
      readonly etat: Question['statut'] | null
      readonly groupe: string | null
      readonly tri: 'date' | 'attente' | 'sans-relais'
    }
    readonly groups: readonly string[]
    readonly asOf: string
  }
  /** The draft of a written question; French in every language, as it is tabled. */
  readonly brouillon: {
    readonly code: string
    readonly nom: string
    readonly asOf: string
    readonly depute: Territoire['depute']
    readonly named: boolean
    readonly text: string
  }
}
