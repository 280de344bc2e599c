import type { MultiPolygon } from 'geojson'
import type { Atlas } from '../../country/atlas.ts'
import { boundsOf, type Bounds, type Contours } from '../../country/land/contours.ts'
import type { BeforeAfter } from '../../contract/scenario-page.ts'
import type { MinutesBefore } from '../../domain/scenario/player.ts'
import type { PublicScenario } from '../../domain/scenario/publicScenario.ts'
import { svgPath, type Project } from '../svg-path.ts'

/** Upper bounds of the bands of minutes, as everywhere; the last band has what is farther, or no road. */
const BANDS = [10, 20, 45] as const
/** Pixels of the longer side. */
const SIDE = 360
/** Communes drawn one by one; where there are more, a phone would wait for what nobody could tell apart. */
const MOST_COMMUNES = 450
/** Of the longer side, room around what changes. */
const AROUND = 0.06

type Point = readonly [lon: number, lat: number]
type Drawn = Pick<Atlas, 'contours' | 'communes' | 'cabinet'>

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
  const frame = frameOf(kept)
  const inside = shapesIn(atlas.contours.communes, frame)
  const niveau = inside.length <= MOST_COMMUNES ? 'commune' : 'circonscription'
  const shapes = niveau === 'commune' ? inside : shapesIn(atlas.contours.circonscriptions, frame)
  const minutes = new Map(before[niveau].codes.map((code, k) => [code, before[niveau].minutes[k] ?? null]))
  const changed = niveau === 'commune' ? scenario.communes : scenario.levels.circonscription
  const after = new Map(changed.codes.map((code, k) => [code, changed.minutesAfter[k] ?? null]))
  const { width, height, at } = projection(frame)
  const paths = shapes.map(([code, shape]) => [code, svgPath(shape, at, 0)] as const)
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
      ...paths.map(([code, d]) => `<path class="minutes-${bandOf(minutes.get(code))}" d="${d}"/>`),
      '</g>',
      marksOf(closed, at, (x, y) => `<circle class="mark" cx="${x}" cy="${y}" r="4"/>`),
    ),
    // The second map is the first with what changes drawn over it: half the bytes.
    apres: svg(
      `<use href="#${name}"/>`,
      ...paths.flatMap(([code, d]) =>
        after.has(code) ? [`<path class="minutes-${bandOf(after.get(code))}" d="${d}"/>`] : [],
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
function bandOf(minutes: number | null | undefined): number {
  if (minutes === null || minutes === undefined) return BANDS.length + 1
  const band = BANDS.findIndex((bound) => minutes <= bound)
  return band < 0 ? BANDS.length + 1 : band + 1
}

function frameOf(points: readonly Point[]): Bounds {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const around = Math.max(0.03, AROUND * Math.max(east - west, north - south))
  return [west - around, south - around, east + around, north + around]
}

function shapesIn(
  shapes: Contours['communes'],
  [west, south, east, north]: Bounds,
): (readonly [string, MultiPolygon])[] {
  return [...shapes].filter(([, shape]) => {
    const [w, s, e, n] = boundsOf(shape)
    return e >= west && w <= east && n >= south && s <= north
  })
}

function projection([west, south, east, north]: Bounds): { width: number; height: number; at: Project } {
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = SIDE / Math.max((east - west) * stretch, north - south)
  return {
    width: Math.ceil((east - west) * stretch * scale),
    height: Math.ceil((north - south) * scale),
    at: (lon, lat) => [(lon - west) * stretch * scale, (north - lat) * scale],
  }
}

const marksOf = (points: readonly Point[], at: Project, mark: (x: number, y: number) => string): string =>
  points
    .map(([lon, lat]) => at(lon, lat).map(Math.round) as [number, number])
    .map(([x, y]) => mark(x, y))
    .join('')
