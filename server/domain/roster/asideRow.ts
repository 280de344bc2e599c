import { plainText } from '../plainText.ts'
import type { RosterField } from './cabinet-columns.ts'
import { fieldOf } from './columns.ts'

/** Why a row under a header is no cabinet. */
export type Aside = 'blank' | 'rule' | 'header' | 'total' | 'note'

const RULE = /^[-–—=_*.·•#~+\s]+$/
const TOTAL =
  /^(?:(?:s|sous )?tot(?:al|aux)|s tot(?:al|aux)|grand total|somme|cumul|moyenne|nombre (?:de |d )?(?:cabinets?|etp|lignes|postes)|ensemble)\b/
const NOTE =
  /^(?:\*|\(\d\)|nb\b|n\.b\.|note|source|légende|legende|mis[e]? à jour|maj\b|données|fait (?:le|à)|liste\b|document|édité|extrait|contact|remarque|département|departement|région|page \d)/i
/** What stands where the place would, and is none; Somme-Tourbe is one. */
const NO_PLACE =
  /^(?:(?:s |sous )?tot(?:al|aux)(?: general| generaux| etp)?|grand total|somme|cumul|moyenne|ensemble)$/
const NUMBER = /^[\d\s.,%]+$/
const PLACE: readonly RosterField[] = ['code_commune', 'code_postal', 'commune', 'lon', 'lat', 'adresse']

/**
 * Why a row of a table is no cabinet, or null when it is to be read as one: blank or ruled rows, the header repeated on each
 * printed page, totals, and single sentences or the département above those that follow (`isZone` says of a text whether it is one).
 * A row that says where it is is never taken for one of these.
 */
export function asideRow(
  values: readonly string[],
  fields: readonly (RosterField | null)[],
  isZone: (text: string) => boolean = () => false,
): Aside | null {
  const filled = values.flatMap((value, at) => (value.trim() === '' ? [] : [{ value: value.trim(), at }]))
  if (filled.length === 0) return 'blank'
  if (filled.every(({ value }) => RULE.test(value))) return 'rule'
  if (filled.length >= 2 && sameHeader(values, fields)) return 'header'
  if (filled.length >= 2 && filled.every(({ value }) => /^\(.*\)$/.test(value))) return 'note'
  // Of nearly every row this is all that is asked.
  if (filled.some(({ at, value }) => PLACE.includes(fields[at]!) && !NO_PLACE.test(plainText(value))))
    return null
  const name = filled.find(({ at, value }) => fields[at] === 'nom' && !NUMBER.test(value))
  const words = filled.filter(({ value }) => TOTAL.test(plainText(value)))
  if (words.length > 0 && (name === undefined || words.includes(name))) return 'total'
  if (filled.length > 1) return null
  const [{ value, at }] = filled as [{ value: string; at: number }]
  if (NUMBER.test(value)) return fields[at] === 'etp' || fields[at] === 'postes' ? 'total' : null
  return fields[at] === 'nom' && !NOTE.test(value) && value.length <= 120 && !isZone(value) ? null : 'note'
}

function sameHeader(values: readonly string[], fields: readonly (RosterField | null)[]): boolean {
  const known = fields.filter((field) => field !== null)
  return (
    known.length >= 2 && fields.every((field, at) => field === null || fieldOf(values[at] ?? '') === field)
  )
}
