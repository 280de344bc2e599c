import type { MultiPolygon } from 'geojson'
import { escape as escapeHtml } from 'html-escaper'
import type { Statut } from '../../domain/model.ts'
import { boundsOf } from '../../country/land/contours.ts'
import { frameOf, wholePath, type Project } from '../svg-path.ts'

/** A part of the map: its polygon, the name of its class (`11`, `hidden`) and whether it reaches beyond the area. */
interface Part {
  readonly polygon: MultiPolygon
  readonly shade: string
  readonly shared: boolean
}
interface Mark {
  readonly lon: number
  readonly lat: number
  readonly status: Statut
}
interface Town {
  readonly nom: string
  readonly lon: number
  readonly lat: number
}

/** Units of the longer side; coordinates are whole units, half a pixel of a laptop's screen. */
const SIDE = 1000
const MARGIN = 14
/** Room that a mark takes, and that the name of a town does. */
const MARK = 30
const LETTER = 17
const LINE = 40

/**
 * The map of an area without a map library: its parts in classes, its outline, the names of its largest places and its cabinets; `lines` are
 * borders drawn over the parts. Colours
 * and shapes' ink come from the page's style (`shade-…`, `status-…`); the tables beside it say the same in text.
 */
export function areaMap(
  outline: MultiPolygon,
  parts: readonly Part[],
  marks: readonly Mark[],
  towns: readonly Town[],
  id: string,
  lines: readonly MultiPolygon[] = [],
): string {
  const { width, height, at: exactly } = frameOf(boundsOf(outline), SIDE, MARGIN)
  const at: Project = (lon, lat) => {
    const [x, y] = exactly(lon, lat)
    return [Math.round(x), Math.round(y)]
  }
  const edge = wholePath(outline, at)
  const spots = apart(marks.map(({ lon, lat, status }) => ({ at: at(lon, lat), status })))
  return [
    `<svg class="area-map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">`,
    `<clipPath id="${id}"><path d="${edge}" clip-rule="evenodd"/></clipPath><g clip-path="url(#${id})">`,
    ...parts.map(
      ({ polygon, shade, shared }) =>
        `<path class="shade-${shade}${shared ? ' shared' : ''}" d="${wholePath(polygon, at)}"/>`,
    ),
    ...lines.map((polygon) => `<path class="district" d="${wholePath(polygon, at)}"/>`),
    `</g><path class="area-edge" d="${edge}"/>`,
    ...named(towns, at, width).map(({ nom, x, y }) => `<text x="${x}" y="${y}">${escapeHtml(nom)}</text>`),
    ...spots.map(
      ({ at: [x, y], status }) =>
        `<g class="status-${status}" transform="translate(${x} ${y})">${SHAPES[status]}</g>`,
    ),
    '</svg>',
  ].join('')
}

/** The shapes of the statuses (`StatusMark`), around their middle, on a ground that parts them from the map. */
const SHAPES: Readonly<Record<Statut, string>> = Object.fromEntries(
  Object.entries({
    active: '<circle r="9" fill="currentColor"/>',
    reduced:
      '<circle r="8" fill="none" stroke="currentColor" stroke-width="3"/><path d="M0-8a8 8 0 0 0 0 16z" fill="currentColor"/>',
    suspended: '<path d="M-7-9h5V9h-5zM2-9h5V9h-5z" fill="currentColor"/>',
    stopped: '<path d="M-7-7l14 14M7-7l-14 14" stroke="currentColor" stroke-width="4.5"/>',
    unknown:
      '<path d="M-4-4c.3-2.6 2-4 4.2-4 2.5 0 4.2 1.4 4.2 3.6 0 3.1-4.2 3.2-4.2 6.4" fill="none" stroke="currentColor" stroke-width="3"/><circle cy="7.5" r="2" fill="currentColor"/>',
  }).map(([status, shape]) => [status, `<circle class="ground" r="14"/>${shape}`]),
) as Record<Statut, string>

/** Marks that would cover one another, moved to the nearest free place on a grid around their point. */
function apart<M extends { readonly at: readonly [number, number] }>(marks: readonly M[]): M[] {
  const taken: (readonly [number, number])[] = []
  return marks.map((mark) => {
    const [x, y] = mark.at
    let found = mark.at
    for (let step = 0; step < 60 && taken.some((other) => near(other, found)); step++) {
      const angle = step * 2.4
      const radius = (MARK / 2.2) * Math.sqrt(step + 1)
      found = [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))]
    }
    taken.push(found)
    return { ...mark, at: found }
  })
}
const near = ([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): boolean =>
  Math.hypot(x0 - x1, y0 - y1) < MARK

/** The names that have room, the largest places first, written from the side that the map leaves. */
function named(towns: readonly Town[], at: Project, width: number) {
  const taken: { readonly x: number; readonly y: number; readonly half: number; readonly nom: string }[] = []
  for (const { nom, lon, lat } of towns) {
    const half = (nom.length * LETTER) / 2
    const [x0, y0] = at(lon, lat)
    const x = Math.min(Math.max(x0, half + 4), Math.max(width - half - 4, width / 2))
    const y = Math.max(y0 - 20, LINE)
    if (taken.some((other) => Math.abs(other.y - y) < LINE && Math.abs(other.x - x) < other.half + half))
      continue
    taken.push({ x: Math.round(x), y, half, nom })
  }
  return taken
}
