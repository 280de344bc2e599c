import { compareText } from '../compareText.ts'
import { LEAST_SHOWN } from '../secrecy/round.ts'
import type { Absorber } from './result.ts'

/** How full a place gets, by class: under 90 % of its capacity, to under 100 %, full. */
export const REMPLISSAGES = ['libre', 'presque', 'plein'] as const
type Remplissage = (typeof REMPLISSAGES)[number]

/** Lower bounds of the classes of people received; under the first one a place is not listed, an opening as class 0. */
const RECEIVED = [LEAST_SHOWN, 50, 200] as const

/** A place that takes people in, as it may be shown: never its followed patients, a received count or an exact fill. */
export interface PublicAbsorber {
  readonly kind: Absorber['kind']
  /** Id of the cabinet; the commune's code for an opening. */
  readonly id: string
  readonly codeCommune: string
  readonly etp: number
  /** Class of people received: 0 under 11 (openings only), 1 under 50, 2 under 200, 3 from 200. */
  readonly received: 0 | 1 | 2 | 3
  readonly fill: Remplissage
}

/**
 * The absorbing places by class, most received first; inside a class by id, for the order of the counts would rank
 * them. Cabinets that take in fewer than 11 people are left out.
 */
export function publicAbsorbers(absorbers: readonly Absorber[]): PublicAbsorber[] {
  return absorbers
    .map(({ kind, id, codeCommune, etp, received, fill }): PublicAbsorber => ({
      kind,
      id,
      codeCommune,
      etp,
      received: RECEIVED.filter((least) => received >= least).length as 0 | 1 | 2 | 3,
      fill: fill >= 0.9995 ? 'plein' : fill >= 0.9 ? 'presque' : 'libre',
    }))
    .filter(({ kind, received }) => kind === 'ouverture' || received > 0)
    .sort((a, b) => b.received - a.received || compareText(a.id, b.id))
}
