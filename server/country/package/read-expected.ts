import type { Commune } from '../../domain/model.ts'
import { AGE_CLASSES, columnOfAges, FIVE_YEAR_CLASSES } from '../../domain/patients/age-classes.ts'
import { expectedByAge, prevalenceByAge } from '../../domain/patients/expectedByAge.ts'
import { number, oneOf, optionalNumber, text, type Cell, type PackageFiles } from './tables.ts'

const AGES = 'communes_ages.csv'
const PATIENTS = 'diabete_departements.csv'
/** The columns of people, in the order of `AGE_CLASSES`. */
const PEOPLE = AGE_CLASSES.map((name) => [name, number(columnOfAges(name))] as const)

/**
 * The expected patients of a commune by the ages of its people, persons, null where one of the two tables does not tell; undefined where
 * either has no row, or is in no package of its time. @throws SourceError
 */
export function readExpected(
  files: PackageFiles,
): ((commune: Pick<Commune, 'code' | 'departement'>) => number | null) | undefined {
  if (![AGES, PATIENTS].every((wanted) => files.paths.some(({ path }) => path === wanted))) return undefined
  const patients = files.rows(PATIENTS, {
    departement: text('departement'),
    ages: oneOf('ages', FIVE_YEAR_CLASSES),
    patients: optionalNumber('patients'),
    population: number('population'),
  })
  const communes = files.rows(
    AGES,
    Object.fromEntries<Cell<string | number>>([['code', text('code_commune')], ...PEOPLE]),
  )
  if (patients.length === 0 || communes.length === 0) return undefined
  const prevalence = prevalenceByAge(patients)
  const ages = new Map(
    communes.map((row) => [row.code as string, PEOPLE.map(([name]) => row[name] as number)]),
  )
  return ({ code, departement }) => expectedByAge(ages.get(code), prevalence.get(departement))
}
