import { existsSync } from 'node:fs'
import { join } from 'node:path'
import proj4 from 'proj4'
import { z } from 'zod'
import { unprojectBy } from '../../server/country/package/unproject.ts'
import { FINESS_COLUMNS, finessPoint, locatedFinessSite } from '../../server/domain/registers/finessSite.ts'
import { KIND_OF_CATEGORY, structureOf, type Structure } from '../../server/domain/registers/structure.ts'
import { newestSharedDay } from '../newest-shared-day.ts'
import { readCsv } from '../readers/csv.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { reject, type Source } from './source.ts'

const FILE = 'finess/finess_etablissements.csv'

const cell = z.string().trim()
/** All establishments are counted; of those that are kept more is asked. */
const published = z.object({
  ...(Object.fromEntries(FINESS_COLUMNS.map((name) => [name, cell])) as Record<
    (typeof FINESS_COLUMNS)[number],
    typeof cell
  >),
  nofinesset: cell.regex(/^\d[\dAB]\d{7}$/),
  departement: cell.regex(/^(\d{2}|2[AB]|9[A-J])$/),
  datemaj: z.union([z.literal(''), z.iso.date()]),
})

export interface EstablishmentRow {
  readonly finess: string
  readonly departement: string
  /** Null: an establishment of another kind, which is counted alone. */
  readonly structure: Structure | null
  /** Day on which the register last changed what it says of it; null when it does not say. */
  readonly updatedOn: string | null
  /** Whether metres are given that lie in no reference system of the place. */
  readonly astray: boolean
}

const unproject = unprojectBy(proj4)

const share = (of: (row: EstablishmentRow) => boolean) => (row: EstablishmentRow) => (of(row) ? 1 : 0)

/**
 * The register of establishments: maisons de santé (603), centres de santé (124) and CPTS (604). The whole file is checked, those
 * three are kept. Optional: a build without it makes an empty table, which is told as « non chargé ».
 */
export const finess: Source<z.infer<typeof published>, EstablishmentRow> = {
  id: 'finess',
  titre: 'FINESS, fichier des établissements',
  producteur: 'Ministère chargé de la santé (FINESS) ; positions : Atlasanté',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.data.gouv.fr/datasets/reexposition-des-donnees-finess',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'FINESS – Atlasanté',
  note: 'Maisons de santé (603), centres de santé (124) et CPTS (604). La date est celle de la fiche la plus récente. Une fermeture peut y manquer. Un point qui n’est que celui de la commune n’est pas repris ; un nom ou une adresse qui peut désigner une personne non plus.',
  importeur: 'data/sources/finess.ts',
  files: [FILE],
  // 103,032 establishments on 2 September 2026.
  least: 80_000,
  whole: {
    most: 150_000,
    key: (row) => row.finess,
    departements: { of: (row) => row.departement, without: [] },
    parts: [...KIND_OF_CATEGORY].map(([category, kind]) => ({
      name: `category ${category}`,
      has: ({ structure }) => structure?.kind === kind,
      // More than one a département, of each kind.
      least: 101,
      means: [
        {
          column: 'coordxet, coordyet: outside the system of their place',
          of: share(({ astray }) => astray),
          between: [0, 0.1],
        },
        {
          column: 'telephone: numbers that can be read',
          of: share(({ structure }) => structure?.telephone != null),
          between: [0.1, 1],
        },
      ],
    })),
  },
  published,
  read: (raw) => readCsv(raw, FILE, FINESS_COLUMNS, { delimiter: ';', relax_quotes: true }),
  toRow(row) {
    const kind = KIND_OF_CATEGORY.get(row.categetab)
    const site = locatedFinessSite(row, unproject)
    if (kind && site.codeCommune === '')
      return reject(`${row.nofinesset} ${site.nom}`, `its commune "${row.commune}" is no code`)
    return {
      finess: site.finess,
      departement: departementOf(site.codeCommune),
      structure: kind ? structureOf(site, kind) : null,
      updatedOn: row.datemaj || null,
      astray: site.lon === null && finessPoint(row) !== null,
    }
  },
}

/** Whether a raw folder has the register, which no build needs. */
export const hasFiness = (raw: string): boolean => existsSync(join(raw, FILE))

/** ISO day of an edition: the newest on which the register says that it changed several establishments. Null where no day is shared. */
export const dayOfRegister = (rows: readonly Pick<EstablishmentRow, 'updatedOn'>[]): string | null =>
  newestSharedDay(rows.flatMap(({ updatedOn }) => updatedOn ?? []))
