import type { Contours } from '../../country/land/contours.ts'
import { boundsOf, type Bounds } from '../../country/land/contours.ts'
import { svgPath } from '../svg-path.ts'
import type { Territory } from '../../country/land/territories.ts'

/** Draws where a constituency lies in its département, as an SVG element; null without a contour. */
export type Locator = (area: Territory) => string | null

/** Pixels of the longer side; coordinates are written to a tenth of one. */
const SIDE = 320
const MARGIN = 4

/**
 * A small map without a map library: the département's outline, the constituency over it. Colours come from the
 * page's style by `locator-departement` and `locator-circonscription`; the words around it say the same in text.
 */
export const createLocator =
  (contours: Contours): Locator =>
  ({ code, departement }) => {
    const own = contours.circonscriptions.get(code)
    if (!own) return null
    const around = (departement !== null && contours.departements.get(departement)) || own
    const [west, south, east, north] = boundsOf(around)
    const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180)
    const scale = (SIDE - 2 * MARGIN) / Math.max((east - west) * stretch, north - south)
    const place =
      ([west, , , north]: Bounds) =>
      (lon: number, lat: number) =>
        [(lon - west) * stretch * scale + MARGIN, (north - lat) * scale + MARGIN] as const
    const at = place([west, south, east, north])
    const width = Math.ceil((east - west) * stretch * scale + 2 * MARGIN)
    const height = Math.ceil((north - south) * scale + 2 * MARGIN)
    return [
      `<svg class="locator" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">`,
      `<path class="locator-departement" d="${svgPath(around, at)}"/>`,
      `<path class="locator-circonscription" fill-rule="evenodd" d="${svgPath(own, at)}"/>`,
      '</svg>',
    ].join('')
  }
