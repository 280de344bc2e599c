import type { Datasets } from './datasets.ts'
import { unknownCommunes, type Movements, type Named } from './movements.ts'
import { agesCommunes } from './sources/ages-communes.ts'
import { aplMedecins } from './sources/apl-medecins.ts'
import { appartenanceCommunes } from './sources/appartenance-communes.ts'
import { finess } from './sources/finess.ts'
import { medecinsGeneralistes } from './sources/medecins-generalistes.ts'
import { quartiersPrioritaires } from './sources/quartiers-prioritaires.ts'
import type { Provenance } from './sources/source.ts'
import { zonageArs } from './sources/zonage-ars.ts'

/** How much of a file may be of communes that the COG does not know: distinct codes, and the share of its rows. */
interface Tolerance {
  readonly codes: number
  readonly share: number
}
const TOLERANCE: Tolerance = { codes: 5, share: 0.001 }
/** FINESS is typed establishment by establishment, and names communes that Saint-Martin and Saint-Barthélemy once were. */
const TYPED: Tolerance = { codes: 50, share: 0.01 }

/** What is counted of the rows that are left out, as it is called. */
interface Counted<Row> {
  readonly fr: string
  readonly en: string
  readonly of: (rows: readonly Row[]) => number
}

/** The datasets that may name a few unknown codes. */
type Coded = Pick<
  Datasets,
  | 'aplMedecins'
  | 'aplInfirmiers'
  | 'nurses'
  | 'medecins'
  | 'communeAges'
  | 'appartenance'
  | 'orders'
  | 'quartiers'
  | 'codesPostaux'
  | 'establishments'
> & { readonly provenances: readonly Provenance[] }

const LEFT_OUT = 'Codes de commune inconnus du COG, laissés de côté'
/** The same of the lists that name communes. */
const NOT_NAMED = 'Communes que leur nom ne suffit pas à reconnaître, laissées de côté'

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  Math.round(rows.reduce((total, row) => total + of(row), 0))

/**
 * The datasets without the rows of the few communes that the COG does not know, which the note of each source then names, and what was left
 * out, a sentence a dataset. The communes concerned are missing, as coverage counts; none is set to zero. Not here, hence refused by `place`:
 * the composition of circonscriptions, since each is the sum of its communes.
 * @throws SourceError where a file names more of them than a slip explains.
 */
export function withoutUnknown<Some extends Coded>(
  datasets: Some,
  { unknown }: Pick<Movements, 'unknown'>,
): { readonly datasets: Some; readonly leftOut: readonly string[] } {
  const leftOut: { readonly id: string; readonly fr: string; readonly en: string }[] = []
  const known = <Row>(
    source: Named,
    rows: readonly Row[],
    codeOf: (row: Row) => string,
    counted: Counted<Row>,
    tolerance = TOLERANCE,
  ): readonly Row[] => {
    const codes = unknown(rows.map(codeOf))
    if (codes.length === 0) return rows
    const strangers = new Set(codes)
    const kept = rows.filter((row) => !strangers.has(codeOf(row)))
    if (codes.length > tolerance.codes || rows.length - kept.length > rows.length * tolerance.share)
      throw unknownCommunes(source, codes)
    const told = (unit: string, colon: string): string =>
      codes
        .map((code) => {
          const lost = counted.of(rows.filter((row) => codeOf(row) === code))
          return `${code} (${unit}${colon} ${lost})`
        })
        .join(', ')
    leftOut.push({ id: source.id, fr: told(counted.fr, ' :'), en: told(counted.en, ':') })
    return kept
  }
  const ofRows = (fr: string, en: string): Counted<unknown> => ({ fr, en, of: (rows) => rows.length })
  const byCode = ({ code }: { readonly code: string }): string => code
  const without = {
    ...datasets,
    aplMedecins: known(aplMedecins, datasets.aplMedecins, byCode, {
      ...{ fr: 'habitants', en: 'people' },
      // Of the newest edition that names it.
      of: (rows) => rows.reduce((last, row) => (row.annee > last.annee ? row : last)).populationTotale,
    }),
    aplInfirmiers: known(datasets.nurses, datasets.aplInfirmiers, byCode, ofRows('lignes', 'rows')),
    codesPostaux: {
      ...datasets.codesPostaux,
      rows: known(
        datasets.codesPostaux.source,
        datasets.codesPostaux.rows,
        byCode,
        ofRows('codes postaux', 'postcodes'),
      ),
    },
    medecins: known(medecinsGeneralistes, datasets.medecins, byCode, {
      ...{ fr: 'médecins', en: 'GPs' },
      of: (rows) => sum(rows, ({ medecins }) => medecins),
    }),
    communeAges: known(agesCommunes, datasets.communeAges, byCode, {
      ...{ fr: 'habitants', en: 'people' },
      of: (rows) => sum(rows, ({ ages }) => sum(ages, (people) => people)),
    }),
    appartenance: known(appartenanceCommunes, datasets.appartenance, byCode, ofRows('lignes', 'rows')),
    orders: known(zonageArs, datasets.orders, byCode, ofRows('classes', 'classes')),
    quartiers: known(
      quartiersPrioritaires,
      datasets.quartiers.flatMap((one) => one.communes.map((commune) => ({ ...one, communes: [commune] }))),
      ({ communes: [commune = ''] }) => commune,
      ofRows('quartiers', 'neighbourhoods'),
    ),
    establishments: known(
      finess,
      datasets.establishments.filter(({ structure }) => structure !== null),
      ({ structure }) => structure?.codeCommune ?? '',
      ofRows('structures', 'establishments'),
      TYPED,
    ),
  }
  const noteOf = new Map(leftOut.map(({ id, fr }) => [id, `${LEFT_OUT} : ${fr}.`]))
  return {
    datasets: {
      ...without,
      provenances: datasets.provenances.map((one) => ({
        ...one,
        note: [one.note, noteOf.get(one.id) ?? ''].filter(Boolean).join(' '),
      })),
    },
    leftOut: leftOut.map(({ id, en }) => `${id}: codes that the COG does not know, left out: ${en}`),
  }
}

/** What is told of one source whose lines name communes that are not known: in its note, which it is put into, and where a build tells it. */
export function withNotNamed<Some extends Provenance>(
  provenances: readonly Some[],
  { id }: Named,
  left: { readonly fr: string; readonly en: string } | null,
): { readonly provenances: readonly Some[]; readonly leftOut: readonly string[] } {
  if (!left) return { provenances, leftOut: [] }
  return {
    provenances: provenances.map((one) =>
      one.id === id ? { ...one, note: `${one.note} ${NOT_NAMED} : ${left.fr}.` } : one,
    ),
    leftOut: [`${id}: communes that their name does not suffice to tell, left out: ${left.en}`],
  }
}

/** The sentence of a source's note that names what was left out of it; undefined where nothing was. */
export const leftOutIn = (note: string): string | undefined =>
  new RegExp(`(?:${LEFT_OUT}|${NOT_NAMED}) : [^.]*\\.`).exec(note)?.[0]
