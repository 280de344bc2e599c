import { AGE_CLASSES, columnOfAges, FIVE_YEAR_CLASSES } from '../server/domain/patients/age-classes.ts'
import { groupBy } from '../server/domain/groupBy.ts'
import { STATUTS_SENAT } from '../server/country/package/read-senate-questions.ts'
import { STRUCTURE_KINDS } from '../server/domain/registers/structure.ts'
import {
  number,
  oneOf,
  openFiles,
  optionalNumber,
  optionalOneOf,
  optionalText,
  text,
  type Cell,
  type PackageFiles,
} from '../server/country/package/tables.ts'
import { OPTIONAL, type FormerOf, type OptionalName, type RowOf } from './optional.ts'

type Reader<Name extends OptionalName> = (files: PackageFiles) => readonly RowOf<Name>[]

/** Each table as rows that an importer gives: what was brought to the communes of one day is an edition of that day. */
const ROWS: { readonly [Name in OptionalName]: readonly [table: string, read: Reader<Name>] } = {
  establishments: [
    'structures_sante.csv',
    (files) =>
      files
        .rows('structures_sante.csv', {
          finess: text('finess'),
          kind: oneOf('genre', STRUCTURE_KINDS),
          nom: optionalText('nom'),
          adresse: optionalText('adresse'),
          codePostal: optionalText('code_postal'),
          codeCommune: text('code_commune'),
          telephone: optionalText('telephone'),
          lon: optionalNumber('lon'),
          lat: optionalNumber('lat'),
          updatedOn: optionalText('fiche_le'),
        })
        .map(({ updatedOn, ...structure }) => ({
          ...{ finess: structure.finess, departement: '', structure, updatedOn, astray: false },
        })),
  ],
  patients: [
    'diabete_departements.csv',
    (files) =>
      files.rows('diabete_departements.csv', {
        annee: number('annee'),
        departement: text('departement'),
        ages: oneOf('ages', FIVE_YEAR_CLASSES),
        patients: optionalNumber('patients'),
        population: number('population'),
      }),
  ],
  communeAges: [
    'communes_ages.csv',
    (files) =>
      files
        .rows('communes_ages.csv', {
          code: text('code_commune'),
          annee: number('annee'),
          ...Object.fromEntries<Cell<number>>(AGE_CLASSES.map((name) => [name, number(columnOfAges(name))])),
        })
        .map(({ code, annee, ...ages }) => ({
          ...{ code, annee },
          ages: AGE_CLASSES.map((name) => (ages as Record<string, number>)[name]!),
        })),
  ],
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
      return files
        .rows('communes_zonage.csv', {
          code: text('code_commune'),
          arreteLe: optionalText('arrete_le'),
          tvs: optionalText('territoire_de_vie_sante'),
        })
        .map((row) => ({ ...row, zonage: classes.get(row.code) ?? null }))
    },
  ],
  quartiers: [
    'quartiers_prioritaires.csv',
    (files) =>
      [
        ...groupBy(
          files.rows('quartiers_prioritaires.csv', {
            code: text('code'),
            commune: text('code_commune'),
            nom: text('nom'),
          }),
          ({ code }) => code,
        ).values(),
      ].map((own) => ({ code: own[0].code, nom: own[0].nom, communes: own.map(({ commune }) => commune) })),
  ],
  questionsSenat: [
    'questions_senat.csv',
    (files) => [
      // For those that do not name the scheme, which a package does not have: where none names it the table stays, empty.
      { reference: '', statutLe: '', question: null },
      ...files
        .rows('questions_senat.csv', {
          reference: text('reference'),
          nature: text('nature'),
          numero: text('numero'),
          date: optionalText('date'),
          titre: text('titre'),
          ministere: text('ministere'),
          statut: oneOf('statut', STATUTS_SENAT),
          statutLe: text('statut_le'),
          auteur: text('auteur_nom'),
          groupe: optionalText('groupe'),
          departement: text('departement'),
          url: text('url'),
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
  const rows = files.paths.some(({ path }) => path === table) ? read(files) : []
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
