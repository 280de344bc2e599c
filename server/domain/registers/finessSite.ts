import { departementOf } from '../departementOf.ts'
import { readTelephones } from '../roster/cells.ts'
import { plainText } from '../plainText.ts'
import type { Unproject } from '../roster/projected.ts'
import type { RegisterSite } from './register-site.ts'

/** Columns of the register of establishments that are read, as its header names them. */
export const FINESS_COLUMNS = [
  ...['nofinesset', 'rs', 'rslongue', 'numvoie', 'typvoie', 'voie', 'commune', 'departement'],
  ...['ligneacheminement', 'telephone', 'categetab', 'siret', 'datemaj', 'coordxet', 'coordyet'],
  'sourcecoordet',
] as const
type FinessColumn = (typeof FINESS_COLUMNS)[number]

/**
 * The file of before September 2026 has no header, and before each establishment the word `structureet`; the order of its columns
 * is that of the header of today (« etalab-cs1100507-stock », Atlasanté).
 */
export const STOCK_COLUMNS = (
  'structureet nofinesset nofinessej rs rslongue complrs compldistrib numvoie typvoie voie compvoie lieuditbp commune departement ' +
  'libdepartement ligneacheminement telephone telecopie categetab libcategetab categagretab libcategagretab siret'
).split(' ')

/** Maison de santé (CSP, L. 6223-3) and centre de santé. */
const KINDS: Readonly<Record<string, string>> = { '603': 'maison de santé', '124': 'centre de santé' }

/** One establishment by the names of the register’s columns. */
export type FinessRow = Readonly<Partial<Record<FinessColumn, string>>>

/** Whether a header is that of the register of establishments. */
export const isFinessHeader = (names: readonly string[]): boolean => {
  const plain = names.map(plainText)
  return ['nofinesset', 'rs', 'commune', 'departement'].every((name) => plain.includes(name))
}

/** The values of a row under the names of its header. */
export function finessRow(names: readonly string[], values: readonly string[]): FinessRow {
  const row: Partial<Record<FinessColumn, string>> = {}
  names.forEach((name, at) => {
    const column = FINESS_COLUMNS.find((one) => one === plainText(name))
    if (column) row[column] = (values[at] ?? '').trim()
  })
  return row
}

/** Whether nurses of the scheme may be there: maisons and centres de santé. A list without categories was chosen by hand. */
export const isCareHouse = ({ categetab }: FinessRow): boolean =>
  categetab === undefined || categetab in KINDS

/** Abbreviations of the register. */
const STREETS: Readonly<Record<string, string>> = {
  ...{ R: 'rue', AV: 'avenue', BD: 'boulevard', PL: 'place', CHE: 'chemin', RTE: 'route', ALL: 'allée' },
  ...{
    IMP: 'impasse',
    QU: 'quai',
    SQ: 'square',
    CRS: 'cours',
    PAS: 'passage',
    ESP: 'esplanade',
    FG: 'faubourg',
  },
  ...{
    GR: 'grande rue',
    LD: 'lieu-dit',
    LOT: 'lotissement',
    RES: 'résidence',
    RPT: 'rond-point',
    PRO: 'promenade',
  },
}

/** `departement` and three digits; of the overseas départements 9A to 9F stand for 97, 9J for 98. */
const codeCommuneOf = ({ departement = '', commune = '' }: FinessRow): string => {
  if (!/^\d{3}$/.test(commune)) return ''
  const prefix = /^9[A-F]$/.test(departement) ? '97' : departement === '9J' ? '98' : departement
  return `${prefix}${commune}`
}

/** Where the point is only that of the commune, it says nothing of the establishment. */
const OF_COMMUNE = /ADMIN-?EXPRESS/i

/** The metres of a row and the reference system that it names; null where it gives no point of its own. */
export function finessPoint({
  coordxet = '',
  coordyet = '',
  sourcecoordet = '',
}: FinessRow): { readonly x: number; readonly y: number; readonly epsg: string | null } | null {
  const [x, y] = [Number(coordxet.replace(',', '.')), Number(coordyet.replace(',', '.'))]
  if (coordxet === '' || coordyet === '' || !Number.isFinite(x) || !Number.isFinite(y)) return null
  if (OF_COMMUNE.test(sourcecoordet)) return null
  const named = sourcecoordet.split(',').at(-1) ?? ''
  return { x, y, epsg: /EPSG:(\d{4,5})/.exec(named)?.[1] ?? (named === '' ? null : named) }
}

/** An establishment as a place of the register; its point is left to who can convert it (`locatedFinessSite`). */
export function finessSite(row: FinessRow): RegisterSite {
  const { numvoie = '', typvoie = '', voie = '', ligneacheminement = '' } = row
  const [, codePostal = '', town = ''] = /^(\d{5})\s+(.*)$/.exec(ligneacheminement) ?? []
  return {
    register: 'finess',
    finess: row.nofinesset ?? '',
    siret: row.siret ?? '',
    structure: '',
    nom: (row.rslongue || row.rs || '').replace(/\s+/g, ' '),
    adresse: [numvoie, STREETS[typvoie] ?? typvoie, voie].filter(Boolean).join(' '),
    codePostal,
    codeCommune: codeCommuneOf(row),
    commune: town.replace(/\s+CEDEX.*$/i, ''),
    telephone: readTelephones(row.telephone ?? '')?.first ?? '',
    lon: null,
    lat: null,
    kind: KINDS[row.categetab ?? ''] ?? (row.categetab ? `catégorie ${row.categetab}` : ''),
    posts: null,
  }
}

/** The same with its point, where the row gives one of its own in the reference system of its place. */
export function locatedFinessSite(row: FinessRow, unproject: Unproject): RegisterSite {
  const site = finessSite(row)
  const point = finessPoint(row)
  if (!point) return site
  const found = unproject(point.x, point.y, departementOf(site.codeCommune))
  // The system that the row names must be the one of its place: of two, nobody knows which is wrong.
  if (!found || (point.epsg !== null && !found.system.includes(`EPSG:${point.epsg}`))) return site
  return { ...site, lon: Number(found.lon.toFixed(6)), lat: Number(found.lat.toFixed(6)) }
}
