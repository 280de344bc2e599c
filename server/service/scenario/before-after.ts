import type { Atlas } from '../../country/atlas.ts'
import { boundsOf, type Bounds } from '../../country/land/contours.ts'
import type { BeforeAfter } from '../../contract/scenario-page.ts'
import type { MinutesBefore } from '../../domain/scenario/player.ts'
import type { PublicScenario } from '../../domain/scenario/publicScenario.ts'
import { bandOf } from '../../domain/areas/levelColumns.ts'
import { BANDES_MINUTES } from '../../domain/situation.ts'
import { frameOf, wholePath, type Project } from '../svg-path.ts'

/** Pixels of the longer side. */
const SIDE = 360
/** Communes drawn one by one; where there are more, a phone would wait for what nobody could tell apart. */
const MOST_COMMUNES = 450
/** Of the longer side, room around what changes. */
const AROUND = 0.06

type Point = readonly [lon: number, lat: number]
type Drawn = Pick<Atlas, 'contours' | 'outlines' | 'communes' | 'cabinet'>

/** The places where a scenario changes something: what closes, what opens, and the communes whose minutes change. */
export function touchedBy(atlas: Drawn, scenario: PublicScenario): Point[] {
  const { closed, opened } = marked(atlas, scenario)
  return [...closed, ...opened, ...scenario.communes.codes.flatMap((code) => pointOf(atlas, code))]
}

/** The maps of a scenario around `touched`; null where nothing changes that has a place. `name`: of its base in the document. */
export function beforeAfter(
  atlas: Drawn,
  scenario: PublicScenario,
  before: MinutesBefore,
  touched: readonly Point[],
  name: string,
): BeforeAfter | null {
  const mainland = touched.filter(([lon, lat]) => lon > -6 && lon < 10 && lat > 41 && lat < 52)
  const kept = mainland.length > 0 ? mainland : touched
  if (kept.length === 0) return null
  const shown = boundsAround(kept)
  const inside = meets(shown)
  const { bounds, polygon } = atlas.outlines()
  const communes = bounds().filter(([, box]) => inside(box))
  const niveau = communes.length <= MOST_COMMUNES ? 'commune' : 'circonscription'
  const shapes =
    niveau === 'commune'
      ? communes.map(([code]) => [code, polygon(code)!] as const)
      : [...atlas.contours.circonscriptions].filter(([, shape]) => inside(boundsOf(shape)))
  const minutes = new Map(before[niveau].codes.map((code, k) => [code, before[niveau].minutes[k] ?? null]))
  const changed = niveau === 'commune' ? scenario.communes : scenario.levels.circonscription
  const after = new Map(changed.codes.map((code, k) => [code, changed.minutesAfter[k] ?? null]))
  const { width, height, at } = frameOf(shown, SIDE)
  const paths = shapes.map(([code, shape]) => [code, wholePath(shape, at)] as const)
  const deserts = new Set(niveau === 'commune' ? scenario.newDeserts.commune : [])
  const { closed, opened } = marked(atlas, scenario)
  const svg = (...parts: readonly string[]): string =>
    [
      `<svg class="scenario-map" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">`,
      ...parts,
      '</svg>',
    ].join('')
  return {
    avant: svg(
      `<g id="${name}">`,
      ...paths.map(([code, d]) => `<path class="minutes-${shadeOf(minutes.get(code))}" d="${d}"/>`),
      '</g>',
      marksOf(closed, at, (x, y) => `<circle class="mark" cx="${x}" cy="${y}" r="4"/>`),
    ),
    // The second map is the first with what changes drawn over it: half the bytes.
    apres: svg(
      `<use href="#${name}"/>`,
      ...paths.flatMap(([code, d]) =>
        after.has(code) ? [`<path class="minutes-${shadeOf(after.get(code))}" d="${d}"/>`] : [],
      ),
      ...paths.flatMap(([code, d]) => (deserts.has(code) ? [`<path class="desert" d="${d}"/>`] : [])),
      marksOf(closed, at, (x, y) => `<path class="mark cross" d="M${x - 4} ${y - 4}l8 8m0-8l-8 8"/>`),
      marksOf(opened, at, (x, y) => `<path class="mark post" d="M${x} ${y - 5}v10m-5-5h10"/>`),
    ),
    niveau,
    ailleurs: kept.length < touched.length,
  }
}

function pointOf({ communes }: Drawn, code: string): Point[] {
  const commune = communes.get(code)
  return commune ? [[commune.lon, commune.lat]] : []
}

function marked(atlas: Drawn, { closed, request }: PublicScenario): { closed: Point[]; opened: Point[] } {
  return {
    closed: closed.ids.flatMap((id): Point[] => {
      const cabinet = atlas.cabinet(id)
      return cabinet ? [[cabinet.lon, cabinet.lat]] : []
    }),
    opened: request.openings.flatMap(({ codeCommune }) => pointOf(atlas, codeCommune)),
  }
}

/** 1 to 4; what has no road to an open cabinet, or no figure, is in the last one. */
const shadeOf = (minutes: number | null | undefined): number =>
  BANDES_MINUTES.indexOf(bandOf(minutes ?? Infinity)) + 1

function boundsAround(points: readonly Point[]): Bounds {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const around = Math.max(0.03, AROUND * Math.max(east - west, north - south))
  return [west - around, south - around, east + around, north + around]
}

const meets =
  ([west, south, east, north]: Bounds) =>
  ([w, s, e, n]: Bounds): boolean =>
    e >= west && w <= east && n >= south && s <= north

const marksOf = (points: readonly Point[], at: Project, mark: (x: number, y: number) => string): string =>
  points
    .map(([lon, lat]) => at(lon, lat).map(Math.round) as [number, number])
    .map(([x, y]) => mark(x, y))
    .join('')
