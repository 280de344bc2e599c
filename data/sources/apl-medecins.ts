import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readAplWorkbook, recordsOf, type AplSheet } from '../readers/apl-workbook.ts'
import type { Cell, SheetRow } from '../readers/workbook.ts'
import { reject, type Source } from './source.ts'

/** Called by its first editions: the address gives the newest under the same name. */
const FILE = 'apl/apl_medecins_generalistes_2022_2023.xlsx'

/** Our name → how the header begins: ages are worded otherwise from one edition to the next, and people are of its own year. */
const COLUMNS = {
  code: /^Code commune INSEE$/,
  aplMg: /^APL aux médecins généralistes$/,
  aplMg65: /^APL aux médecins généralistes .*\b65 ans\b/,
  populationStandardisee: /^Population standardisée\b/,
  populationTotale: /^Population totale\b/,
}
/** From 2024 on, GPs of 62 and of 60 years or less too. */
const YOUNGER = /^APL aux médecins généralistes .*\b([1-5]\d|6[0-4]) ans\b/

export const codeInsee = z.string().regex(/^(\d{2}|2[AB])\d{3}$/)
/** Empty: published as missing. */
export const accessibility = z.number().nonnegative().nullable()

const published = z
  .object({
    annee: z.number().int(),
    anneePopulation: z.number().int(),
    code: codeInsee,
    aplMg: accessibility,
    aplMg65: accessibility,
    /** To GPs up to an age under 65, the highest age first. */
    plusJeunes: z.array(accessibility),
    populationStandardisee: z.number().nonnegative(),
    // Whole persons but for what a spreadsheet's sum leaves: 520.000000004.
    populationTotale: z
      .number()
      .nonnegative()
      .refine((people) => Math.abs(people - Math.round(people)) < 0.001, 'is not a whole number')
      .transform(Math.round),
  })
  .refine(({ aplMg, aplMg65, plusJeunes }) => isFalling([aplMg, aplMg65, ...plusJeunes]), {
    path: ['aplMg65'],
    error: 'fewer GPs are told to be more within reach: are the columns of ages interchanged?',
  })

const isFalling = (values: readonly (number | null)[]): boolean => {
  const known = values.filter((value) => value !== null)
  return known.every((value, at) => at === 0 || value <= known[at - 1]! + 1e-6)
}

export interface AplMedecinRow {
  /** Year of activity. */
  readonly annee: number
  /** Of which year its people are counted. */
  readonly anneePopulation: number
  readonly code: string
  /** Consultations per standardised inhabitant per year. */
  readonly aplMg: number
  /** The same to GPs of 65 or less. */
  readonly aplMg65: number
  readonly populationStandardisee: number
  readonly populationTotale: number
}

/** The DREES's APL to GPs, every edition of its workbook, with the populations by which its means are weighted. */
export const aplMedecins: Source<z.output<typeof published>, AplMedecinRow> = {
  id: 'apl-medecins',
  titre: 'Accessibilité potentielle localisée (APL) aux médecins généralistes',
  producteur: 'DREES',
  licence: 'Licence Ouverte 2.0',
  url: 'https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/information/',
  // Told by the editions that are read.
  millesime: '',
  date: '',
  rythme: 'ANNUAL',
  delaiMois: 18,
  credit: 'DREES – APL, d’après Cnam (SNIIR-AM) et INSEE',
  note: 'France hors Mayotte ; Paris, Lyon et Marseille publiés par arrondissement. Une moyenne se pondère par la population standardisée.',
  importeur: 'data/sources/apl-medecins.ts',
  files: [FILE],
  least: 34_500,
  whole: {
    key: ({ annee, code }) => `${annee} ${code}`,
    editions: {
      of: ({ annee }) => annee,
      least: 34_500,
      departements: { of: ({ code }) => departementOf(code), without: ['976'] },
      // A third below and above the means of the communes in 2023 (2.95, 2.60, 1,934), which move by 2 % a year.
      means: [
        { column: 'APL aux médecins généralistes', of: ({ aplMg }) => aplMg, between: [1.95, 4] },
        {
          column: 'APL aux médecins généralistes de moins de 65 ans',
          of: ({ aplMg65 }) => aplMg65,
          between: [1.7, 3.55],
        },
        {
          column: 'Population standardisée',
          of: ({ populationStandardisee }) => populationStandardisee,
          between: [1_500, 2_600],
        },
        {
          column: 'Population totale',
          of: ({ populationTotale }) => populationTotale,
          between: [1_500, 2_600],
        },
      ],
    },
  },
  published,
  read(raw) {
    const { editions, sheets } = readAplWorkbook(raw, FILE)
    const parameters = sheets.get('Paramètres')
    if (!parameters)
      throw new SourceError(
        FILE,
        `has no sheet "Paramètres" (found: ${[...sheets.keys()].join(', ')}).`,
        COMPARE_REMEDY,
      )
    checkParameters(parameters)
    return editions.flatMap(recordsOfEdition)
  },
  toRow({ aplMg, aplMg65, plusJeunes: _, ...row }) {
    if (aplMg === null || aplMg65 === null) return reject(`${row.code} (${row.annee})`, 'sans APL')
    return { ...row, aplMg, aplMg65 }
  },
}

function recordsOfEdition(edition: AplSheet): unknown[] {
  const younger = edition.header.filter((name) => YOUNGER.test(name)).sort((a, b) => ageIn(b) - ageIn(a))
  return recordsOf(FILE, edition, COLUMNS).map((record, at) => ({
    ...record,
    plusJeunes: younger.map((name) => edition.records[at]?.[name] ?? null),
  }))
}

const ageIn = (name: string): number => Number(YOUNGER.exec(name)?.[1])

/** The decay the domain uses (method §3), as the sheet writes it. */
const DECAY: readonly (readonly [string, number])[] = [
  ['Moins de 10 minutes', 1],
  ['Entre 10 et 15 minutes', 2 / 3],
  ['Entre 15 et 20 minutes', 1 / 3],
  ['Plus de 20 minutes', 0],
]

/** Throws a `SourceError` when the DREES's travel-time weights are no longer 1, 2/3, 1/3, 0 at 10, 15 and 20 minutes. */
export function checkParameters(rows: readonly SheetRow[]): void {
  const label = (cell: Cell | undefined) => String(cell ?? '').replace(/\s+/g, ' ')
  for (const [band, weight] of DECAY) {
    const found = rows.find((row) => label(row[0]) === band)?.[1]
    if (typeof found !== 'number' || Math.abs(found - weight) > 1e-9)
      throw new SourceError(
        FILE,
        `sheet "Paramètres", "${band}": weight ${String(found)} where ${weight} is expected.`,
        'The DREES has changed its method: change the step decay of server/domain first.',
      )
  }
}
