import type { Wait } from '../domain/deputies/waitOf.ts'
import type { OutputOf } from './endpoint.ts'
import type { Indicateur } from '../domain/situation.ts'
import type { question } from './facts.ts'
import type { z } from 'zod'
import type { getTerritoire } from './sheet.ts'

/** A question to the Government, as it is shown. */
export type Question = z.output<typeof question>
type Territoire = OutputOf<typeof getTerritoire>

/** What the pages on the questions to the Government show: those asked, and the draft of another. */
export interface QuestionsPages {
  readonly questionsPosees: {
    /** Those chosen, in the order chosen. */
    readonly items: readonly (Question & {
      /** How long it had waited on the day of its state; null when it does not wait, or since when is unknown. */
      readonly wait: Wait | null
      /** Figures of the constituency of its author: those of the columns, and what the order goes by. */
      readonly figures: Territoire['figures']
    })[]
    readonly all: readonly Question[]
    readonly choice: {
      readonly etat: Question['statut'] | null
      readonly groupe: string | null
      /** Figures of the table and of its file. */
      readonly columns: readonly Indicateur[]
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
