import type { getObjectif } from '../../contract/goal.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { GOAL_VERDICTS, type GoalLetter } from '../../domain/goal/goal.ts'
import type { Row } from '../rows.ts'

type Answer = OutputOf<typeof getObjectif>

/** The areas of an answer by their places in its columns. */
export const goalItems = ({ codes }: Answer): number[] => codes.map((_, index) => index)

/** One row an area: what is aimed at, the share with its ends, where the area stands, and who is missing. */
export const goalRows = ({ items, ...answer }: Answer & { readonly items: readonly number[] }): Row[] =>
  items.map((k) => {
    const letter = answer.verdicts[k] as GoalLetter
    /** A number, or the state that says why there is none. */
    const count = (name: string, value: number | null | undefined): Row => ({
      [name]: value ?? null,
      [`${name}.statut`]: value != null ? 'ok' : letter === '-' ? 'not-applicable' : 'hidden',
    })
    return {
      niveau: answer.niveau,
      code: answer.codes[k]!,
      nom: answer.noms[k] ?? null,
      departement: answer.departements[k]!,
      region: answer.regions[k]!,
      minutes: answer.minutes,
      'objectif.part': answer.part / 100,
      cabinets: answer.cabinets,
      ...count('patients', answer.patients[k]),
      part: answer.parts[k]!,
      'part.low': answer.lows[k]!,
      'part.high': answer.highs[k]!,
      'part.possible': answer.possibles[k]!,
      verdict: GOAL_VERDICTS[letter],
      ...count('manquent', answer.manquent[k]),
      ...count('manquent.low', answer.manquentLows[k]),
      ...count('manquent.high', answer.manquentHighs[k]),
      sources: answer.sources.join(';'),
      asOf: answer.asOf,
      run: answer.run,
      method: answer.method,
      demonstration: answer.demonstration,
    }
  })
