import type { Commune } from '../../domain/model.ts'
import { AGE_CLASSES, columnOfAges, FIVE_YEAR_CLASSES } from '../../domain/patients/age-classes.ts'
import { expectedByAge, prevalenceByAge } from '../../domain/patients/expectedByAge.ts'
import { number, oneOf, optionalNumber, text, type Cell, type PackageFiles } from './tables.ts'

const AGES = 'communes_ages.csv'
const PATIENTS = 'diabete_departements.csv'
/** The columns of people, in the order of `AGE_CLASSES`. */
const PEOPLE = AGE_CLASSES.map((name) => [name, number(columnOfAges(name))] as const)

/** The people of each commune by age, in the order of `AGE_CLASSES`, and the year of the census. @throws SourceError */
export const readCommuneAges = (files: PackageFiles) =>
  files
    .rows(AGES, {
      code: text('code_commune'),
      annee: number('annee'),
      ...Object.fromEntries<Cell<number>>(PEOPLE),
    })
    .map(({ code, annee, ...ages }) => ({
      ...{ code, annee },
      ages: PEOPLE.map(([name]) => (ages as Readonly<Record<string, number>>)[name]!),
    }))

/** Patients with diabetes and people of each département by age. @throws SourceError */
export const readPatients = (files: PackageFiles) =>
  files.rows(PATIENTS, {
    annee: number('annee'),
    departement: text('departement'),
    ages: oneOf('ages', FIVE_YEAR_CLASSES),
    patients: optionalNumber('patients'),
    population: number('population'),
  })

/**
 * The expected patients of a commune by the ages of its people, persons, null where one of the two tables does not tell; undefined where
 * either has no row, or is in no package of its time. @throws SourceError
 */
export function readExpected(
  files: PackageFiles,
): ((commune: Pick<Commune, 'code' | 'departement'>) => number | null) | undefined {
  if (![AGES, PATIENTS].every((wanted) => files.paths.some(({ path }) => path === wanted))) return undefined
  const [patients, communes] = [readPatients(files), readCommuneAges(files)]
  if (patients.length === 0 || communes.length === 0) return undefined
  const prevalence = prevalenceByAge(patients)
  const agesOf = new Map(communes.map(({ code, ages }) => [code, ages]))
  return ({ code, departement }) => expectedByAge(agesOf.get(code), prevalence.get(departement))
}
