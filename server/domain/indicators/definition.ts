import type { Words } from '../words.ts'

/** What one indicator means: definitions are data, shown by the API, the pages and the map. */
export interface IndicatorDefinition {
  readonly title: Words
  readonly unit: Words
  /** Why it matters to somebody. */
  readonly why: Words
  /** The formula as a sentence. */
  readonly formula: Words
  /** Ids of the datasets it rests on. */
  readonly sources: readonly string[]
  /** Bounds of the map's classes, ascending, frozen so that two days compare. */
  readonly classes: readonly number[]
  /** How it is rounded: `persons` to 10 (100 above 1,000), otherwise decimals kept. */
  readonly precision: 'persons' | number
  /** `share`: 0..1, written in percent. */
  readonly kind: 'persons' | 'count' | 'share' | 'number'
  /** Whether more is worse, better, or neither. */
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral'
  /** Rests on an estimate of ours: communes show its class, never its value. */
  readonly modelled: boolean
  /** Rests on the roster of cabinets, hence a demonstration while the roster is one. */
  readonly roster: boolean
  /** `day`: changes with statuses; `apl`, `apl-infirmiers`: edition of the DREES's APL to GPs, to nurses; otherwise the reference year. */
  readonly vintage: 'day' | 'apl' | 'apl-infirmiers' | string
  readonly reviewedOn: string
}
