import { sum } from '../sum.ts'
import { UNDER_DENSE } from './fixedColumns.ts'

/** An edition of the DREES's APL put together, to be held against what the DREES publishes of it. */
export interface AplEdition {
  /** Year of activity. */
  readonly annee: number
  /** Mean APL to GPs of 65 or less, weighted by standardised population: consultations per inhabitant per year; null without any. */
  readonly moyenne65: number | null
  /** Mean APL to nurses, weighted alike: FTE per 100,000; null without any. */
  readonly moyenneInfirmier: number | null
  /** People of the communes under 2.5 (GPs of 65 or less), and of all communes, persons. */
  readonly sousDense: number
  readonly population: number
}

interface AplRow {
  readonly annee: number
  readonly populationStandardisee: number | null
  readonly populationTotale: number | null
  readonly aplMg65: number | null
  readonly aplInfirmier: number | null
}

/**
 * Puts the rows of one edition together: means weighted by standardised population, as the notes of the DREES's workbook prescribe, and
 * people by total population.
 */
export function aplEditionOf(annee: number, rows: readonly AplRow[]): AplEdition {
  const mean = (value: (row: AplRow) => number | null): number | null => {
    const known = rows.flatMap((row) => {
      const [apl, weight] = [value(row), row.populationStandardisee]
      return apl === null || weight === null ? [] : [{ apl, weight }]
    })
    const people = sum(known.map(({ weight }) => weight))
    return people === 0 ? null : sum(known.map(({ apl, weight }) => apl * weight)) / people
  }
  const people = (among: readonly AplRow[]): number =>
    sum(among.map(({ populationTotale }) => populationTotale ?? 0))
  return {
    annee,
    moyenne65: mean(({ aplMg65 }) => aplMg65),
    moyenneInfirmier: mean(({ aplInfirmier }) => aplInfirmier),
    sousDense: people(rows.filter(({ aplMg65 }) => aplMg65 !== null && aplMg65 < UNDER_DENSE)),
    population: people(rows),
  }
}
