import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { utils, write } from '@e965/xlsx'

/**
 * Workbooks as the DREES lays them out: eight lines of title and notes, a header with spaces at the ends of its names, a line of units, the communes,
 * notes below. Made by hand after what users of the editions to 2024 tell of them: no file of 2024 has been seen here, nothing goes into a package.
 */
type Cell = string | number | null

/** A sheet's row of a commune: what stands in each column. */
interface AplRecord {
  readonly code: string
  readonly standardised: number
  readonly total: number
  /** APL to all GPs and to those of at most 65, 62 and 60 years; to nurses, the one. */
  readonly apl: readonly (number | null)[]
}

/** An edition: its year and its communes. */
interface AplEditionFile {
  readonly annee: number
  readonly rows: readonly AplRecord[]
}

export type Sheets = Record<string, Cell[][]>

const PARAMETERS: Cell[][] = [
  ['Paramètres'],
  ['Moins de  10 minutes', 1],
  ['Entre 10 et 15 minutes', 2 / 3],
  ['Entre 15 et 20 minutes', 1 / 3],
  ['Plus de 20 minutes', 0],
]

const sheetOf = (
  { annee, rows }: AplEditionFile,
  {
    whom,
    values,
    standard,
    unit,
  }: { whom: string; values: readonly string[]; standard: string; unit: string },
): Cell[][] => [
  [`Indicateur d’accessibilité potentielle localisée (APL) ${annee} aux ${whom}`],
  [null],
  [`Millésime : ${annee}`],
  ['Sources : SNIIR-AM, Insee.'],
  ['Champ : France hors Mayotte.'],
  ['Lecture : les habitants de la commune ont accès à tant.'],
  ['Note : une moyenne se pondère par la population standardisée.'],
  [null],
  [
    ...['Code commune INSEE', 'Commune', ...values],
    ...[`Population standardisée ${annee - 2} pour ${standard}`, `Population totale ${annee - 2} `],
  ],
  [null, null, ...values.map(() => unit), 'En nombre d’habitants standardisés', 'En nombre d’habitants'],
  ...rows.map(({ code, apl, standardised, total }) => [
    ...[code, `Commune ${code}`, ...values.map((_, at) => apl[at] ?? null)],
    // A spreadsheet's sum.
    ...[standardised, total + 4e-9],
  ]),
  ['Lecture : une note au bas de la feuille.'],
]

/** The sheets of a workbook of GPs; before 2024, of all and of those of at most 65 years alone. */
export const doctorsSheets = (...editions: readonly AplEditionFile[]): Sheets => ({
  Paramètres: PARAMETERS.map((row) => [...row]),
  ...Object.fromEntries(
    editions.map((edition) => [
      `APL ${edition.annee}`,
      sheetOf(edition, {
        whom: 'médecins généralistes',
        values: [
          'APL aux médecins généralistes',
          ...(edition.annee < 2024
            ? ['APL aux médecins généralistes de moins de 65 ans']
            : [65, 62, 60].map((age) => `APL aux médecins généralistes de ${age} ans ou moins `)),
        ],
        standard: 'la médecine générale',
        unit: 'En nombre de consultations/visites accessibles par an par habitant standardisé',
      }),
    ]),
  ),
})

/** The sheets of a workbook of nurses. */
export const nursesSheets = (...editions: readonly AplEditionFile[]): Sheets => ({
  'Lisez-moi': [['Indicateur d’accessibilité potentielle localisée']],
  ...Object.fromEntries(
    editions.map((edition) => [
      `APL ${edition.annee}`,
      sheetOf(edition, {
        ...{ whom: 'infirmières', values: ['APL aux infirmières'], standard: 'les infirmières' },
        unit: 'En ETP pour 100 000 habitants standardisés',
      }),
    ]),
  ),
})

/** Writes a workbook into a raw folder. */
export function putWorkbook(raw: string, file: string, sheets: Sheets): void {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  writeFileSync(join(raw, file), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}

/** The rows of a sheet under its header changed, the header first. */
export const changedSheet = (
  sheets: Sheets,
  name: string,
  change: (rows: Cell[][], header: Cell[]) => Cell[][],
): Sheets => {
  const rows = sheets[name]!
  const at = rows.findIndex(([first]) => first === 'Code commune INSEE')
  return { ...sheets, [name]: [...rows.slice(0, at), ...change(rows.slice(at + 1), rows[at]!)] }
}
