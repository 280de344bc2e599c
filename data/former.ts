import { groupBy } from '../server/domain/groupBy.ts'
import { readCommuneAges, readPatients } from '../server/country/package/read-expected.ts'
import { SENATE_CELLS } from '../server/country/package/read-senate-questions.ts'
import { readCpts, type CptsCommune } from '../server/country/package/read-cpts.ts'
import { readZoning } from '../server/country/package/read-zoning.ts'
import { STRUCTURE_CELLS } from '../server/country/package/structure-cells.ts'
import {
  hasFile,
  openFiles,
  optionalOneOf,
  optionalText,
  text,
  type PackageFiles,
} from '../server/country/package/tables.ts'
import { regionsOfLists } from './sources/cpts-listes.ts'
import type { CptsRow } from './sources/cpts.ts'
import { OPTIONAL, type FormerOf, type OptionalName, type RowOf } from './optional.ts'

type Reader<Name extends OptionalName> = (files: PackageFiles) => readonly RowOf<Name>[]

const cptsOf =
  (wanted: CptsCommune['base']) =>
  (files: PackageFiles): readonly CptsRow[] =>
    readCpts(files)
      .filter(({ base }) => base === wanted)
      .map((commune) => ({ ...commune, place: { by: 'commune', commune } }))

/** Each table as rows that an importer gives: what was brought to the communes of one day is an edition of that day. */
const ROWS: { readonly [Name in OptionalName]: readonly [table: string, read: Reader<Name>] } = {
  establishments: [
    'structures_sante.csv',
    (files) =>
      files
        .rows('structures_sante.csv', { ...STRUCTURE_CELLS, updatedOn: optionalText('fiche_le') })
        .map(({ updatedOn, ...structure }) => ({
          ...{ finess: structure.finess, departement: '', structure, updatedOn, astray: false },
        })),
  ],
  patients: ['diabete_departements.csv', readPatients],
  communeAges: ['communes_ages.csv', readCommuneAges],
  orders: [
    'communes_zonage.csv',
    (files) => {
      const classes = new Map(
        files
          .rows('communes.csv', {
            code: text('code'),
            zonage: optionalOneOf('zonage', ['ZIP', 'ZAC', 'ZAR', 'HZ']),
          })
          .map(({ code, zonage }) => [code, zonage]),
      )
      return readZoning(files).arretesZonage.map(({ codeCommune, arreteLe, territoireDeVieSante }) => ({
        ...{ code: codeCommune, arreteLe, tvs: territoireDeVieSante },
        zonage: classes.get(codeCommune) ?? null,
      }))
    },
  ],
  quartiers: [
    'quartiers_prioritaires.csv',
    (files) =>
      [...groupBy(readZoning(files).quartiers, ({ code }) => code).values()].map((own) => ({
        ...{ code: own[0].code, nom: own[0].nom },
        communes: own.map(({ codeCommune }) => codeCommune),
      })),
  ],
  postcodes: [
    'codes_postaux.csv',
    (files) =>
      // Those of the COG are in the table without them.
      files
        .rows('sources.csv', { id: text('id'), covered: optionalText('communes_couvertes') })
        .some(({ id, covered }) => id === OPTIONAL.postcodes.source.id && covered !== null)
        ? files
            .rows('codes_postaux.csv', {
              codePostal: text('code_postal'),
              commune: text('code_commune'),
              arrondissement: optionalText('code_arrondissement'),
            })
            .map(({ codePostal, commune, arrondissement }) => ({
              ...{ codePostal, code: arrondissement ?? commune },
            }))
        : [],
  ],
  cptsPolygones: ['cpts_communes.csv', cptsOf('polygones')],
  cptsListes: ['cpts_communes.csv', cptsOf('listes')],
  questionsSenat: [
    'questions_senat.csv',
    (files) => [
      // For those that do not name the scheme, which a package does not have: where none names it the table stays, empty.
      { reference: '', statutLe: '', question: null },
      ...files
        .rows('questions_senat.csv', {
          ...SENATE_CELLS,
          reference: text('reference'),
          nature: text('nature'),
          numero: text('numero'),
          ministere: text('ministere'),
        })
        .map(({ reference, ...question }) => ({ reference, statutLe: question.statutLe, question })),
    ],
  ],
}

/**
 * What the package of a folder says of a dataset that no build needs, with its provenance; null where it does not rest on it.
 * @throws SourceError when the package is damaged.
 */
export function readFormer<Name extends OptionalName>(folder: string, name: Name): FormerOf<Name> | null {
  const files = openFiles(folder)
  const [table, read] = ROWS[name]
  // A package of an earlier program may lack it.
  const rows = hasFile(files, table) ? read(files) : []
  if (rows.length === 0) return null
  const { id } = OPTIONAL[name].source
  const told = files
    .rows('sources.csv', {
      id: text('id'),
      producteur: text('producteur'),
      licence: text('licence'),
      url: text('url'),
      millesime: text('millesime'),
      date: text('date'),
      credit: text('credit'),
      note: text('note'),
    })
    .find((source) => source.id === id)
  return { rows, provenance: { ...OPTIONAL[name].source, ...told } }
}

/**
 * The régions whose list of CPTS the package of a folder rests on and the raw folder has no more, by name, where it has others: a build would drop
 * them without a word. @throws SourceError when the package is damaged.
 */
export function lostRegions(folder: string, raw: string): readonly string[] {
  const atHand = regionsOfLists(raw)
  if (atHand.length === 0) return []
  const files = openFiles(folder)
  const inService = new Set(readCpts(files).map(({ region }) => region))
  return files
    .rows('regions.csv', { code: text('code'), nom: text('nom') })
    .filter(({ code }) => inService.has(code) && !atHand.includes(code))
    .map(({ nom }) => nom)
}
