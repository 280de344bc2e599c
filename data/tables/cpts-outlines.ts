import { groupBy } from '../../server/domain/groupBy.ts'
import { alongParallels, measureShare, united, type Parallels } from '../geometry/parallels.ts'
import { CPTS_UNNAMED, type CptsRow } from '../sources/cpts.ts'
import type { CptsGeography, Member } from './cpts-places.ts'

/** A commune that is of an outline by this share of its area is whole; one under the other is not named of it: two drawings of one border differ. */
const WHOLE = 0.9
const PART = 0.1
/** Under this share of all outlines together a commune is of none; between the two nothing is said. */
const NONE = 0.01
/** An outline covers the département in which it has more than this share of its area. */
const MOST = 0.5

interface Outlined {
  readonly members: readonly Member[]
  /** Communes that were measured, of a département that the layer covers, and are of no outline; with its edition. */
  readonly none: ReadonlyMap<string, string | null>
}

interface Drawn {
  readonly row: CptsRow
  readonly area: Parallels
  /** Which share of it lies in another area. */
  readonly shareIn: (other: Parallels) => number
  /** How much of it lies in each département, 0..1. */
  readonly within: Map<string, number>
}

/**
 * Communes by the share of them that lies in outlines; of Paris, Lyon and Marseille each arrondissement. None are without a CPTS where one has no
 * outline: in the département of its FINESS number, or anywhere where that tells none.
 */
export function findByOutlines(
  rows: readonly CptsRow[],
  { cog, departements, shapes, districts }: CptsGeography,
): Outlined {
  const drawn = rows.flatMap((row): Drawn[] => {
    if (row.place.by !== 'outline' || row.place.geometry === null) return []
    const area = alongParallels(row.place.geometry)
    return [{ row, area, shareIn: measureShare(area), within: new Map() }]
  })
  if (drawn.length === 0) return { members: [], none: new Map() }
  const cities = new Set(cog.flatMap((unit) => (unit.kind === 'arrondissement' ? unit.codeCommune : [])))
  const members: Member[] = []
  const unsure = new Set<string>()
  for (const { kind, code, codeCommune: commune, departement, nom } of cog) {
    const isCommune = kind === 'commune'
    if (isCommune ? cities.has(code) : kind !== 'arrondissement') continue
    const shape = (isCommune ? shapes : districts).get(code)
    if (!shape) {
      unsure.add(commune)
      continue
    }
    const unit = alongParallels(shape)
    const shareOf = measureShare(unit)
    const near = drawn.filter(({ area }) => shareOf(area) > 0)
    if (near.length === 0) continue
    const together = (some: readonly Drawn[]): number => shareOf(united(some.map(({ area }) => area)))
    for (const { shareIn, within } of near)
      within.set(departement, (within.get(departement) ?? 0) + shareIn(unit))
    if (together(near) >= NONE) unsure.add(commune)
    for (const own of groupBy(near, sameCpts).values()) {
      const share = together(own)
      if (share < PART) continue
      const whole = share < WHOLE ? null : { code, isCommune }
      for (const { row } of own) members.push({ row, commune, whole, partie: isCommune ? null : nom })
    }
  }
  const covered = new Set(
    drawn.flatMap(({ within }) => [...within].flatMap(([code, share]) => (share > MOST ? code : []))),
  )
  const known = new Set(departements.map(({ code }) => code))
  for (const { place, finess } of rows) {
    if (place.by !== 'outline' || place.geometry !== null) continue
    const departement = finess?.slice(0, 2) ?? ''
    if (known.has(departement)) covered.delete(departement)
    else covered.clear()
  }
  const { edition } = drawn[0]!.row
  const without = cog.filter(
    ({ kind, code, departement }) => kind === 'commune' && covered.has(departement) && !unsure.has(code),
  )
  return { members, none: new Map(without.map(({ code }) => [code, edition])) }
}

/** Outlines that are together one CPTS: of one name and number, and never of a name that is not told. */
const sameCpts = (one: Drawn): unknown =>
  one.row.nom === CPTS_UNNAMED ? one : `${one.row.nom} ${one.row.finess ?? ''}`
