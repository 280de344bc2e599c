import type { getMonde, OutputOf } from '../../../server/contract/index.ts'
import type { Statut } from '../../../server/domain/model.ts'
import type { Answer, MinutesBefore, Question } from '../../../server/domain/scenario/player.ts'

/** What the worker is asked, for the statuses of a day. */
export type Task = { readonly ticket: number; readonly asOf: string } & (
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'avant'; readonly openStatuts: readonly Statut[] }
  | { readonly kind: 'preparer' }
)

/** Whence the answers of a day come. */
export type Provenance = Pick<
  OutputOf<typeof getMonde>,
  'run' | 'asOf' | 'demonstration' | 'incertitude' | 'sources'
>

/** What the worker tells. */
export type Message =
  | { readonly kind: 'monde'; readonly world: Provenance }
  | {
      readonly kind: 'reponse'
      readonly ticket: number
      readonly answer: Answer
      readonly milliseconds: number
    }
  | { readonly kind: 'avant'; readonly ticket: number; readonly before: MinutesBefore }
  | { readonly kind: 'pret'; readonly ticket: number }
  | { readonly kind: 'panne'; readonly ticket: number; readonly why: string }
