import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FIVE_YEAR_CLASSES } from '../../server/domain/patients/age-classes.ts'
import { readText } from '../readers/bytes.ts'
import { parseCsv } from '../../server/country/package/csv.ts'
import type { Source } from './source.ts'

const FILE = 'patients/effectifs-diabete.csv'
const PATHOLOGY = 'Diabète'

/** How the Cnam marks a count that it may not publish. */
const SECRET = /^(NS|ND|NR|SECRET|S)?$/i

const persons = z.string().regex(/^\d+(\.0+)?$/)
const counted = z.union([persons, z.string().regex(SECRET)])

const published = z
  .object({
    annee: z.string().regex(/^\d{4}/),
    patho_niv1: z.literal(PATHOLOGY),
    cla_age_5: z.string().regex(/^(\d{2}-\d{2}|95 ?et ?\+)$/),
    sexe: z.literal('9'),
    dept: z.string().regex(/^(\d{2}|2[AB]|97\d)$/),
    ntop: counted,
    npop: persons,
    prev: z.union([z.string().regex(/^\d+([.,]\d+)?$/), z.string().regex(SECRET)]),
  })
  .refine((row) => agrees(row), {
    path: ['prev'],
    error: 'is not 100 × ntop / npop: the unit of one of the three may have changed',
  })

/** Whether the three numbers of a row say the same: `prev` is in percent, with three decimals; `ntop` may have been rounded to ten. */
function agrees({ ntop, npop, prev }: { ntop: string; npop: string; prev: string }): boolean {
  if (SECRET.test(ntop) || SECRET.test(prev)) return true
  const [patients, people, percent] = [Number(ntop), Number(npop), Number(prev.replace(',', '.'))]
  return patients <= people && Math.abs((people * percent) / 100 - patients) <= 6 + patients * 0.01
}

export interface PatientsRow {
  readonly annee: number
  readonly departement: string
  /** Of `FIVE_YEAR_CLASSES`. */
  readonly ages: string
  /** People treated for diabetes; null: under statistical secrecy. */
  readonly patients: number | null
  /** People of the class whom the Cnam's mapping of illnesses covers. */
  readonly population: number
}

/** Classes in which no département has few enough patients for its count to be secret. */
const MIDDLE_AGES = FIVE_YEAR_CLASSES.slice(8, 18)

/**
 * The Cnam's people treated for diabetes by département and class of five years, both sexes, of the newest year of the file. Optional: a
 * build without it makes an empty table, which is told as « non chargé ». Totals (département 999, région 99, all ages), the two
 * sexes and the finer levels of the pathology are not read.
 */
export const effectifsCnam: Source<z.infer<typeof published>, PatientsRow> = {
  id: 'effectifs-cnam',
  titre: 'Effectif de patients par pathologie, sexe, classe d’âge et territoire : diabète',
  producteur: 'Cnam',
  licence: 'Licence Ouverte (à confirmer)',
  url: 'https://data.ameli.fr/explore/dataset/effectifs/',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'ANNUAL',
  delaiMois: 18,
  credit: 'Cnam – Cartographie des pathologies et des dépenses',
  note: 'Personnes prises en charge pour un diabète, les deux sexes, par département et classe de cinq ans, l’année la plus récente du fichier. Un effectif sous secret statistique reste vide.',
  importeur: 'data/sources/effectifs-cnam.ts',
  files: [FILE],
  // 101 départements × 20 classes, but for the cells of the young and the very old that may be left out.
  least: 1_700,
  whole: {
    most: 101 * FIVE_YEAR_CLASSES.length,
    key: ({ departement, ages }) => `${departement} ${ages}`,
    departements: { of: ({ departement }) => departement, without: [] },
    means: [
      { column: 'npop', of: ({ population }) => population, between: [20_000, 50_000] },
      // 4.2 million people in 2,020 cells.
      { column: 'ntop', of: ({ patients }) => patients, between: [1_000, 4_500] },
    ],
    parts: MIDDLE_AGES.map((name) => ({
      name: `class ${name}`,
      has: ({ ages, patients }) => ages === name && patients !== null,
      departements: { of: ({ departement }) => departement, without: [] },
    })),
  },
  published,
  read(raw) {
    const text = readText(raw, FILE).replace(/^.*/, technical)
    // The portal parts cells by semicolons, copies of it by commas.
    const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
    const records = parseCsv(text, FILE, [...Object.keys(published.shape), LEVEL], { delimiter })
    const own = records.filter(
      (record) =>
        record.patho_niv1 === PATHOLOGY &&
        record.sexe === '9' &&
        record.dept !== '999' &&
        record.cla_age_5 !== 'tsage' &&
        record[LEVEL]!.includes('1'),
    )
    const newest = own.reduce((year, { annee = '' }) => (annee > year ? annee : year), '')
    return own.filter(({ annee }) => annee === newest)
  },
  toRow: ({ annee, dept, cla_age_5: written, ntop, npop }) => ({
    annee: Number(annee.slice(0, 4)),
    departement: dept,
    ages: written.startsWith('95') ? '95+' : written.split('-').map(Number).join('-'),
    patients: SECRET.test(ntop) ? null : Number(ntop),
    population: Number(npop),
  }),
}

/** The column that says of which levels a row is (`1,2,3`). */
const LEVEL = 'niveau_prioritaire'

/** A header by the technical names of the portal, which exports its labels as well: `Ntop`, `Niveau prioritaire`. */
const technical = (header: string): string => header.toLowerCase().replaceAll(' ', '_')

/** Whether a raw folder has the file, which no build needs. */
export const hasEffectifs = (raw: string): boolean => existsSync(join(raw, FILE))
