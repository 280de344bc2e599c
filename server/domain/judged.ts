import type { Words } from './words.ts'

/**
 * `tenu`: within the tolerance. `ecart-explique`: further apart, no further than a named cause accounts for. `manque`: further than
 * that, or not found. `non-verifiable`: nothing published to hold it against.
 */
export const VERDICTS = ['tenu', 'ecart-explique', 'manque', 'non-verifiable'] as const
type Verdict = (typeof VERDICTS)[number]

interface Expected {
  readonly valeur: number
  /** Who says so. */
  readonly de: Words
}

/** Held against what somebody else published, or parts of Relais against each other: that finds slips of ours alone. */
export const NATURES = ['publie', 'interne'] as const
type Nature = (typeof NATURES)[number]

/** One thing that was held against another; values are in `unite`, shown with so many `decimales`. */
export interface Check {
  readonly id: string
  readonly titre: Words
  readonly nature: Nature
  readonly unite: Words
  readonly decimales: number
  /** Id of the dataset that is checked; null: of the calculation. */
  readonly source: string | null
  readonly attendu: Expected | null
  /** Null: the package lacks it. */
  readonly trouve: number | null
  /** How far the two may lie apart, in `unite`. */
  readonly tolerance: number | null
  readonly verdict: Verdict
  /** Why the two differ, or why nothing can be checked. */
  readonly pourquoi: Words | null
}

/** A check before its verdict, held against what was published where it does not say otherwise; a gap beyond the tolerance is explained as far as `explique.jusque`, in `unite`. */
export interface Asked extends Omit<Check, 'verdict' | 'pourquoi' | 'nature'> {
  readonly nature?: Nature
  readonly explique?: { readonly jusque: number; readonly pourquoi: Words }
  readonly pourquoi?: Words
}

/** Gives the verdict. A tolerance holds to a billionth, so that a mean rounded to two places is not missed by a bit. */
export function judged({ explique, pourquoi: reason, nature = 'publie', ...rest }: Asked): Check {
  const asked = { ...rest, nature }
  const { attendu, trouve, tolerance } = asked
  const pourquoi = reason ?? null
  if (attendu === null || tolerance === null) return { ...asked, verdict: 'non-verifiable', pourquoi }
  const gap = trouve === null ? Infinity : Math.abs(trouve - attendu.valeur)
  if (gap <= tolerance + 1e-9) return { ...asked, verdict: 'tenu', pourquoi }
  if (explique && gap <= explique.jusque)
    return { ...asked, verdict: 'ecart-explique', pourquoi: explique.pourquoi }
  return { ...asked, verdict: 'manque', pourquoi }
}
