import { zipSync } from 'fflate'
import { FIVE_YEAR_CLASSES } from '../../server/domain/patients/age-classes.ts'
import { rows } from './package-files.ts'

/**
 * Files made by hand in the forms that the Cnam and INSEE document: no real file of them has been seen here, every number is invented,
 * and nothing of them goes into a package.
 */
const departements = rows('departements', 'code').map(({ code }) => code)

/** How the Cnam writes a class of five years. */
const written = (ages: string): string =>
  ages === '95+'
    ? '95et+'
    : ages
        .split('-')
        .map((year) => year.padStart(2, '0'))
        .join('-')

/** The columns of the Cnam's export by their labels (`use_labels=true`), and by their technical names. */
const CNAM_HEADERS = {
  labels: [
    ...['annee', 'patho_niv1', 'patho_niv2', 'patho_niv3', 'top', 'cla_age_5', 'sexe', 'region', 'dept'],
    ...['Ntop', 'Npop', 'prev', 'Niveau prioritaire', 'libelle_classe_age', 'libelle_sexe', 'tri'],
  ],
  technical: [
    ...['annee', 'patho_niv1', 'patho_niv2', 'patho_niv3', 'top', 'cla_age_5', 'sexe', 'region', 'dept'],
    ...['ntop', 'npop', 'prev', 'niveau_prioritaire', 'libelle_classe_age', 'libelle_sexe', 'tri'],
  ],
}

interface Cell {
  readonly annee?: string
  readonly pathology?: string
  readonly ages: string
  readonly sexe?: string
  readonly region?: string
  readonly dept: string
  readonly patients: number | ''
  readonly people: number
  readonly level?: string
}

/** A row as the Cnam documents it. */
export const cnamRow = ({
  annee = '2023',
  pathology = 'Diabète',
  ages,
  sexe = '9',
  region = '75',
  ...cell
}: Cell) => {
  const { dept, patients, people, level = '1,2,3' } = cell
  const prev = patients === '' ? '' : ((100 * patients) / people).toFixed(3)
  return [
    ...[
      annee,
      pathology,
      pathology,
      pathology,
      'X',
      ages === 'tsage' ? ages : written(ages),
      sexe,
      region,
      dept,
    ],
    ...[patients, people, prev, level, '', '', '1'],
  ]
}

/** Invented people and patients of the département at `d` in the class at `k`; the young of every tenth are secret. */
export const invented = (d: number, k: number): { patients: number | ''; people: number } => ({
  people: 38_000 - 100 * d - 400 * k,
  patients: k === 0 && d % 10 === 0 ? '' : 30 + k * 200 + d,
})

/** A file of every département and class, with what an importer is to leave out: totals, sexes, other years, levels and illnesses. */
export const cnamFile = (
  delimiter = ';',
  more: readonly (string | number)[][] = [],
  names: keyof typeof CNAM_HEADERS = 'labels',
): Buffer => {
  const own = departements.flatMap((dept, d) =>
    FIVE_YEAR_CLASSES.map((ages, k) => cnamRow({ ages, dept, ...invented(d, k) })),
  )
  const others: Cell[] = [
    { ages: 'tsage', dept: '79', patients: 30_000, people: 380_000 },
    { ages: '40-44', dept: '999', region: '99', patients: 90_000, people: 4_000_000 },
    { ages: '40-44', dept: '999', region: '75', patients: 9_000, people: 400_000 },
    { ages: '40-44', dept: '79', sexe: '1', patients: 900, people: 12_000 },
    { ages: '40-44', dept: '79', annee: '2022', patients: 900, people: 12_000 },
    { ages: '40-44', dept: '79', pathology: 'Cancers', patients: 900, people: 12_000 },
    { ages: '40-44', dept: '79', level: '2', patients: 900, people: 12_000 },
  ]
  const lines = [CNAM_HEADERS[names], ...own, ...others.map(cnamRow), ...more]
  return Buffer.from(
    `\uFEFF${lines.map((line) => line.map((cell) => quoted(cell, delimiter)).join(delimiter)).join('\r\n')}\r\n`,
  )
}

const quoted = (cell: string | number, delimiter: string): string =>
  String(cell).includes(delimiter) ? `"${cell}"` : String(cell)

/** The columns of INSEE's base that are read, and one of an older census beside each. */
const insee = (year: string): string[] =>
  ['POP', 'POP0014', 'POP1529', 'POP3044', 'POP4559', 'POP6074', 'POP7589', 'POP90P'].map(
    (name) => `P${year}_${name}`,
  )

/** Invented people of a commune by class, with decimals as weights leave them. */
export const INVENTED_AGES = [340.25, 260.5, 340.125, 440, 420, 180, 20.125] as const

/** INSEE's base as a zip of a table and its dictionary, of these communes. */
export const inseeFile = (
  communes: readonly { readonly code: string; readonly ages?: readonly number[] }[],
  change: (text: string) => string = (text) => text,
  year = '22',
): Buffer => {
  const header = ['CODGEO', ...insee(year), ...insee('16')]
  const lines = communes.map(({ code, ages = INVENTED_AGES }) => {
    const counts = [ages.reduce((total, people) => total + people, 0), ...ages]
    return [code, ...counts, ...counts.map((people) => people * 2)].join(';')
  })
  const text = change([header.join(';'), ...lines, ''].join('\n'))
  return Buffer.from(
    zipSync({
      [`base-cc-evol-struct-pop-20${year}.CSV`]: Buffer.from(text),
      [`meta_base-cc-evol-struct-pop-20${year}.CSV`]: Buffer.from('COD_VAR;LIB_VAR\n'),
    }),
  )
}
