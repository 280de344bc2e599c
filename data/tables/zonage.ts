import type { Movements } from '../movements.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import { plainText } from '../../server/domain/plainText.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { editDistance } from './edit-distance.ts'
import { departementOfPostcode, type ZonageRow } from '../sources/zonage-medecins.ts'

export interface ZonageMatch {
  /** Commune → class. */
  readonly classes: ReadonlyMap<string, ZonageRow['zonage']>
  /** Places named in the file that no commune answers to. */
  readonly unmatched: readonly string[]
  /** Communes for which two rows disagree: left without a class. */
  readonly conflicts: readonly string[]
}

/**
 * Zoning class of each commune of today. Where the file still names communes that merged or divided since (those of `before`), the
 * class of the whole holds for each part, and a merged commune has one when all of its members that have any agree.
 */
export function zonageOfCommunes(
  cog: readonly CogUnit[],
  rows: readonly ZonageRow[],
  before: readonly CogUnit[],
  { origins }: Pick<Movements, 'origins'>,
): ZonageMatch {
  const now = matched(cog, rows)
  const then = matched(before, rows)
  const classes = new Map(now.classes)
  for (const { kind, code } of cog) {
    if (kind !== 'commune' || classes.has(code) || now.conflicts.some((text) => text.startsWith(code)))
      continue
    const known = origins(code).flatMap((whole) => then.classes.get(whole) ?? [])
    const [only, ...others] = new Set(known)
    if (only && others.length === 0) classes.set(code, only)
  }
  const left = new Set(then.unmatched)
  return { ...now, classes, unmatched: now.unmatched.filter((place) => left.has(place)) }
}

/**
 * Zoning class of each commune, matched by postcode and name, then by département and name, then, for places renamed since, by
 * postcode and a name that resembles; names are compared without accents, case,
 * punctuation, and with `st` read `saint`. Names of arrondissements and former communes lead to their commune of today, but never
 * overrule a row that names it.
 */
function matched(cog: readonly CogUnit[], rows: readonly ZonageRow[]): ZonageMatch {
  const exact = new Map<string, Candidate>()
  const wider = new Map<string, Candidate>()
  const codesPostaux = new Map(cog.map((unit) => [unit.code, unit.codesPostaux]))
  for (const unit of [...cog].sort((a, b) => RANK[a.kind] - RANK[b.kind])) {
    const candidate = { commune: unit.codeCommune, rank: RANK[unit.kind] }
    const name = plain(unit.nom)
    const postcodes = unit.kind === 'ancienne' ? codesPostaux.get(unit.codeCommune) : unit.codesPostaux
    for (const postcode of postcodes ?? []) keepFirst(exact, `${postcode} ${name}`, candidate)
    keepFirst(wider, `${unit.departement} ${name}`, candidate)
  }
  const named = (row: ZonageRow): Candidate | undefined => {
    const name = plain(row.nom)
    return (
      exact.get(`${row.codePostal} ${name}`) ?? wider.get(`${departementOfPostcode(row.codePostal)} ${name}`)
    )
  }
  const candidates = rows.map(named)
  const taken = new Set(candidates.flatMap((candidate) => candidate?.commune ?? []))
  const free = cog.filter(({ kind, code }) => kind === 'commune' && !taken.has(code))
  const unmatched: string[] = []
  const found = rows.flatMap((row, at) => {
    const candidate = candidates[at] ?? renamed(row, free)
    if (candidate == null) unmatched.push(`${row.codePostal} ${row.nom}`)
    return candidate == null ? [] : [{ ...candidate, zonage: row.zonage }]
  })
  const classes = new Map<string, ZonageRow['zonage']>()
  const conflicts: string[] = []
  for (const [commune, matches] of groupBy(found, (match) => match.commune)) {
    const rank = Math.min(...matches.map((match) => match.rank))
    const values = new Set(matches.filter((match) => match.rank === rank).map((match) => match.zonage))
    const [only, ...others] = values
    if (only && others.length === 0) classes.set(commune, only)
    else conflicts.push(`${commune}: ${[...values].sort().join(', ')}`)
  }
  return { classes, unmatched: [...new Set(unmatched)], conflicts }
}

interface Candidate {
  readonly commune: string
  readonly rank: number
}

/** Who is meant first by a name that several units bear. */
export const RANK: Readonly<Record<CogUnit['kind'], number>> = { commune: 0, arrondissement: 1, ancienne: 2 }

/** The one commune of the postcode that no row names and whose name extends, shortens or nearly spells this one: it was renamed. */
function renamed(row: ZonageRow, free: readonly CogUnit[]): Candidate | undefined {
  const name = plain(row.nom)
  const likely = free.filter((unit) => {
    const other = plain(unit.nom)
    const similar = other.startsWith(name) || name.startsWith(other) || editDistance(name, other) <= 2
    return similar && unit.codesPostaux.includes(row.codePostal)
  })
  const [only, ...others] = likely
  return only && others.length === 0 ? { commune: only.code, rank: RANK.commune } : undefined
}

const keepFirst = (map: Map<string, Candidate>, key: string, candidate: Candidate): void => {
  if (!map.has(key)) map.set(key, candidate)
}

/** Without spaces either: the file and the COG do not part the words of a name alike. */
export const plain = (name: string): string =>
  plainText(name)
    .replace(/\bst(e?)\b/g, 'saint$1')
    .replaceAll(' ', '')
