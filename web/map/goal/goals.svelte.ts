/* eslint-disable svelte/prefer-svelte-reactivity -- this map is replaced whole, never changed in place */
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getObjectif } from '../../../server/contract/goal.ts'
import {
  goalLetter,
  missingTo,
  type Goal,
  type GoalLetter,
  type Missing,
  type PublicReach,
} from '../../../server/domain/goal/goal.ts'
import type { Colonnes } from '../data/columns.ts'
import { lire } from '../data/load.ts'

type Reponse = Pick<
  OutputOf<typeof getObjectif>,
  'codes' | 'patients' | 'parts' | 'lows' | 'highs' | 'possibles' | 'sources'
>

/** An area against a goal. */
export interface Ligne {
  readonly portee: PublicReach
  readonly lettre: GoalLetter
  readonly manquent: Missing | null
}

/** The shares that have come, by level, day and journey: the part aimed at is slid over them without asking again. */
export class Objectifs {
  #venues = $state.raw<ReadonlyMap<string, { reponse: Reponse; rangs: ReadonlyMap<string, number> }>>(
    new Map(),
  )

  /** Reads the areas of a level by code; undefined while they have not come. */
  lignes(
    niveau: Colonnes['niveau'],
    jour: string | null,
    objectif: Goal,
  ): ((code: string) => Ligne | null) | undefined {
    const venue = this.#venues.get(cle(niveau, jour, objectif))
    if (!venue) return undefined
    const { reponse, rangs } = venue
    return (code) => {
      const k = rangs.get(code)
      if (k === undefined) return null
      const portee = {
        part: reponse.parts[k]!,
        low: reponse.lows[k]!,
        high: reponse.highs[k]!,
        possible: reponse.possibles[k]!,
      }
      return {
        portee,
        lettre: goalLetter(portee, objectif.part),
        manquent: missingTo(reponse.patients[k]!, portee, objectif.part),
      }
    }
  }

  /** Ids of the datasets that what has come rests on. */
  get sources(): readonly string[] {
    return [...this.#venues.values()][0]?.reponse.sources ?? ['cabinets']
  }

  /** Fetches a level; false when it did not come. One's own groupings are told by nobody. */
  async charger(niveau: Colonnes['niveau'], jour: string | null, objectif: Goal | null): Promise<boolean> {
    if (!objectif || niveau === 'groupes') return true
    const nom = cle(niveau, jour, objectif)
    if (this.#venues.has(nom)) return true
    const demande = new URLSearchParams({
      ...{ minutes: String(objectif.minutes), cabinets: objectif.cabinets, noms: '0' },
      ...(jour && { asOf: jour }),
    })
    try {
      const reponse = await lire<Reponse>(`/api/v1/objectif/${niveau}?${demande}`)
      const rangs = new Map(reponse.codes.map((code, k) => [code, k]))
      this.#venues = new Map(this.#venues).set(nom, { reponse, rangs })
      return true
    } catch {
      return false
    }
  }

  /** Forgets everything: statuses have changed. */
  oublier(): void {
    this.#venues = new Map()
  }
}

/** What a row is sorted by; under 11 stands between nobody and 11. */
export function rangDe(ligne: Ligne | null | undefined, cle: 'manquent' | 'part'): number | null {
  if (!ligne || ligne.lettre === '-') return null
  return cle === 'part' ? ligne.portee.part : (ligne.manquent?.value ?? 5)
}

const cle = (niveau: string, jour: string | null, { minutes, cabinets }: Goal): string =>
  `${niveau} ${jour ?? ''} ${minutes} ${cabinets}`
