/** An edition of the DREES's APL put together, to be held against what the DREES publishes of it. */
export interface AplEdition {
  /** Year of activity. */
  readonly annee: number
  readonly communes: number
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

/** The DREES calls under-dense what has less than 2.5 consultations a year (Dossiers de la DREES n° 17). */
const UNDER_DENSE = 2.5

/** Puts the rows of one edition together, as the workbook's notes prescribe. */
export function aplEditionOf(annee: number, rows: readonly AplRow[]): AplEdition {
  const mean = (value: (row: AplRow) => number | null): number | null => {
    let [weighted, people] = [0, 0]
    for (const row of rows) {
      const apl = value(row)
      if (apl === null || row.populationStandardisee === null) continue
      weighted += apl * row.populationStandardisee
      people += row.populationStandardisee
    }
    return people === 0 ? null : weighted / people
  }
  const people = (among: readonly AplRow[]): number =>
    among.reduce((total, { populationTotale }) => total + (populationTotale ?? 0), 0)
  return {
    annee,
    communes: rows.length,
    moyenne65: mean(({ aplMg65 }) => aplMg65),
    moyenneInfirmier: mean(({ aplInfirmier }) => aplInfirmier),
    sousDense: people(rows.filter(({ aplMg65 }) => aplMg65 !== null && aplMg65 < UNDER_DENSE)),
    population: people(rows),
  }
}
