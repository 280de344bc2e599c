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
import type { LevelColumns } from '../data/columns.ts'
import { fetchOnce } from '../data/load.ts'

type GoalAnswer = Pick<
  OutputOf<typeof getObjectif>,
  'codes' | 'patients' | 'parts' | 'lows' | 'highs' | 'possibles' | 'sources'
>

/** An area against a goal. */
export interface GoalLine {
  readonly reach: PublicReach
  readonly letter: GoalLetter
  readonly missing: Missing | null
}

/** The shares that have come, by level, day and journey: the part aimed at is slid over them without asking again. */
export class Goals {
  #arrived = $state.raw<ReadonlyMap<string, { answer: GoalAnswer; rows: ReadonlyMap<string, number> }>>(
    new Map(),
  )

  /** Reads the areas of a level by code; undefined while they have not come. */
  lines(
    niveau: LevelColumns['niveau'],
    day: string | null,
    goal: Goal,
  ): ((code: string) => GoalLine | null) | undefined {
    const arrived = this.#arrived.get(key(niveau, day, goal))
    if (!arrived) return undefined
    const { answer, rows } = arrived
    return (code) => {
      const k = rows.get(code)
      if (k === undefined) return null
      const reach = {
        part: answer.parts[k]!,
        low: answer.lows[k]!,
        high: answer.highs[k]!,
        possible: answer.possibles[k]!,
      }
      return {
        reach,
        letter: goalLetter(reach, goal.part),
        missing: missingTo(answer.patients[k]!, reach, goal.part),
      }
    }
  }

  /** Ids of the datasets that what has come rests on. */
  get sources(): readonly string[] {
    return [...this.#arrived.values()][0]?.answer.sources ?? ['cabinets']
  }

  /** Fetches a level; false when it did not come. One's own groupings are told by nobody. */
  async load(niveau: LevelColumns['niveau'], day: string | null, goal: Goal | null): Promise<boolean> {
    if (!goal || niveau === 'groupes') return true
    const nom = key(niveau, day, goal)
    if (this.#arrived.has(nom)) return true
    const request = new URLSearchParams({
      ...{ minutes: String(goal.minutes), cabinets: goal.cabinets, noms: '0' },
      ...(day && { asOf: day }),
    })
    try {
      const answer = await fetchOnce<GoalAnswer>(`/api/v1/objectif/${niveau}?${request}`)
      const rows = new Map(answer.codes.map((code, k) => [code, k]))
      this.#arrived = new Map(this.#arrived).set(nom, { answer, rows })
      return true
    } catch {
      return false
    }
  }

  /** Forgets everything: statuses have changed. */
  forget(): void {
    this.#arrived = new Map()
  }
}

/** What a row is sorted by; under 11 stands between nobody and 11. */
export function sortValue(line: GoalLine | null | undefined, key: 'manquent' | 'part'): number | null {
  if (!line || line.letter === '-') return null
  return key === 'part' ? line.reach.part : (line.missing?.value ?? 5)
}

const key = (niveau: string, day: string | null, { minutes, cabinets }: Goal): string =>
  `${niveau} ${day ?? ''} ${minutes} ${cabinets}`
