import type { listScenarioTerritoires, OutputOf } from '../../server/contract/index.ts'
import type { AnyNiveau } from '../../server/domain/model.ts'
import { EFFECTIFS, type Effectif } from '../../server/domain/scenario/outcomes.ts'
import type { PublicLevelAfter } from '../../server/domain/scenario/publicScenario.ts'

/** The levels that the areas of a scenario are listed by. */
export const SCENARIO_NIVEAUX = [
  'region',
  'departement',
  'circonscription',
  'arrondissement',
  'epci',
  'bassin-de-vie',
  'canton',
] as const
export type ScenarioNiveau = (typeof SCENARIO_NIVEAUX)[number]

type Item = OutputOf<typeof listScenarioTerritoires>['items'][number]

/** A level of a scenario as its table reads it. */
export type LevelShown = Omit<PublicLevelAfter, 'niveau'> & { readonly niveau: AnyNiveau }

const ETATS = { ok: 'o', class: 'k', hidden: 's', protecting: 'p', withheld: 'p' } as const

/** The API's areas of a level column by column. */
export function levelOf(niveau: AnyNiveau, items: readonly Item[]): LevelShown {
  const byCount = <T>(of: (count: Effectif) => T): Record<Effectif, T> =>
    Object.fromEntries(EFFECTIFS.map((count) => [count, of(count)])) as Record<Effectif, T>
  return {
    niveau,
    codes: items.map(({ code }) => code),
    persons: byCount((count) =>
      items.map(({ persons }) => {
        const { value, class: own } = persons[count]!
        return own ? (own.min + own.max + 1) / 2 : value
      }),
    ),
    states: byCount((count) => items.map(({ persons }) => ETATS[persons[count]!.status]).join('')),
    minutesBefore: items.map(({ minutesBefore }) => minutesBefore),
    minutesAfter: items.map(({ minutesAfter }) => minutesAfter),
    beyondBefore: items.map(({ beyondBefore }) => beyondBefore),
    beyondAfter: items.map(({ beyondAfter }) => beyondAfter),
    riskBefore: items.map(({ riskBefore }) => riskBefore),
    riskAfter: items.map(({ riskAfter }) => riskAfter),
    relaylessBefore: items.map(({ relaylessBefore }) => relaylessBefore),
    relaylessAfter: items.map(({ relaylessAfter }) => relaylessAfter),
  }
}
