import { join } from 'node:path'
import { originsOf } from '../../server/domain/origins.ts'
import {
  validateJourneys,
  type KnownJourney,
  type ValidatedJourney,
} from '../../server/domain/travel/validateJourneys.ts'
import { osrmMatrix } from '../../server/country/routing/osrm-matrix.ts'
import { packageInputs } from './packageInputs.ts'
import { CsvTable } from './table.ts'

/** The journeys that people know, as the data package gives them. */
export const knownJourneys = (packageFolder: string): KnownJourney[] =>
  new CsvTable(join(packageFolder, 'trajets_connus.csv')).rows.map((row) => ({
    from: row.code_depart!,
    to: row.code_arrivee!,
    terrain: row.terrain!,
    accepted: row.minutes_min ? [Number(row.minutes_min), Number(row.minutes_max)] : null,
    reason: row.raison!,
    weak: row.faible === 'true',
    source: row.source!,
  }))

/** Known journeys beside the estimate, by kind of ground, and beside an engine's minutes where `routingUrl` names one. */
export async function journeys(
  packageFolder: string,
  routingUrl?: string,
): Promise<Record<string, string | number>[]> {
  const places = originsOf(packageInputs(packageFolder))
  const rows = [...validateJourneys(places, knownJourneys(packageFolder)).values()].flat()
  const measured = routingUrl ? await measure(rows, routingUrl) : null
  return rows.map((row, k) => ({
    terrain: row.terrain,
    depart: row.fromName,
    arrivee: row.toName,
    accepte: row.accepted === null ? 'pas de route' : row.accepted.join('–'),
    estime: row.minutes ?? 'pas de route',
    verdict: row.within ? 'oui' : row.weak ? 'non (échec connu)' : 'non',
    ...(measured && { moteur: measured[k] ?? 'pas de route' }),
    raison: row.reason,
  }))

  async function measure(
    rows: readonly ValidatedJourney[],
    url: string,
  ): Promise<(number | string | null)[]> {
    const at = new Map(places.map(({ code, lon, lat }) => [code, { lon, lat }]))
    const matrix = osrmMatrix({ url, cacheFolder: null })
    return Promise.all(
      rows.map(async ({ from, to }) => {
        const { minutes, failed } = await matrix([at.get(from)!], [at.get(to)!])
        return failed[0]?.reason ?? (minutes[0]![0] === null ? null : Math.round(minutes[0]![0]!))
      }),
    )
  }
}
