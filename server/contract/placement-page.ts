import type { AnyNiveau } from '../domain/model.ts'
import type { OutputOf } from './endpoint.ts'
import type { Source } from './facts.ts'
import type { listPlacements } from './placement.ts'

/** What the page that compares plans of placement shows. */
export interface PlacementPages {
  readonly placement: {
    /** What the address asks, field by field, as it was written. */
    readonly asked: Readonly<Record<string, string>>
    readonly areas: readonly { readonly niveau: AnyNiveau; readonly code: string; readonly nom: string }[]
    /** null: nothing was asked yet, or it could not be answered. */
    readonly answer: OutputOf<typeof listPlacements> | null
    /** Query of the same answer by the API. */
    readonly query: string
    /** Fields that cannot be answered. */
    readonly wrong: readonly string[]
    readonly sources: readonly Source[]
  }
}
