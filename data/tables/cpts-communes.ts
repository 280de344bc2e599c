import type { CptsCommune } from '../../server/country/package/read-cpts.ts'
import { CPTS_BASES, CPTS_EXTENTS, CPTS_STATES } from '../../server/domain/registers/cpts.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import { CPTS_UNNAMED, type CptsRow } from '../sources/cpts.ts'
import { findByOutlines } from './cpts-outlines.ts'
import { findCommunes, type CptsGeography, type Left, type Member } from './cpts-places.ts'
import { maybe, text } from './fact-schemas.ts'
import { table, type Schema, type Table } from './table.ts'

const SCHEMA: Schema = {
  name: 'cpts_communes',
  title: 'Communautés professionnelles territoriales de santé (CPTS), par commune',
  description:
    'Une commune peut être de plusieurs CPTS, et une CPTS n’en avoir qu’une partie. Une ligne sans nom : l’édition couvre le département, et n’y nomme aucune CPTS pour la commune. Une commune sans ligne : rien n’en est dit. Table sans ligne : rien n’a été chargé.',
  fields: [
    text('code_commune', 'Commune'),
    { ...text('base', 'Contours de la DGOS, ou liste d’une ARS'), enum: CPTS_BASES },
    maybe('cpts', 'Nom de la CPTS, ou du projet'),
    { ...maybe('finess', 'Numéro FINESS'), pattern: '\\d[\\dAB]\\d{7}' },
    { ...maybe('etat', 'Accord signé, ou projet ; vide quand la source ne le dit pas'), enum: CPTS_STATES },
    { ...maybe('etendue', 'La commune entière, ou une partie'), enum: CPTS_EXTENTS },
    maybe('partie', 'Arrondissements ou anciennes communes, quand la partie a un nom'),
    maybe('site', 'Adresse du site'),
    { ...maybe('region', 'Région dont l’ARS tient la liste ; vide pour les contours'), pattern: '\\d{2}' },
    { ...maybe('edition', 'Jour ou mois de l’édition'), pattern: '\\d{4}-\\d{2}(-\\d{2})?' },
  ],
  primaryKey: ['code_commune', 'base', 'cpts'],
  foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
  sources: ['cpts-polygones', 'cpts-listes', 'contours-communes', 'contours-arrondissements', 'cog-2026'],
}

type Base = CptsCommune['base']

/** CPTS by the communes of today, without any row where neither file was read. */
export interface CptsTable {
  readonly table: Table
  /** Communes of which each of the two says something. */
  readonly said: ReadonlyMap<Base, ReadonlySet<string>>
  /** Lines of the lists whose commune is not known; null where there are none. */
  readonly left: Left | null
}

/**
 * Brings CPTS to communes: outlines by the share of a commune (of Paris, Lyon and Marseille of each arrondissement) that lies in them, lists by
 * code, or département and name. What a list does not know how to name is left out, and no commune of that département is said to have none.
 * @throws SourceError where a list names more of them than slips explain, or is of no région.
 */
export function cptsCommunes(rows: readonly CptsRow[], geography: CptsGeography): CptsTable {
  const { cog, movements } = geography
  const communes = cog.filter(({ kind }) => kind === 'commune')
  const { members: listed, left, covered } = findCommunes(rows, geography)
  const drawn = findByOutlines(rows, geography)
  const former = rows.flatMap((row): Member[] => {
    if (row.place.by !== 'commune' || row.nom === null) return []
    const { etendue, partie, codeCommune: code } = row.place.commune
    const commune = movements.current(code)
    if (commune === undefined) return []
    const whole = { code, isCommune: commune === code }
    return [{ row, commune, whole: etendue === 'entiere' ? whole : null, partie }]
  })
  const members = [...listed, ...drawn.members, ...former]
  const told = [...groupBy(members, ({ row, commune }) => `${row.base}\0${commune}\0${row.nom}`).values()]
  const named = new Set(told.map(([{ row, commune }]) => `${row.base} ${commune}`))
  const none = new Map<string, Pick<CptsCommune, 'base' | 'codeCommune' | 'region' | 'edition'>>()
  const addNone = (base: Base, codeCommune: string, region: string | null, edition: string | null): void => {
    const key = `${base} ${codeCommune}`
    if (!named.has(key)) none.set(key, { base, codeCommune, region, edition })
  }
  for (const { place, nom, base, edition } of rows) {
    if (place.by !== 'commune' || nom !== null) continue
    const commune = movements.current(place.commune.codeCommune)
    if (commune !== undefined) addNone(base, commune, place.commune.region, edition)
  }
  for (const { code, departement, region } of communes) {
    const list = covered.get(departement)
    if (list !== undefined) addNone('listes', code, region, list)
  }
  for (const [code, edition] of drawn.none) addNone('polygones', code, null, edition)
  const siblings = groupBy(
    rows.filter((row) => listedAs(row) !== ''),
    listedAs,
  )
  const districtsOf = groupBy(
    cog.filter(({ kind }) => kind === 'arrondissement'),
    ({ codeCommune }) => codeCommune,
  )
  const all = [
    ...told.map((own) => {
      const [{ row, commune }] = own
      const { site, ...known } = attributesOf(
        own.map((one) => one.row),
        siblings.get(listedAs(row)) ?? [],
      )
      return {
        ...{ code_commune: commune, base: row.base, cpts: row.nom, ...known },
        ...extentOf(own, districtsOf.get(commune)?.map(({ code }) => code) ?? movements.madeOf(commune)),
        ...{ site, ...newestOf(own) },
      }
    }),
    ...[...none.values()].map(({ base, codeCommune, region, edition }) => ({
      ...{ code_commune: codeCommune, base, cpts: null, finess: null, etat: null },
      ...{ etendue: null, partie: null, site: null, region, edition },
    })),
  ]
  const said = groupBy(all, ({ base }) => base)
  return {
    table: table(SCHEMA, all),
    said: new Map([...said].map(([base, own]) => [base, new Set(own.map((one) => one.code_commune))])),
    left,
  }
}

/** The newest edition that names a CPTS in a commune, and whose list it is. */
function newestOf(members: readonly Member[]): Pick<CptsCommune, 'region' | 'edition'> {
  const { place, edition } = members
    .map(({ row }) => row)
    .reduce((a, b) => ((b.edition ?? '') > (a.edition ?? '') ? b : a))
  return { region: regionOf(place), edition }
}

/** The région whose list tells a place; null of an outline. */
const regionOf = (place: CptsRow['place']): string | null =>
  place.by === 'commune' ? place.commune.region : place.by === 'outline' ? null : place.region

/** Lines of one list and département that speak of the same CPTS: each may tell what the others leave out. */
const listedAs = ({ nom, place }: CptsRow): string => {
  if (nom === CPTS_UNNAMED || !('region' in place)) return ''
  const departement = place.by === 'code' ? departementOf(place.code) : place.departement
  return `${place.region} ${departement} ${nom}`
}

/** What the rows of a CPTS in a commune say of it, and its siblings elsewhere unless they are of several; what differs is not told. */
function attributesOf(
  own: readonly CptsRow[],
  siblings: readonly CptsRow[],
): Pick<CptsCommune, 'finess' | 'etat' | 'site'> {
  const isOne = valuesOf(siblings, 'finess').length <= 1 && valuesOf(siblings, 'site').length <= 1
  const rows = isOne ? [...own, ...siblings] : own
  const sole = <Name extends 'finess' | 'etat' | 'site'>(name: Name): CptsRow[Name] | null => {
    const [value, ...others] = valuesOf(rows, name)
    return others.length > 0 ? null : (value ?? null)
  }
  return { finess: sole('finess'), etat: sole('etat'), site: sole('site') }
}

/** What rows say under a name, each once. */
const valuesOf = <Name extends 'finess' | 'etat' | 'site'>(rows: readonly CptsRow[], name: Name) => [
  ...new Set(rows.map((row) => row[name]).filter((value) => value !== null)),
]

/** Whether a CPTS has the whole of a commune: named itself, or by all of `parts` that it is made of; else which part, where that has a name. */
function extentOf(
  members: readonly Member[],
  parts: readonly string[],
): Pick<CptsCommune, 'etendue' | 'partie'> {
  const wholes = members.flatMap(({ whole }) => whole ?? [])
  const codes = new Set(wholes.map(({ code }) => code))
  if (wholes.some(({ isCommune }) => isCommune) || parts.every((code) => codes.has(code)))
    return { etendue: 'entiere', partie: null }
  const names = new Set(members.flatMap(({ partie }) => partie ?? []))
  return {
    etendue: 'partie',
    partie: members.every(({ partie }) => partie !== null)
      ? [...names].sort((a, b) => a.localeCompare(b, 'fr', { numeric: true })).join(', ')
      : null,
  }
}
