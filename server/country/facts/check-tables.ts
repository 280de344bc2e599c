import { number, optionalNumber, optionalText, text, type PackageFiles } from '../package/tables.ts'

/** What the cross-checks read of a package beside its reference: totals by which nothing else is calculated. */
export interface CheckTables {
  /** Legal population of 2019 of each circonscription, persons; null where INSEE's portrait has none. */
  readonly portraits: ReadonlyMap<string, number | null>
  /** INSEE's estimate on 1 January 2023, persons, by département. */
  readonly estimates: readonly {
    readonly departement: string
    readonly all: number
    readonly aged75: number
  }[]
  /** People by the census of 2022, persons; `copied`: of a département, where the list has no circonscription. */
  readonly census2022: readonly { readonly people: number | null; readonly copied: boolean }[]
}

/** Reads them. @throws SourceError */
export const readCheckTables = (files: PackageFiles): CheckTables => ({
  portraits: new Map(
    files
      .rows('circonscriptions.csv', { code: text('code'), people: optionalNumber('population_2019') })
      .map(({ code, people }) => [code, people]),
  ),
  estimates: files.rows('departements.csv', {
    departement: text('code'),
    all: number('population_totale'),
    aged75: number('population_75_plus'),
  }),
  census2022: files
    .rows('circonscriptions_ages.csv', {
      people: optionalNumber('population_2022'),
      from: optionalText('copie_de'),
    })
    .map(({ people, from }) => ({ people, copied: from !== null })),
})
