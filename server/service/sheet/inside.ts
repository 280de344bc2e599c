import type { MultiPolygon } from 'geojson'
import { areaOf, areasOf, communesIn, levelOf } from '../../country/views/across.ts'
import { kilometresOutside } from '../../country/land/locate.ts'
import { shapesOf } from '../../country/land/shapes.ts'
import { MONTHLY, monthsOf } from '../../country/views/months.ts'
import { monthDays } from '../../domain/monthDays.ts'
import { knownDays } from '../known-days.ts'
import type { View } from '../../country/views/view.ts'
import type { Territory } from '../../country/land/territories.ts'
import type { Inside } from '../../contract/sheet-pages.ts'
import { FRISE_FROM } from '../../contract/timeline.ts'
import type { Figure } from '../../domain/figure.ts'
import { compareText } from '../../domain/compareText.ts'
import {
  HORS_NIVEAU,
  STATUTS,
  type AnyNiveau,
  type Arrondissement,
  type Cabinet,
} from '../../domain/model.ts'
import { ARRONDISSEMENT_SEATS } from '../../domain/places/arrondissement-seats.ts'
import { PERSON_CLASSES } from '../../domain/secrecy/classes.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { publicStatus } from '../../domain/status/publicStatus.ts'
import { cabinetAsPublished } from '../cabinet/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import { areaMap } from './area-map.ts'

/** What is told of each area inside another. */
const TOLD = [
  'patients-suivis',
  'patients-sans-relais',
  'minutes-active',
] as const satisfies readonly Indicateur[]
const NAMED = 7

type Deps = Pick<HandlerDeps, 'atlas' | 'intakes' | 'today'> & { readonly recordedBy?: string }

/** The areas that a sheet lists below its own: of numbers where these are published, of classes elsewhere. */
const below = (niveau: AnyNiveau): AnyNiveau =>
  niveau === 'departement' ? 'circonscription' : niveau === 'region' ? 'departement' : 'commune'

/** The cabinets that count for an area, by name of their commune. */
function cabinetsIn(
  { atlas }: Pick<HandlerDeps, 'atlas'>,
  { niveau, code }: Territory,
  communes: ReadonlySet<string>,
) {
  const counts = (cabinet: Cabinet): boolean =>
    niveau === 'circonscription'
      ? atlas.circonscriptionsOf(cabinet).includes(code)
      : communes.has(cabinet.codeCommune)
  return atlas.cabinets.filter(counts)
}

/** A figure as the contract has it. */
const told = (figure: Figure) => ({ ...figure, sources: [...figure.sources] })

/** What an area holds on the day of a view; null where it has no figures. */
export function insideOf(deps: Deps, area: Territory, view: View): Inside | null {
  const { atlas } = deps
  if (area.explication !== null) return null
  const niveau = below(area.niveau)
  const communes = communesIn(atlas, area)
  const { level, indexOf } = levelOf(atlas, view, niveau)
  const inner: readonly Territory[] =
    niveau === 'commune'
      ? communes.flatMap((code) => areaOf(atlas, 'commune', code) ?? [])
      : areasOf(atlas, niveau).filter((one) =>
          area.niveau === 'region' ? one.region === area.code : one.departement === area.code,
        )
  const shared = new Map(
    area.niveau === 'circonscription'
      ? atlas.territories.sharedCommunes(area.code).map(({ code, part }) => [code, part] as const)
      : [],
  )
  const areas = inner
    .flatMap((one) => {
      const index = indexOf.get(one.code)
      if (index === undefined || one.explication !== null) return []
      const figures = TOLD.map((indicator) => told(level.figure(index, indicator)))
      return [
        {
          ...{ code: one.code, nom: one.nom, path: `/${niveau}/${one.code}`, figures },
          part: shared.get(one.code) ?? null,
        },
      ]
    })
    .sort((a, b) => weight(b) - weight(a) || compareText(a.nom, b.nom))
  const cabinets = cabinetsIn(deps, area, new Set(communes))
  const publicCabinet = cabinetAsPublished(deps)
  const shown = cabinets
    .map((cabinet) => publicCabinet(cabinet, view))
    .map(({ id, name, commune, status, demonstration }) => ({ id, name, commune, status, demonstration }))
    .sort(
      (a, b) =>
        STATUTS.indexOf(a.status.value) - STATUTS.indexOf(b.status.value) ||
        compareText(a.commune, b.commune) ||
        compareText(a.id, b.id),
    )
  return {
    niveau,
    areas: area.niveau === 'commune' ? [] : areas,
    cabinets: shown,
    trend: trendOf(deps, cabinets, view.asOf),
    patients: patientsOf(deps, area, view),
    map: mapOf(deps, area, areas, niveau, cabinets, view),
  }
}

type Inner = Inside['areas'][number]

/** Where an area stands in the order of the list: its people followed, or the least that its class tells. */
function weight({ figures }: Inner): number {
  const followed = figures[0]!
  return (
    followed.value ??
    followed.class?.min ??
    (followed.status === 'protecting' ? 5 : followed.status === 'hidden' ? 1 : 0)
  )
}

/** The same of the cabinets that count for an area, without what else it holds. */
export const trendIn = (deps: Pick<HandlerDeps, 'atlas'>, area: Territory, asOf: string): Inside['trend'] =>
  trendOf(deps, cabinetsIn(deps, area, new Set(communesIn(deps.atlas, area))), asOf)

/** Cabinets by status on the first day of each month since the payments stopped, and on the day itself, by what is known today. */
function trendOf(
  { atlas }: Pick<HandlerDeps, 'atlas'>,
  cabinets: readonly Cabinet[],
  asOf: string,
): Inside['trend'] {
  return [...monthDays(FRISE_FROM, asOf), asOf].map((day) => {
    const counts = Object.fromEntries(STATUTS.map((status) => [status, 0])) as Record<
      (typeof STATUTS)[number],
      number
    >
    for (const { id } of cabinets) counts[publicStatus(atlas.events(id), day).value]++
    return { day, counts }
  })
}

/**
 * What is told of patients on those of the same days of which anything is known: as published on each, from what is kept, so that no
 * page waits for a day to be computed.
 */
function patientsOf(deps: Deps, { niveau, code }: Territory, view: View): Inside['patients'] {
  const { atlas } = deps
  const { level, indexOf } = levelOf(atlas, view, niveau)
  const index = indexOf.get(code)
  const { validFrom } = knownDays(deps)
  const days = monthDays(FRISE_FROM, view.asOf).filter((day) => day >= validFrom)
  return [
    ...days.map((day) => ({ day, figures: monthsOf(atlas).at(day, niveau, code)?.map(told) ?? null })),
    {
      day: view.asOf,
      figures: index === undefined ? null : MONTHLY.map((indicator) => told(level.figure(index, indicator))),
    },
  ]
}

/** The darkest shade: of this class, persons, and of all above it. */
const DARKEST = 1000

/** The class that the map shows an area in: the least of it, or why there is none. */
function shadeOf({ figures }: Inner): string {
  const { status, value, class: bounds } = figures[0]!
  if (!bounds && (status !== 'ok' || value === null)) return status
  const least = bounds?.min ?? PERSON_CLASSES.findLast((low) => value! >= low)
  return least === undefined ? 'hidden' : String(Math.min(least, DARKEST))
}

function mapOf(
  { atlas }: Pick<HandlerDeps, 'atlas'>,
  { niveau, code }: Territory,
  areas: readonly Inner[],
  inner: AnyNiveau,
  cabinets: readonly Cabinet[],
  view: View,
): string | null {
  const polygonOf = (level: AnyNiveau, one: string): MultiPolygon | undefined =>
    level === 'commune'
      ? atlas.outlines().polygon(one)
      : level === 'france'
        ? undefined
        : shapesOf(atlas, level).get(one)
  const outline = code === HORS_NIVEAU ? undefined : polygonOf(niveau, code)
  if (!outline) return null
  // A great city is one class: its arrondissements tell where one is in it.
  const districts = inner === 'commune' ? districtsIn(atlas, niveau, code) : []
  const cities = new Set(districts.map(({ codeCommune }) => codeCommune))
  return areaMap(
    outline,
    areas.flatMap((one) => {
      const polygon = polygonOf(inner, one.code)
      return polygon ? [{ polygon, shade: shadeOf(one), shared: one.part !== null }] : []
    }),
    cabinets.map(({ id, lon, lat }) => ({ lon, lat, status: view.statuses.get(id)!.value })),
    inner === 'commune'
      ? [
          ...districts.flatMap(({ nom, lon, lat }) =>
            kilometresOutside(outline, lon, lat) > 0 ? [] : { nom: /\d+er?/.exec(nom)?.[0] ?? nom, lon, lat },
          ),
          ...areas
            .flatMap(({ code: one }) => (cities.has(one) ? [] : (atlas.communes.get(one) ?? [])))
            .sort((a, b) => b.population - a.population)
            .slice(0, NAMED),
        ]
      : [],
    `in-${niveau}-${code}`,
    districts.flatMap(({ code: one }) => atlas.districts().get(one) ?? []),
  )
}

/** The arrondissements of the great city that an area is, or is a part of. */
function districtsIn(
  { inputs }: Pick<HandlerDeps, 'atlas'>['atlas'],
  niveau: AnyNiveau,
  code: string,
): readonly Arrondissement[] {
  const all = inputs.arrondissements ?? []
  if (niveau === 'commune') return all.filter(({ codeCommune }) => codeCommune === code)
  if (niveau !== 'circonscription') return []
  return all.filter((one) => ARRONDISSEMENT_SEATS[one.code]?.split(' ').includes(code))
}
