/** Age classes of the census by commune (INSEE), in years, the youngest first; each is made of whole classes of five years. */
export const AGE_CLASSES = ['0-14', '15-29', '30-44', '45-59', '60-74', '75-89', '90+'] as const

/** A class of `AGE_CLASSES`. */
export type AgeClass = (typeof AGE_CLASSES)[number]

/** Classes of five years in which the Cnam counts patients, the youngest first. */
export const FIVE_YEAR_CLASSES: readonly string[] = [
  ...Array.from({ length: 19 }, (_, k) => `${k * 5}-${k * 5 + 4}`),
  '95+',
]

/** Index in `AGE_CLASSES` of a class of five years: they nest, so that no class need be split. */
export const ageClassOf = (fiveYears: string): number =>
  AGE_CLASSES.findLastIndex((name) => Number.parseInt(name) <= Number.parseInt(fiveYears))

/** The column of a class in the table of communes: `ages_0_14`, `ages_90_plus`. */
export const columnOfAges = (name: AgeClass): string => `ages_${name.replace('-', '_').replace('+', '_plus')}`
