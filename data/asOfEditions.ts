import type { Provenance } from './sources/source.ts'

const listed = new Intl.ListFormat('fr')

/**
 * A source whose editions its rows tell: their years, the newest of which is its date, and of which year each counts people, where that is
 * known, at the end of its note. Rows in any order, at least one.
 */
export function asOfEditions(
  source: Provenance,
  rows: readonly { readonly annee: number; readonly anneePopulation: number | null }[],
): Provenance {
  const editions = [...new Map(rows.map(({ annee, anneePopulation }) => [annee, anneePopulation]))].sort(
    ([a], [b]) => a - b,
  )
  const years = editions.map(([annee]) => String(annee))
  const people = editions.flatMap(([, year]) => (year === null ? [] : `de ${year}`))
  const those = years.length > 1 ? 'des éditions' : 'de l’édition'
  return {
    ...source,
    date: years.at(-1) ?? '',
    millesime: listed.format(years),
    note:
      people.length === 0
        ? source.note
        : source.note.replace(
            /\.$/,
            ` ; les populations ${those} ${listed.format(years)} sont celles ${listed.format(people)}.`,
          ),
  }
}
