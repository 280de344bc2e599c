import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { agesCirconscriptions } from '../../data/sources/ages-circonscriptions.ts'
import { bassinsCartosante } from '../../data/sources/bassins-cartosante.ts'
import { bassinsInsee } from '../../data/sources/bassins-insee.ts'
import { communesInsee } from '../../data/sources/communes-insee.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { liberauxDepartements } from '../../data/sources/liberaux-departements.ts'
import { questionsAsalee } from '../../data/sources/questions-asalee.ts'
import { senateurs } from '../../data/sources/senateurs.ts'
import { zonageMedecins } from '../../data/sources/zonage-medecins.ts'
import type { Source } from '../../data/sources/source.ts'
import { SourceError } from '../../server/country/package/source-error.ts'

/** A published table: how its cells are parted, what stands above its header, and what of it the importer reads. */
export interface Published {
  readonly source: Source<never, unknown>
  readonly delimiter?: string
  /** Lines above the header. */
  readonly above?: number
  readonly columns: readonly string[]
  /** Column of a commune, circonscription or département, when the producer covers every département. */
  readonly place?: string
  readonly numbers?: readonly string[]
  /** Column of what must be whole by itself, and one of its values: rows of that value alone are changed. */
  readonly part?: readonly [column: string, value: string]
}

const table = (source: unknown, rest: Omit<Published, 'source'>): Published => ({
  source: source as Published['source'],
  ...rest,
})

export const TABLES: readonly Published[] = [
  table(deputes, { columns: ['id', 'circo', 'departementCode', 'dateMaj'], place: 'departementCode' }),
  table(senateurs, { columns: ['matricule', 'departementCode', 'siege_renouvele_2026_09_27'] }),
  table(questionsAsalee, { columns: ['numero', 'acteur_ref', 'url_deduite'] }),
  table(communesInsee, { columns: ['TYPECOM', 'COM', 'LIBELLE', 'ARR', 'CAN'], place: 'COM' }),
  table(zonageMedecins, { columns: ['Code_postal', 'Nom_commune', 'Zonage'], place: 'Code_postal' }),
  table(agesCirconscriptions, {
    columns: ['circo', 'pop_2022', 'pct_75plus'],
    place: 'circo',
    numbers: [
      ...['pop_2022', 'pct_moins15', 'pct_15_29', 'pct_30_44', 'pct_45_59', 'pct_60_74', 'pct_75plus'],
    ],
  }),
  table(liberauxDepartements, {
    columns: ['annee', 'profession_sante', 'departement', 'effectif', 'densite'],
    ...{ place: 'departement', numbers: ['effectif', 'densite'] },
    part: ['profession_sante', 'Infirmiers'],
  }),
  table(bassinsInsee, {
    columns: ['Code', 'Médiane du niveau de vie 2021'],
    ...{ delimiter: ';', above: 2, place: 'Code' },
    numbers: [
      'Part des pers. âgées de 75 ans ou + 2022',
      ...['Taux de pauvreté 2021', 'Médiane du niveau de vie 2021'],
    ],
  }),
  table(bassinsCartosante, {
    columns: ['Code', 'APL Médecins généralistes 2023'],
    ...{ delimiter: ';', above: 2, place: 'Code' },
    numbers: [
      ...['APL Médecins généralistes 2023', 'Densité de généralistes lib. 2024'],
      ...["Densité d'infirmiers lib. 2024", 'Part des bénéf. en ALD dans la pop 2024'],
    ],
  }),
]

/** Whether a row is of the part that is changed alone; every row is where there is none. */
export const inPart = ({ part }: Published, header: readonly string[], row: readonly string[]): boolean =>
  !part || row[header.indexOf(part[0])] === part[1]

/** The table of a source by its id. */
export const tableOf = (id: string): Published => TABLES.find(({ source }) => source.id === id)!

/** Writes a source's file into a raw folder, packed when its name says so. */
export function put(raw: string, { files: [file] }: Pick<Published['source'], 'files'>, bytes: Buffer): void {
  const path = join(raw, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(bytes, { level: 1 }) : bytes)
}

/** What a reader says as it refuses a file; throws when it refuses none. */
export function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof SourceError) return error.message
    throw error
  }
  throw new Error('it was read as if nothing had changed')
}
