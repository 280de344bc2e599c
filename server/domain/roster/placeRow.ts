import { haversine } from '../travel/haversine.ts'
import { communeText } from './communeText.ts'
import { readCode } from './cells.ts'
import { findCommune, type WrittenPlace } from './findCommune.ts'
import { asQuarter, findQuarter } from './findQuarter.ts'
import type { Ground } from '../places/ground.ts'
import type { GazetteerCommune, Quarter } from './gazetteer.ts'
import { leftEmpty, problem, type Problem } from './problems.ts'
import { readPoint, type Pair } from './readPoint.ts'
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

/**
 * Where a line is: its commune, and its own point or, for want of one, the commune's. A point in metres or with its axes swapped is
 * put right when it then lies by the commune, and that is said; one that cannot be read is left out where the commune is known.
 */
export function placeRow(cells: RawRow['cells'], context: ValidationContext): Placed {
  const place = writtenPlace(cells, context)
  const point = readPoint(cells)
  if (Object.entries(place).every(([field, text]) => text === '' || field === 'departement')) {
    if (point.problem) return { position: null, problems: [point.problem] }
    if (!point.pair) return { position: null, problems: [problem('place-missing', 'code_commune')] }
    return placeByPoint(point.pair, context)
  }
  const { commune, problems: said } = findCommune(place, context.gazetteer)
  const problems = [...said]
  if (!commune)
    return { position: null, problems: point.problem ? [...problems, leftEmpty(point.problem)] : problems }
  const codePostal = place.codePostal || null
  const found = point.pair ? near(point.pair, commune, context) : null
  if (found?.at) {
    const position = { ...positionOf(commune, codePostal), ...found.at, precision: 'fichier' as const }
    return {
      position,
      problems: [...problems, ...found.problems, ...elsewhere(place, commune, found.at, context)],
    }
  }
  if (found?.far) return { position: null, problems: [...problems, found.far] }
  const unread = point.problem ?? (point.pair && problem('point-outside', 'lon', point.pair.written))
  // Better its arrondissement than the middle of Paris; a cabinet of Paris stands at Notre-Dame only when nothing tells.
  const quarter = findQuarter(place, commune)
  const { lon, lat } = quarter ?? commune
  if (quarter)
    problems.push(problem('placed-at-quarter', 'commune', place.commune || place.codePostal, quarter.nom))
  return {
    position: { ...positionOf(commune, codePostal), lon, lat, precision: 'commune' },
    problems: unread ? [...problems, leftEmpty(unread)] : problems,
  }
}

/** `75015 Paris`: a postcode before the name in one cell. */
const POSTCODE_BEFORE = /^(\d{5})[\s,–—-]+(\p{L}.*)$/u

/** The place cells; a name in the column of the code is a name. */
function writtenPlace(cells: RawRow['cells'], { gazetteer }: ValidationContext): WrittenPlace {
  const {
    code_commune: code = '',
    code_postal: postcode = '',
    commune: written = '',
    departement = '',
  } = cells
  const [, before = '', name = written] = POSTCODE_BEFORE.exec(written) ?? []
  const isName = /^\p{L}{2,}/u.test(code) && !/^2[AB]/i.test(code)
  return asQuarter(
    {
      codeCommune: isName ? '' : readCode(code),
      codePostal: readCode(postcode.replace(/\s/g, '')).slice(0, 5) || before,
      commune: name || (isName ? code : ''),
      departement,
    },
    (name) => gazetteer.byName.has(communeText(name)),
  )
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

const isDegrees = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

interface Reading {
  readonly at: Point
  readonly problems: readonly Problem[]
}

/** What two numbers may mean, the likeliest first: degrees, degrees swapped, metres, metres swapped. No point is at 0, 0. */
function* readingsOf(
  { x, y, written, single }: Pair,
  departement: string | null,
  { unproject }: ValidationContext,
): Generator<Reading> {
  // One cell for both has no order that a column would break.
  const swapped = single ? [] : [problem('point-swapped', 'lon', written)]
  const at = (lon: number, lat: number): Point => ({ lon: rounded(lon), lat: rounded(lat) })
  if (x === 0 && y === 0) return
  if (isDegrees(x, y)) yield { at: at(x, y), problems: [] }
  if (isDegrees(y, x)) yield { at: at(y, x), problems: swapped }
  if (isDegrees(x, y) || isDegrees(y, x)) return
  for (const [east, north, turned] of [
    [x, y, []],
    [y, x, swapped],
  ] as const) {
    const found = unproject?.(east, north, departement)
    if (found)
      yield {
        at: at(found.lon, found.lat),
        problems: [problem('point-converted', 'lon', written, found.system), ...turned],
      }
  }
}

/** The reading of a point that lies by its commune; `far`: it can be read, but lies elsewhere. */
function near(
  pair: Pair,
  commune: GazetteerCommune,
  context: ValidationContext,
): { readonly at: Point | null; readonly problems: readonly Problem[]; readonly far: Problem | null } {
  const limit = commune.reseau === '973' ? FAR_KM_GUYANE : FAR_KM
  let far: Problem | null = null
  for (const { at, problems } of readingsOf(pair, commune.departement, context)) {
    const km = haversine(commune.lon, commune.lat, at.lon, at.lat)
    if (km <= limit) return { at, problems, far: null }
    far ??= problem('point-far', 'lon', pair.written, String(Math.round(km)))
  }
  return { at: null, problems: [], far }
}

/** Outlines are generalised, those of communes to 120 m and those of arrondissements to 20 m: nearer their border nobody can say. */
const BORDER_KM = 0.2
const QUARTER_BORDER_KM = 0.05

/** What is said of a point outside the arrondissement or the commune that its line names: where it is, and where the line says. */
function elsewhere(
  place: WrittenPlace,
  commune: GazetteerCommune,
  at: Point,
  { ground, gazetteer }: ValidationContext,
): Problem[] {
  if (!ground) return []
  const quarter = findQuarter(place, commune)
  const { code, nom } = quarter ?? commune
  const outside = ground.kilometresOutside(code, at.lon, at.lat) ?? 0
  if (outside <= (quarter ? QUARTER_BORDER_KM : BORDER_KM)) return []
  const written = `${at.lon} ${at.lat}`
  const there = gazetteer.byCode.get(ground.communeAt(at.lon, at.lat) ?? '')
  if (!there) return [problem('point-off-land', 'lon', written, nom)]
  // Off the coast or a border the nearest commune is the one that the line names.
  const found = quarterAt(there, at, ground) ?? there
  return found.code === code ? [] : [problem('point-elsewhere', 'lon', written, found.nom, nom)]
}

const quarterAt = (commune: GazetteerCommune, { lon, lat }: Point, ground: Ground): Quarter | undefined => {
  const code = commune.quarters && ground.districtAt(lon, lat, commune.code)
  return commune.quarters?.find((quarter) => quarter.code === code)
}

/** Six decimals, a tenth of a metre: the precision at which positions are stored and compared. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

function placeByPoint(pair: Pair, context: ValidationContext): Placed {
  const { ground, gazetteer } = context
  if (!ground) return { position: null, problems: [problem('place-missing', 'code_commune', pair.written)] }
  for (const { at, problems } of readingsOf(pair, null, context)) {
    const commune = gazetteer.byCode.get(ground.communeAt(at.lon, at.lat) ?? '')
    if (!commune) continue
    const quarter = quarterAt(commune, at, ground)
    return {
      position: { ...positionOf(commune, null), ...at, precision: 'fichier' },
      problems: quarter
        ? [...problems, problem('quarter-by-point', 'lon', pair.written, quarter.nom)]
        : problems,
    }
  }
  return { position: null, problems: [problem('point-outside', 'lon', pair.written)] }
}
