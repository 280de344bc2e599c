import type { Commune } from '../model.ts'
import { nearestFrom } from './nearestFrom.ts'
import { indicesByCode } from './roads.ts'

/** A journey that people know. */
export interface KnownJourney {
  readonly from: string
  readonly to: string
  readonly terrain: string
  /** What a driver would accept, minutes; null where no road leads. */
  readonly accepted: readonly [least: number, most: number] | null
  readonly reason: string
  /** A known failure of any estimate without relief: shown as such, never hidden. */
  readonly weak: boolean
  /** Id of the source of what is accepted. */
  readonly source: string
}

/** The same with what the estimate says. */
export interface ValidatedJourney extends KnownJourney {
  readonly fromName: string
  readonly toName: string
  /** As the crow flies. */
  readonly kilometres: number | null
  /** Rounded as they are shown; null where the estimate knows no road. */
  readonly minutes: number | null
  readonly within: boolean
}

/**
 * Known journeys between communes (by code) beside their estimate, by kind of ground in the order in which kinds first come.
 * `places` are an allocation's communes; a code that none has is thrown by name.
 */
export function validateJourneys(
  places: readonly Commune[],
  journeys: readonly KnownJourney[],
): ReadonlyMap<string, readonly ValidatedJourney[]> {
  const byTerrain = new Map<string, ValidatedJourney[]>()
  for (const journey of journeys) {
    const rows = byTerrain.get(journey.terrain) ?? []
    byTerrain.set(journey.terrain, rows)
    rows.push(validated(places, journey))
  }
  return byTerrain
}

function validated(places: readonly Commune[], journey: KnownJourney): ValidatedJourney {
  const [from, to] = [journey.from, journey.to].map((code) => {
    const place = places[indicesByCode(places).get(code)?.[0] ?? -1]
    if (!place) throw new RangeError(`no commune ${code}`)
    return place
  }) as [Commune, Commune]
  const [found] = nearestFrom(
    places,
    [{ ...to, codeCommune: to.code }],
    { ...from, codeCommune: from.code },
    { limit: 1 },
  )
  const minutes = found ? Math.round(found.minutes) : null
  const { accepted } = journey
  return {
    ...journey,
    fromName: from.nom,
    toName: to.nom,
    kilometres: found?.kilometres ?? null,
    minutes,
    within:
      accepted === null || minutes === null
        ? accepted === null && minutes === null
        : minutes >= accepted[0] && minutes <= accepted[1],
  }
}
