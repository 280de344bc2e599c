import type { getMonde, OutputOf } from '../../../server/contract/index.ts'
import type { Statut } from '../../../server/domain/model.ts'
import type { Answer, MinutesBefore, Question } from '../../../server/domain/scenario/player.ts'

/** What the worker is asked, for the statuses of a day. */
export type Tache = { readonly ticket: number; readonly asOf: string } & (
  | { readonly genre: 'question'; readonly question: Question }
  | { readonly genre: 'avant'; readonly openStatuts: readonly Statut[] }
  | { readonly genre: 'preparer' }
)

/** Whence the answers of a day come. */
export type Provenance = Pick<
  OutputOf<typeof getMonde>,
  'run' | 'asOf' | 'demonstration' | 'incertitude' | 'sources'
>

/** What the worker tells. */
export type Message =
  | { readonly genre: 'monde'; readonly monde: Provenance }
  | {
      readonly genre: 'reponse'
      readonly ticket: number
      readonly reponse: Answer
      readonly millisecondes: number
    }
  | { readonly genre: 'avant'; readonly ticket: number; readonly avant: MinutesBefore }
  | { readonly genre: 'pret'; readonly ticket: number }
  | { readonly genre: 'panne'; readonly ticket: number; readonly pourquoi: string }
