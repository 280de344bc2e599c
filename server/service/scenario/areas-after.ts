import type { listScenarioTerritoires, OutputOf } from '../../contract/index.ts'
import type { AnyNiveau } from '../../domain/model.ts'
import { EFFECTIFS } from '../../domain/scenario/outcomes.ts'
import type { EtatEffectif } from '../../domain/scenario/publicPersons.ts'
import type { PublicLevelAfter } from '../../domain/scenario/publicScenario.ts'
import { classOf, PERSON_CLASSES } from '../../domain/secrecy/classes.ts'

type Area = OutputOf<typeof listScenarioTerritoires>['items'][number]
type Risks = 'riskBefore' | 'riskAfter' | 'relaylessBefore' | 'relaylessAfter'
/** Any level after a scenario; one that cuts across the circonscriptions tells no risk. */
type AnyLevelAfter = Omit<PublicLevelAfter, 'niveau' | Risks> &
  Partial<Pick<PublicLevelAfter, Risks>> & { readonly niveau: AnyNiveau }

/** What a scenario is told like at a level that cuts across the circonscriptions. */
export const SCENARIO_ACROSS_NOTE = {
  fr: 'À ce niveau, qui ne suit pas les circonscriptions, les personnes sont données par classes. « Non diffusé » : moins de 11 personnes, ou un nombre qui livrerait un nombre caché ; ce n’est pas zéro. Le risque n’y est pas calculé.',
  en: 'At this level, which does not follow the constituencies, people are told in classes. “Not published”: under 11 people, or a number that would give a hidden one away; it is not zero. The risk is not computed there.',
} as const

/** The areas of a level, most people affected first, in the order of the table; what is not told comes last. */
export function areasAfter(level: AnyLevelAfter, nameOf: (code: string) => string): Area[] {
  const { niveau, codes, persons } = level
  const rows = [...codes.keys()].sort(
    (a, b) =>
      (persons.displaced[b] ?? 0) - (persons.displaced[a] ?? 0) ||
      (persons.sansPlace[b] ?? 0) - (persons.sansPlace[a] ?? 0) ||
      (codes[a]! < codes[b]! ? -1 : 1),
  )
  return rows.map((a) => ({
    niveau,
    code: codes[a]!,
    nom: nameOf(codes[a]!),
    persons: Object.fromEntries(
      EFFECTIFS.map((count) => [
        count,
        toldOf(niveau, persons[count][a]!, level.states[count][a] as EtatEffectif),
      ]),
    ) as Area['persons'],
    minutesBefore: level.minutesBefore[a]!,
    minutesAfter: level.minutesAfter[a]!,
    beyondBefore: level.beyondBefore[a]!,
    beyondAfter: level.beyondAfter[a]!,
    riskBefore: level.riskBefore?.[a] ?? null,
    riskAfter: level.riskAfter?.[a] ?? null,
    relaylessBefore: level.relaylessBefore?.[a] ?? null,
    relaylessAfter: level.relaylessAfter?.[a] ?? null,
  }))
}

function toldOf(
  niveau: AnyNiveau,
  value: number | null,
  state: EtatEffectif,
): Area['persons'][keyof Area['persons']] {
  const found = state === 'k' && value !== null ? classOf(value, PERSON_CLASSES) : null
  if (found) return { status: 'class', value: null, class: { min: found.low, max: found.high - 1 } }
  if (value !== null) return { status: 'ok', value, class: null }
  const counted = niveau === 'region' || niveau === 'departement' || niveau === 'circonscription'
  return {
    status: counted ? (state === 's' ? 'hidden' : 'protecting') : 'withheld',
    value: null,
    class: null,
  }
}
