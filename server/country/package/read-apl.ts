import { aplEditionOf, type AplEdition } from '../../domain/areas/aplEditionOf.ts'
import { groupBy } from '../../domain/groupBy.ts'
import type { AplMillesime } from '../../domain/model.ts'
import { contradiction, number, optionalNumber, text, type PackageFiles } from './tables.ts'

/** What a commune has of the DREES's APL, of one edition: null what it publishes of no such place. */
interface AplOfCommune {
  readonly aplMg: number | null
  readonly aplMg65: number | null
  readonly aplInfirmier: number | null
  readonly populationStandardisee: number | null
  readonly populationTotale: number | null
}

const NONE: AplOfCommune = {
  ...{ aplMg: null, aplMg65: null, aplInfirmier: null },
  ...{ populationStandardisee: null, populationTotale: null },
}

interface Apl {
  readonly aplMillesime: AplMillesime
  /** Every edition of the package, oldest first. */
  readonly aplEditions: readonly AplEdition[]
  /** Communes that any edition names. */
  readonly communes: readonly string[]
  readonly of: (commune: string) => AplOfCommune
}

/**
 * Reads the DREES's APL: GPs and populations of the edition `wanted`, nurses too where they have it; by default each of its newest. A value that
 * is missing there is missing, whatever another edition says.
 * @throws SourceError where there is no such edition.
 */
export function readApl(files: PackageFiles, wanted?: number): Apl {
  const rows = files.rows('apl.csv', {
    codeCommune: text('code_commune'),
    annee: number('annee'),
    populationStandardisee: optionalNumber('population_standardisee'),
    populationTotale: optionalNumber('population_totale'),
    aplMg: optionalNumber('apl_mg'),
    aplMg65: optionalNumber('apl_mg_65'),
    aplInfirmier: optionalNumber('apl_infirmier'),
  })
  const yearsOf = (value: (row: AplOfCommune) => number | null): ReadonlySet<number> =>
    new Set(rows.flatMap((row) => (value(row) === null ? [] : row.annee)))
  const doctorYears = yearsOf(({ aplMg65 }) => aplMg65)
  const nurseYears = yearsOf(({ aplInfirmier }) => aplInfirmier)
  const medecins = wanted ?? Math.max(...doctorYears)
  if (!doctorYears.has(medecins)) throw contradiction('apl.csv', `has no edition of ${wanted ?? 'GPs'}`)
  if (nurseYears.size === 0) throw contradiction('apl.csv', 'has no edition of nurses')
  const infirmiers = wanted !== undefined && nurseYears.has(wanted) ? wanted : Math.max(...nurseYears)
  const edition = (year: number) =>
    new Map(rows.filter(({ annee }) => annee === year).map((row) => [row.codeCommune, row]))
  const [doctors, nurses] = [edition(medecins), edition(infirmiers)]
  return {
    aplMillesime: { medecins, infirmiers },
    aplEditions: [...groupBy(rows, ({ annee }) => annee)]
      // Nurses of a year that GPs do not have are weighted by the people in use, as everywhere above the commune.
      .map(([annee, own]) =>
        aplEditionOf(
          annee,
          own.map((row) => ({
            ...row,
            populationStandardisee:
              row.populationStandardisee ?? doctors.get(row.codeCommune)?.populationStandardisee ?? null,
          })),
        ),
      )
      .sort((a, b) => a.annee - b.annee),
    communes: rows.map(({ codeCommune }) => codeCommune),
    of: (commune) => ({
      ...(doctors.get(commune) ?? NONE),
      aplInfirmier: nurses.get(commune)?.aplInfirmier ?? null,
    }),
  }
}
