import { agesCommunes, hasAges } from './sources/ages-communes.ts'
import { eitherCodesPostaux, hasCodesPostaux } from './sources/codes-postaux-laposte.ts'
import { cptsListes, hasCptsListes } from './sources/cpts-listes.ts'
import { cptsPolygones, hasCptsPolygones } from './sources/cpts-polygones.ts'
import { effectifsCnam, hasEffectifs } from './sources/effectifs-cnam.ts'
import { finess, hasFiness } from './sources/finess.ts'
import { hasQuestionsSenat, questionsSenat } from './sources/questions-senat.ts'
import { hasQuartiers, quartiersPrioritaires } from './sources/quartiers-prioritaires.ts'
import type { Provenance, Reject } from './sources/source.ts'
import { hasZonageArs, zonageArs } from './sources/zonage-ars.ts'

/** The datasets that no build needs, and whether a raw folder has their file. */
export const OPTIONAL = {
  establishments: { source: finess, has: hasFiness },
  patients: { source: effectifsCnam, has: hasEffectifs },
  communeAges: { source: agesCommunes, has: hasAges },
  orders: { source: zonageArs, has: hasZonageArs },
  quartiers: { source: quartiersPrioritaires, has: hasQuartiers },
  postcodes: { source: eitherCodesPostaux, has: hasCodesPostaux },
  cptsPolygones: { source: cptsPolygones, has: hasCptsPolygones },
  cptsListes: { source: cptsListes, has: hasCptsListes },
  questionsSenat: { source: questionsSenat, has: hasQuestionsSenat },
} as const
export type OptionalName = keyof typeof OPTIONAL
export const OPTIONAL_NAMES = Object.keys(OPTIONAL) as OptionalName[]

export type RowOf<Name extends OptionalName> = Exclude<
  ReturnType<(typeof OPTIONAL)[Name]['source']['toRow']>,
  Reject
>

/** What stands for the file of a dataset in one build: the rows and the provenance of a former package, or nothing. */
export interface FormerOf<Name extends OptionalName> {
  readonly rows: readonly RowOf<Name>[]
  /** Null without rows. */
  readonly provenance: Provenance | null
}
export type Former = { readonly [Name in OptionalName]: FormerOf<Name> }
