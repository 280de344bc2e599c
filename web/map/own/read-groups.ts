import {
  COMMUNE_CODE_HEADINGS,
  COMMUNE_NAME_HEADINGS,
  CPTS_HEADINGS,
} from '../../../server/domain/table-headings.ts'
import { fold } from '../table/rows.ts'
import type { Group, Grouping } from './groups.ts'
import { checked } from './groups.ts'
import { linesOf, type TableLine } from './read-table.ts'

/** Communes as the page knows them, aligned. */
export interface Communes {
  readonly codes: readonly string[]
  readonly noms: readonly string[]
}

/** A line that could not be used, and what it holds. */
export interface Trouble {
  readonly kind: 'inconnue' | 'plusieurs' | 'double' | 'sans-groupe'
  readonly line: number
  /** What was written. */
  readonly text: string
  /** Communes that may be meant, `Niort (79191)`; the group it is already in, for one written twice. */
  readonly remedies: readonly string[]
}

export interface GroupsRead {
  /** Null: no column of communes, or no commune, was found. */
  readonly grouping: Grouping | null
  readonly troubles: readonly Trouble[]
}

/** Names of columns that people use, folded. */
const CODES: readonly string[] = [...COMMUNE_CODE_HEADINGS, ...COMMUNE_NAME_HEADINGS]
const GROUP_HEADINGS: readonly string[] = [
  'groupe',
  'group',
  'regroupement',
  // Of a territory that has a name and a number, people know the name.
  ...CPTS_HEADINGS,
  'nom tvs',
  'libelle tvs',
  'lib tvs',
  'libtvs',
  'tvs lib',
  'tvs nom',
  'libelle du territoire de vie sante',
  'territoire de vie sante',
  'tvs',
  'code tvs',
  'codtvs',
  'dac',
  'secteur',
  'zone',
  'territoire',
  'nom groupe',
  'nom du groupe',
  'bassin',
  'libelle',
  'nom',
]

/** A municipal arrondissement is read as its city, whose figures are one. */
const ARRONDISSEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^751(?:0[1-9]|1\d|20)$/, '75056'],
  [/^6938[1-9]$/, '69123'],
  [/^132(?:0[1-9]|1[0-6])$/, '13055'],
]

/**
 * Reads `code_commune;groupe`: any usual separator and heading, codes that lost their zero, names that one commune alone bears. What
 * cannot be used is left out and told; nothing is guessed.
 */
export function readGroups(text: string, nom: string, communes: Communes): GroupsRead {
  const lines = linesOf(text)
  const { code: column, group, start } = columnPlaces(lines)
  if (column < 0) return { grouping: null, troubles: [] }
  const find = finder(communes)
  const nameOf = (code: string): string => `${communes.noms[communes.codes.indexOf(code)] ?? code} (${code})`
  const groupOf = new Map<string, string>()
  const troubles: Trouble[] = []
  for (const { numero, cells } of lines.slice(start)) {
    const given = cells[column] ?? ''
    const groupName = (group < 0 ? nom : (cells[group] ?? '')).trim()
    const trouble = (kind: Trouble['kind'], remedies: readonly string[] = []): void =>
      void troubles.push({ kind, line: numero, text: given, remedies })
    const { exact, near } = find(given)
    const [code] = exact
    if (code === undefined) trouble('inconnue', near.map(nameOf))
    else if (exact.length > 1) trouble('plusieurs', exact.slice(0, 6).map(nameOf))
    else if (groupName === '') trouble('sans-groupe')
    else if (groupOf.has(code)) {
      if (groupOf.get(code) !== groupName) trouble('double', [groupOf.get(code)!])
    } else groupOf.set(code, groupName)
  }
  const groups = new Map<string, string[]>()
  for (const [code, groupName] of groupOf) groups.set(groupName, [...(groups.get(groupName) ?? []), code])
  const list: Group[] = [...groups].map(([one, codes]) => ({ nom: one, communes: codes }))
  return { grouping: checked({ nom, groupes: list }), troubles }
}

interface ColumnPlaces {
  readonly code: number
  /** -1: the file is one group. */
  readonly group: number
  readonly start: number
}

const LOOKS_LIKE_CODE = /^(?:\d{4,5}|2[AB]\d{3})$/i

/** Where codes and groups stand: by their headings, else by what the cells look like; `code` -1 when nothing looks like communes. */
function columnPlaces(lines: readonly TableLine[]): ColumnPlaces {
  const [head, ...rest] = lines
  if (!head) return { code: -1, group: -1, start: 0 }
  const noms = head.cells.map((cell) => fold(cell))
  const among = (list: readonly string[], except = -1): number => {
    for (const one of list) {
      const at = noms.findIndex((nom, n) => nom === one && n !== except)
      if (at >= 0) return at
    }
    return -1
  }
  const named = among(CODES)
  if (named >= 0) {
    const group = among(GROUP_HEADINGS, named)
    return { code: named, group: group < 0 && head.cells.length === 2 ? 1 - named : group, start: 1 }
  }
  const code = (rest[0] ?? head).cells.findIndex((cell) => LOOKS_LIKE_CODE.test(cell))
  if (code < 0) return { code: -1, group: -1, start: 0 }
  const heading = !LOOKS_LIKE_CODE.test(head.cells[code] ?? '')
  const group = among(GROUP_HEADINGS, code)
  return {
    code,
    group: group >= 0 ? group : head.cells.length > 1 ? (code === 0 ? 1 : 0) : -1,
    start: heading ? 1 : 0,
  }
}

/** The communes that a cell names: by code, or by a whole name; and those whose name begins so, when none does. */
function finder({ codes, noms }: Communes) {
  const known = new Set(codes)
  const folded = noms.map((nom) => fold(nom))
  const byName = new Map<string, string[]>()
  folded.forEach((nom, row) => {
    const list = byName.get(nom)
    if (list) list.push(codes[row]!)
    else byName.set(nom, [codes[row]!])
  })
  return (given: string): { readonly exact: readonly string[]; readonly near: readonly string[] } => {
    const clean = given.toUpperCase().replace(/\s/g, '')
    const fiveDigits = /^\d{4}$/.test(clean) ? `0${clean}` : clean
    const city = ARRONDISSEMENTS.find(([shape]) => shape.test(fiveDigits))?.[1] ?? fiveDigits
    if (known.has(city)) return { exact: [city], near: [] }
    const nom = fold(given)
    const exact = nom === '' ? [] : (byName.get(nom) ?? [])
    const near =
      exact.length > 0 || nom.length < 4 || /\d/.test(nom)
        ? []
        : codes.filter((_, row) => folded[row]!.startsWith(nom)).slice(0, 4)
    return { exact, near }
  }
}
