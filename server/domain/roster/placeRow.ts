import { haversine } from '../travel/haversine.ts'
import { readCode, readNumber } from './cells.ts'
import { findCommune } from './findCommune.ts'
import type { GazetteerCommune } from './gazetteer.ts'
import { problem, type Problem } from './problems.ts'
import type { RawRow, RosterRow } from './roster-row.ts'
import type { ValidationContext } from './validation-context.ts'

type Position = Pick<
  RosterRow,
  'codePostal' | 'codeCommune' | 'commune' | 'departement' | 'reseau' | 'lon' | 'lat' | 'precision'
>
interface Placed {
  readonly position: Position | null
  readonly problems: readonly Problem[]
}

/** Farther from the commune's point than any commune reaches: Maripasoula, the largest, is 230 km long; others 25 km. */
const FAR_KM = 30
const FAR_KM_GUYANE = 250

/** Where a line is: its commune, and its own point or, for want of one, the commune's. */
export function placeRow(cells: RawRow['cells'], context: ValidationContext): Placed {
  const place = {
    codeCommune: readCode(cells.code_commune ?? ''),
    codePostal: readCode((cells.code_postal ?? '').replace(/\s/g, '')).slice(0, 5),
    commune: cells.commune ?? '',
  }
  const point = readPoint(cells)
  if (point.problem) return { position: null, problems: [point.problem] }
  if (Object.values(place).every((text) => text === '')) {
    if (!point.at) return { position: null, problems: [problem('place-missing', 'code_commune')] }
    return placeByPoint(point.at, context)
  }
  const { commune, problems } = findCommune(place, context.gazetteer)
  if (!commune) return { position: null, problems }
  const codePostal = place.codePostal || null
  if (!point.at)
    return {
      position: {
        ...positionOf(commune, codePostal),
        lon: commune.lon,
        lat: commune.lat,
        precision: 'commune',
      },
      problems,
    }
  const far = farFrom(commune, point.at)
  if (far) return { position: null, problems: [...problems, far] }
  return { position: { ...positionOf(commune, codePostal), ...point.at, precision: 'fichier' }, problems }
}

interface Point {
  readonly lon: number
  readonly lat: number
}

const positionOf = ({ code, nom, departement, reseau }: GazetteerCommune, codePostal: string | null) => ({
  codePostal,
  codeCommune: code,
  commune: nom,
  departement,
  reseau,
})

function readPoint(cells: RawRow['cells']): { readonly at: Point | null; readonly problem: Problem | null } {
  const [lonText, latText] = [cells.lon ?? '', cells.lat ?? '']
  if (lonText === '' && latText === '') return { at: null, problem: null }
  if (lonText === '' || latText === '')
    return {
      at: null,
      problem: problem('point-incomplete', lonText === '' ? 'lon' : 'lat', lonText || latText),
    }
  const [lon, lat] = [readNumber(lonText), readNumber(latText)]
  if (lon === null) return { at: null, problem: problem('not-a-number', 'lon', lonText) }
  if (lat === null) return { at: null, problem: problem('not-a-number', 'lat', latText) }
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    return { at: null, problem: problem('point-outside', 'lon', `${lonText} ${latText}`) }
  return { at: { lon: rounded(lon), lat: rounded(lat) }, problem: null }
}

/** Six decimals, a tenth of a metre: the precision at which positions are stored and compared. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

function farFrom(commune: GazetteerCommune, at: Point): Problem | null {
  const km = haversine(commune.lon, commune.lat, at.lon, at.lat)
  const limit = commune.reseau === '973' ? FAR_KM_GUYANE : FAR_KM
  if (km <= limit) return null
  if (Math.abs(at.lon) <= 90 && haversine(commune.lon, commune.lat, at.lat, at.lon) <= limit)
    return problem('point-swapped', 'lon', `${at.lon} ${at.lat}`)
  return problem('point-far', 'lon', `${at.lon} ${at.lat}`, String(Math.round(km)))
}

function placeByPoint(at: Point, { communeAt, gazetteer }: ValidationContext): Placed {
  const code = communeAt?.(at.lon, at.lat) ?? null
  const commune = code === null ? undefined : gazetteer.byCode.get(code)
  if (commune)
    return { position: { ...positionOf(commune, null), ...at, precision: 'fichier' }, problems: [] }
  const swapped = Math.abs(at.lon) <= 90 && (communeAt?.(at.lat, at.lon) ?? null) !== null
  const written = `${at.lon} ${at.lat}`
  if (!communeAt) return { position: null, problems: [problem('place-missing', 'code_commune', written)] }
  return { position: null, problems: [problem(swapped ? 'point-swapped' : 'point-outside', 'lon', written)] }
}
