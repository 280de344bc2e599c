import type { Contours } from '../../country/land/contours.ts'
import { boundsOf } from '../../country/land/contours.ts'
import { frameOf, svgPath } from '../svg-path.ts'
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
    const { width, height, at } = frameOf(boundsOf(around), SIDE, MARGIN)
    return [
      `<svg class="locator" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">`,
      `<path class="locator-departement" d="${svgPath(around, at)}"/>`,
      `<path class="locator-circonscription" fill-rule="evenodd" d="${svgPath(own, at)}"/>`,
      '</svg>',
    ].join('')
  }
