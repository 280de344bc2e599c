import type { MultiPolygon, Polygon } from 'geojson'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import { personInRegister } from '../../server/domain/roster/person-names.ts'
import type { Movements } from '../movements.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { cptsListes } from '../sources/cpts-listes.ts'
import type { CptsRow } from '../sources/cpts.ts'
import { communesByName, isSameName, nameKey, type Named } from './communes-by-name.ts'
import { RANK } from './zonage.ts'

type Outline = Polygon | MultiPolygon

/** What the rows are brought to communes by. */
export interface CptsGeography {
  readonly cog: readonly CogUnit[]
  readonly movements: Pick<Movements, 'current' | 'unknown' | 'madeOf'>
  readonly departements: readonly { readonly code: string; readonly region: string }[]
  /** Outlines of communes, and of arrondissements municipaux, by code. */
  readonly shapes: ReadonlyMap<string, Outline>
  readonly districts: ReadonlyMap<string, Outline>
}

/** A CPTS in a commune of today, or in what is part of it. */
export interface Member {
  readonly row: CptsRow
  readonly commune: string
  /** The commune, arrondissement or former commune that is of it whole; null: some part. */
  readonly whole: { readonly code: string; readonly isCommune: boolean } | null
  /** What the part is called; null: it has no name, or is the whole. */
  readonly partie: string | null
}

/** Lines of a list whose commune is not known may be so many, or this share of it. */
const SLIPS = 5
const SHARE = 0.02
/** A list of which this share of the communes of a département is, told as none too, is taken to be all that there is to say of it. */
const MOST = 0.8
/** How many are named of a list that is refused. */
const NAMED = 5

/** What was left out of the lists, each commune with the CPTS that it was named beside. */
export interface Left {
  readonly fr: string
  readonly en: string
}

interface Found {
  readonly members: readonly Member[]
  readonly left: Left | null
  /** Départements of which a list says all that it knows, with its edition. */
  readonly covered: ReadonlyMap<string, string>
}

/**
 * The communes that the lists name. A list covers those départements of its région of which it names most communes and none that is not
 * known.
 * @throws SourceError where a list names more strangers than slips explain, or is of no région.
 */
export function findCommunes(
  rows: readonly CptsRow[],
  { cog, movements, departements }: CptsGeography,
): Found {
  const listed = rows.flatMap(({ place, ...row }) =>
    place.by === 'code' || place.by === 'name' ? [{ ...row, place }] : [],
  )
  const find = communesByName(cog)
  // A commune déléguée may have the code of its commune, which is then meant.
  const byCode = new Map(cog.toSorted((a, b) => RANK[b.kind] - RANK[a.kind]).map((unit) => [unit.code, unit]))
  /** What a code stands for: the finer of it and of the name beside it; `unknown` where these are of two communes. */
  const unitOf = (code: string, name: string): Named | undefined => {
    const unit = byCode.get(code)
    if (name === '' || (unit && isSameName(unit.nom, name))) return unit
    const beside = find(departementOf(code), name)
    if (!unit)
      return typeof beside === 'object' && beside.codeCommune !== movements.current(code) ? 'unknown' : unit
    if (typeof beside !== 'object' || beside.codeCommune !== unit.codeCommune) return 'unknown'
    return RANK[beside.kind] > RANK[unit.kind] ? beside : unit
  }
  const counted = groupBy(
    cog.filter(({ kind }) => kind === 'commune'),
    ({ departement }) => departement,
  )
  const members: Member[] = []
  const covered = new Map<string, string>()
  const strangers: string[][] = [[], []]
  for (const [region, own] of groupBy(listed, ({ place }) => place.region)) {
    const inside = new Set(departements.filter((one) => one.region === region).map(({ code }) => code))
    if (inside.size === 0) throw refused(`holds a list of the région ${region}, which is none.`)
    const written = new Set(
      own.flatMap(({ place }) => (place.by === 'name' ? nameKey(place.departement, place.name) : [])),
    )
    const unsure = new Set<string>()
    const named = new Set<string>()
    const lost: { readonly written: string; readonly departement: string; readonly nom: string }[] = []
    for (const { place, ...row } of own) {
      const unit =
        place.by === 'name' ? find(place.departement, place.name, written) : unitOf(place.code, place.name)
      // Of a code that merged into another the COG may have no name.
      const merged = unit === undefined && place.by === 'code' ? movements.current(place.code) : undefined
      const commune = typeof unit === 'object' ? unit.codeCommune : merged
      if (commune !== undefined) {
        const own = typeof unit === 'object' ? unit : null
        const isCommune = own?.kind === 'commune'
        const code = own?.code ?? (place.by === 'code' ? place.code : '')
        if (row.nom !== null)
          members.push({
            ...{ row: { ...row, place }, commune, whole: { code, isCommune } },
            partie: isCommune ? null : (own?.nom ?? null),
          })
        named.add(commune)
        // Of another région, by a number that may be a slip: a namesake here may be meant.
        if (place.by === 'name' && !inside.has(place.departement))
          for (const one of inside) if (find(one, place.name) !== 'unknown') unsure.add(one)
      } else if (place.by === 'name' || unit !== undefined || movements.unknown([place.code]).length > 0) {
        const departement = place.by === 'name' ? place.departement : departementOf(place.code)
        for (const one of inside)
          if (one === departement || !inside.has(departement) || find(one, place.name) !== 'unknown')
            unsure.add(one)
        lost.push({ written: place.by === 'name' ? place.name : place.code, departement, nom: row.nom ?? '' })
      }
    }
    if (lost.length > Math.max(SLIPS, own.length * SHARE))
      throw refused(
        `names ${lost.length} of ${own.length} communes of the région ${region} that the COG does not know, several of a name, or of another code: ${lost
          .slice(0, NAMED)
          .map(({ written }) => tellable(written))
          .join(', ')}, ….`,
      )
    for (const [departement, communes] of counted)
      if (
        inside.has(departement) &&
        !unsure.has(departement) &&
        communes.filter(({ code }) => named.has(code)).length >= MOST * communes.length
      )
        covered.set(departement, own[0].edition ?? '')
    for (const [at, colon] of [' :', ':'].entries())
      strangers[at]!.push(
        ...lost.map(
          ({ written, departement, nom }) =>
            `${tellable(written)} (${departement}${colon} ${nom.replaceAll('.', ' ').trim()})`,
        ),
      )
  }
  const [fr, en] = strangers.map((all) => [...new Set(all)].join(', '))
  return { members, covered, left: fr && en ? { fr, en } : null }
}

const refused = (problem: string): SourceError =>
  new SourceError(`${cptsListes.id}: ${cptsListes.files[0]}`, problem, COMPARE_REMEDY)

/** What stands where a name or code of a place should; not told where it looks like neither, or may be of a person. */
const tellable = (written: string): string =>
  /^(?:[\p{L}'’ -]{1,45}|\d[\dAB]\d{3})$/u.test(written) && !personInRegister(written) ? written.trim() : '…'
