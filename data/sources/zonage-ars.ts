import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import type { Movements } from '../movements.ts'
import { readNamedColumns } from '../readers/named-columns.ts'
import { reject, type Provenance, type Source } from './source.ts'
import { zonageMedecins, type ZonageRow } from './zonage-medecins.ts'

const FILE = 'zonage/zonage-professions.csv'

/** As Atlasanté names them first; then as its other tables and the ARS's do. */
const COLUMNS = {
  code: ['com_code', 'code_commune', 'codgeo', 'code_insee', 'insee_com'],
  niveau: ['niveau'],
  classe: ['zmed_niveau', 'zonage_mg'],
  arrete: ['zmed_date_arrete', 'date_arrete'],
  tvs: ['tvs_lib', 'lib_tvs', 'libtvs', 'libelle_tvs'],
} as const

const CLASSE = /^(?:\d_)?(ZIP|ZAC|ZAR|HZ)$/
const JOUR = /^(\d{2})\/(\d{2})\/(\d{4})$/

const published = z
  .object({
    code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
    niveau: z.enum(['COM', '']),
    // `NC…`: not classified.
    classe: z.string().regex(/^((\d_)?(ZIP|ZAC|ZAR|HZ)|NC.*|)$/),
    arrete: z.union([
      z.literal(''),
      z.string().regex(JOUR).transform(isoDay).pipe(z.iso.date()),
      z.iso.date(),
    ]),
    tvs: z.string(),
  })
  .refine(({ classe, arrete }) => !CLASSE.test(classe) || arrete !== '', {
    path: ['arrete'],
    error: 'is empty where the commune has a class: of which order is it?',
  })

function isoDay(written: string): string {
  const [, day, month, year] = JOUR.exec(written) ?? []
  return `${year}-${month}-${day}`
}

export interface ZonageArsRow {
  readonly code: string
  /** Null: the commune is not classified. */
  readonly zonage: ZonageRow['zonage'] | null
  /** ISO day of the order of the ARS that says so; null where there is no class. */
  readonly arreteLe: string | null
  /** Name of the territoire de vie-santé over which GPs are zoned. */
  readonly tvs: string | null
}

/**
 * The zoning of the ARS by INSEE code, with the day of each order: the edition that takes the place of the list by postcode, under the same
 * id. Optional. Rows of other levels than the commune are not read: a quarter may be zoned apart from its commune.
 */
export const zonageArs: Source<z.infer<typeof published>, ZonageArsRow> = {
  ...zonageMedecins,
  producteur: 'ARS ; Atlasanté',
  millesime: 'format documenté, non vu',
  credit: 'ARS – Atlasanté',
  note: 'Adresse du fichier inconnue d’ici : à demander à Atlasanté ou à l’ARS.',
  importeur: 'data/sources/zonage-ars.ts',
  files: [FILE],
  least: 34_500,
  whole: {
    most: 35_500,
    key: ({ code }) => code,
    departements: { of: ({ code }) => departementOf(code), without: [] },
    means: [
      {
        column: 'zmed_niveau: communes in ZIP or ZAC',
        of: ({ zonage }) => (zonage === null ? null : zonage === 'ZIP' || zonage === 'ZAC' ? 1 : 0),
        // 0.87 in May 2025.
        between: [0.6, 0.98],
      },
      {
        column: 'zmed_niveau: communes with a class',
        of: ({ zonage }) => (zonage === null ? 0 : 1),
        between: [0.95, 1],
      },
    ],
  },
  published,
  read: (raw) =>
    readNamedColumns(raw, FILE, COLUMNS, ['niveau', 'tvs']).filter(
      ({ niveau }) => niveau === 'COM' || niveau === '',
    ),
  toRow({ code, classe, arrete, tvs }) {
    if (/^97[578]|^98/.test(code)) return reject(code, 'collectivité d’outre-mer')
    const zonage = (CLASSE.exec(classe)?.[1] ?? null) as ZonageArsRow['zonage']
    return { code, zonage, arreteLe: zonage && arrete, tvs: tvs || null }
  },
}

/** Whether a raw folder has the file, which no build needs. */
export const hasZonageArs = (raw: string): boolean => existsSync(join(raw, FILE))

/**
 * Days of the orders of the ARS of each région (its name → ISO days, ascending), of the communes that are known: what is left out of the
 * zoning tells no day of it.
 */
export function ordersOf(
  orders: readonly ZonageArsRow[],
  geography: {
    readonly departements: readonly { readonly code: string; readonly region: string }[]
    readonly regions: readonly { readonly code: string; readonly nom: string }[]
  } & Pick<Movements, 'current'>,
): ReadonlyMap<string, readonly string[]> {
  const nameOf = new Map(geography.regions.map(({ code, nom }) => [code, nom]))
  const regionOf = new Map(
    geography.departements.map(({ code, region }) => [code, nameOf.get(region) ?? region]),
  )
  const days = groupBy(
    orders.flatMap(({ code, arreteLe }) => {
      const region = regionOf.get(departementOf(code))
      return arreteLe === null || region === undefined || geography.current(code) === undefined
        ? []
        : [{ region, arreteLe }]
    }),
    ({ region }) => region,
  )
  return new Map(
    [...days].map(([region, own]) => [region, [...new Set(own.map(({ arreteLe }) => arreteLe))].sort()]),
  )
}

/** What is told of where the zoning comes from, with the days of the orders of each région (its name → ISO days, ascending). */
export function provenanceOfOrders(ordersOf: ReadonlyMap<string, readonly string[]>): Provenance {
  const days = [...ordersOf.values()].flat().sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const told = [...ordersOf]
    .sort(([a], [b]) => a.localeCompare(b, 'fr'))
    .map(([region, own]) => `${region} ${own.map(frenchDay).join(' et ')}`)
  return {
    ...zonageArs,
    date: last,
    millesime:
      first === last
        ? `arrêtés du ${frenchDay(last)}`
        : `arrêtés du ${frenchDay(first)} au ${frenchDay(last)}`,
    note: `Jour de l’arrêté de chaque ARS : ${told.join(' ; ')}. Un quartier prioritaire peut être classé autrement que sa commune.`,
  }
}

/** `30/10/2025` of an ISO day. */
const frenchDay = (day: string): string => day.split('-').reverse().join('/')
