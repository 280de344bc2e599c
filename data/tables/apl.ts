import { groupBy } from '../../server/domain/groupBy.ts'
import { SourceError } from '../../server/country/package/source-error.ts'
import { personsOf, shareOf, type Movements, type Named, type Placed } from '../movements.ts'
import type { AplInfirmierRow } from '../sources/apl-infirmiers.ts'
import { aplMedecins, type AplMedecinRow } from '../sources/apl-medecins.ts'
import { table, type Field, type Table } from './table.ts'

interface Accessibility {
  readonly aplMedecins: readonly AplMedecinRow[]
  readonly aplInfirmiers: readonly AplInfirmierRow[]
  /** The file of the nurses. */
  readonly nurses: Named
}

/**
 * The DREES's APL by commune of today and edition, of GPs and of nurses, who may have editions of their own. Arrondissements municipaux and
 * communes merged since are put together as the workbooks prescribe: APL averaged with the standardised population of the profession (that of
 * GPs where that of nurses is not known), populations summed; that of a commune divided since holds in each of its parts.
 * @throws SourceError naming codes that are no commune's, or a file of GPs without the editions of nurses that rest on its people.
 */
export function apl(datasets: Accessibility, { spread }: Pick<Movements, 'spread'>): Table {
  // Each edition has the communes of its own year.
  const placedBy = <Row extends { readonly annee: number; readonly code: string }>(
    source: Named,
    rows: readonly Row[],
  ): ReadonlyMap<string, readonly Placed<Row>[]> =>
    groupBy(
      [...groupBy(rows, ({ annee }) => annee).values()].flatMap((edition) =>
        spread(source, edition, ({ code }) => code),
      ),
      ({ part, row }) => `${part.commune} ${row.annee}`,
    )
  const doctors = placedBy(aplMedecins, datasets.aplMedecins)
  const nurses = placedBy(datasets.nurses, weighted(datasets))
  const keys = new Set([...doctors.keys(), ...nurses.keys()])
  const rows = [...keys].map((key) => {
    const [commune = '', annee] = key.split(' ')
    const own = doctors.get(key)
    return {
      code_commune: commune,
      annee: Number(annee),
      apl_mg: average(own, ({ aplMg }) => aplMg),
      apl_mg_65: average(own, ({ aplMg65 }) => aplMg65),
      apl_infirmier: average(nurses.get(key), ({ aplInfirmier }) => aplInfirmier),
      population_standardisee: own ? round3(own.reduce((sum, one) => sum + standardised(one), 0)) : null,
      population_totale: own
        ? own.reduce((sum, { row, part }) => sum + personsOf(row.populationTotale, part), 0)
        : null,
    }
  })
  return table(
    {
      name: 'apl',
      title: 'Accessibilité potentielle localisée (DREES), par commune d’aujourd’hui',
      description: `${numberOfEditions(new Set(rows.map(({ annee }) => annee)).size)}. Arrondissements et communes fusionnées : APL moyennée par la population standardisée, populations sommées ; communes divisées depuis : APL de l’ensemble dans chaque partie, populations réparties selon leurs habitants. Mayotte n’est pas publiée.`,
      fields: fieldsOf(datasets.aplMedecins, doctors.size < keys.size),
      primaryKey: ['code_commune', 'annee'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['apl-medecins', 'apl-infirmiers', 'cog-2026', 'cog-2022'],
    },
    rows,
  )
}

/** `alone`: nurses have an edition, or communes, that GPs do not have. */
function fieldsOf(doctors: readonly AplMedecinRow[], alone: boolean): Field[] {
  const optional = alone && { optional: true }
  return [
    { name: 'code_commune', type: 'string', description: 'Commune (COG 2026)' },
    { name: 'annee', type: 'integer', description: 'Édition de l’APL' },
    {
      name: 'apl_mg',
      type: 'number',
      description: 'Médecins généralistes : consultations par an et par habitant standardisé',
      ...optional,
    },
    {
      name: 'apl_mg_65',
      type: 'number',
      description: 'Idem, médecins de 65 ans ou moins',
      ...optional,
    },
    {
      name: 'apl_infirmier',
      type: 'number',
      description: 'Infirmiers : ETP pour 100 000 habitants standardisés',
      optional: true,
    },
    {
      name: 'population_standardisee',
      type: 'number',
      description: `Population standardisée pour la médecine générale (${yearsOfPeople(doctors)})`,
      ...optional,
    },
    {
      name: 'population_totale',
      type: 'integer',
      description: 'Population (même millésime)',
      ...optional,
    },
  ]
}

const NUMBERS = ['Aucune', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six']

const numberOfEditions = (count: number): string =>
  count === 1 ? 'Une édition' : `${NUMBERS[count] ?? count} éditions, jamais comparées entre elles`

/** Of which year the people of each edition are: two before it, or what it says. */
function yearsOfPeople(doctors: readonly AplMedecinRow[]): string {
  const years = [...new Map(doctors.map(({ annee, anneePopulation }) => [annee, anneePopulation]))]
  return years.every(([annee, people]) => annee - people === 2)
    ? 'millésime de l’édition moins 2'
    : years.map(([annee, people]) => `édition ${annee} : millésime ${people}`).join(' ; ')
}

/** The nurses of the editions that a package has: of those without people of their own, one that GPs do not have is left out. */
export function averaged({
  aplMedecins: doctors,
  aplInfirmiers: nurses,
}: Omit<Accessibility, 'nurses'>): readonly AplInfirmierRow[] {
  const years = new Set(doctors.map(({ annee }) => annee))
  return nurses.filter(({ populationStandardisee: own, annee }) => own !== null || years.has(annee))
}

/**
 * The nurses with the people by which they are averaged: their own, or those of the GPs' edition of the same year; an older edition that has
 * neither is left out.
 */
function weighted({ aplMedecins: doctors, aplInfirmiers: nurses, nurses: file }: Accessibility) {
  const years = new Set(doctors.map(({ annee }) => annee))
  const newest = nurses.reduce((year, { annee }) => Math.max(year, annee), 0)
  if (!years.has(newest) && nurses.some(({ populationStandardisee: own }) => own === null))
    throw new SourceError(
      `${aplMedecins.id}: ${aplMedecins.files[0]}`,
      `has no edition of ${newest}, by whose people the nurses in ${file.files[0]} are averaged.`,
      'Fetch their official workbook first (npm run data:fetch -- apl_infirmiers).',
    )
  const people = new Map(
    doctors.map(({ annee, code, populationStandardisee }) => [`${annee} ${code}`, populationStandardisee]),
  )
  return averaged({ aplMedecins: doctors, aplInfirmiers: nurses }).map(
    ({ populationStandardisee: own, ...row }) => ({
      ...row,
      populationStandardisee: own ?? people.get(`${row.annee} ${row.code}`) ?? 0,
    }),
  )
}

interface Weighted {
  readonly populationStandardisee: number
}

/** Mean weighted by standardised population; plain mean when nobody lives there, null of no rows. */
function average<Row extends Weighted>(
  rows: readonly Placed<Row>[] | undefined,
  value: (row: Row) => number,
): number | null {
  if (rows === undefined) return null
  const weight = rows.reduce((sum, one) => sum + standardised(one), 0)
  if (weight === 0) return round3(rows.reduce((sum, { row }) => sum + value(row), 0) / rows.length)
  return round3(rows.reduce((sum, one) => sum + value(one.row) * standardised(one), 0) / weight)
}

const standardised = ({ row, part }: Placed<Weighted>): number => row.populationStandardisee * shareOf(part)

const round3 = (x: number): number => Math.round(x * 1000) / 1000
