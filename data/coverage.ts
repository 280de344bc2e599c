import type { Datasets } from './datasets.ts'
import { agesCommunes } from './sources/ages-communes.ts'
import { aplMedecins } from './sources/apl-medecins.ts'
import { appartenanceCommunes } from './sources/appartenance-communes.ts'
import type { Movements } from './movements.ts'
import type { CogUnit } from './sources/communes-cog.ts'
import type { CptsTable } from './tables/cpts-communes.ts'

/** Of how many communes of today a dataset says something, and how many it leaves out in each département: `976:17 75:1`. */
export interface Coverage {
  readonly covered: number
  readonly without: string
}

interface Geography {
  readonly cog: readonly CogUnit[]
  readonly movements: Movements
  /** Circonscriptions of each commune. */
  readonly seatsOf: ReadonlyMap<string, readonly string[]>
  /** Bassin de vie of each commune. */
  readonly bassinOf: ReadonlyMap<string, string>
  /** Communes of which the outlines of CPTS, and the lists, say something; neither: they were not read. */
  readonly cpts: CptsTable['said']
  /** Communes with a class, as matched by postcode and name. */
  readonly zoned: ReadonlySet<string>
}

type Said = (commune: CogUnit) => boolean

/** What each dataset covers, by its id; one that is about no communes (questions, arrondissements municipaux) is left out. */
export function coverage(datasets: Datasets, geography: Geography): ReadonlyMap<string, Coverage> {
  const { cog, movements, seatsOf, bassinOf, zoned, cpts } = geography
  const { current, spread } = movements
  const codes = (rows: readonly (string | null)[]): Said => {
    const known = new Set(rows.flatMap((code) => (code === null ? [] : (current(code) ?? []))))
    return ({ code }) => known.has(code)
  }
  /** Of a dataset that is spread over the parts of what was divided since. */
  const people = (source: Parameters<typeof spread>[0], rows: readonly { readonly code: string }[]): Said => {
    const known = new Set(spread(source, rows, ({ code }) => code).map(({ part }) => part.commune))
    return ({ code }) => known.has(code)
  }
  const departements = (rows: readonly string[]): Said => {
    const known = new Set(rows)
    return ({ departement }) => known.has(departement)
  }
  const seats = (rows: readonly string[]): Said => {
    const known = new Set(rows)
    return ({ code }) => (seatsOf.get(code) ?? []).some((seat) => known.has(seat))
  }
  const bassins = (rows: readonly string[]): Said => {
    // A bassin bears the code of its chief commune, which may have changed.
    const known = new Set(rows.map((chief) => bassinOf.get(current(chief) ?? '')))
    return ({ code }) => known.has(bassinOf.get(code))
  }
  const every: Readonly<Record<string, Said>> = {
    'cog-2026': () => true,
    'cog-2022': codes(datasets.cog2022.map(({ code }) => code)),
    'cog-insee-2026': codes(datasets.insee.map(({ code }) => code)),
    ...(datasets.codesPostaux.rows.length > 0 && {
      'codes-postaux': codes(datasets.codesPostaux.rows.map(({ code }) => code)),
    }),
    'points-ban': codes(datasets.points.map(({ code }) => code)),
    'contours-communes': codes(
      datasets.contours.objects.areas.geometries.flatMap(({ properties }) =>
        properties && 'code' in properties ? properties.code : [],
      ),
    ),
    'composition-circonscriptions': codes(datasets.composition.map(({ codeCommune }) => codeCommune)),
    'contours-circonscriptions': seats(datasets.outlines.map(({ code }) => code)),
    'portraits-circonscriptions': seats(datasets.portraits.map(({ code }) => code)),
    deputes: seats(datasets.deputes.map(({ circonscription }) => circonscription)),
    'apl-medecins': people(aplMedecins, newestOf(datasets.aplMedecins)),
    'apl-infirmiers': people(datasets.nurses, newestOf(datasets.aplInfirmiers)),
    'zonage-medecins': ({ code }) => zoned.has(code),
    'medecins-generalistes': codes(datasets.medecins.map(({ code }) => code)),
    'ages-departements': departements(datasets.ages.map(({ departement }) => departement)),
    'appartenance-2024': people(appartenanceCommunes, datasets.appartenance),
    'epci-2026': codes(datasets.epci.flatMap(({ communes }) => communes)),
    'ages-circonscriptions': seats(
      datasets.agesCirconscriptions.map(({ circonscription }) => circonscription),
    ),
    'bassins-cartosante': bassins(
      datasets.bassinsSante.flatMap(({ code, partAld }) => (partAld === null ? [] : code)),
    ),
    'bassins-insee': bassins(
      datasets.bassinsSociaux.flatMap(({ code, part75 }) => (part75 === null ? [] : code)),
    ),
    'cnam-liberaux': departements(datasets.liberaux.map(({ departement }) => departement)),
    ...(datasets.patients.length > 0 && {
      'effectifs-cnam': departements(datasets.patients.map(({ departement }) => departement)),
    }),
    ...(datasets.communeAges.length > 0 && {
      'ages-communes': people(agesCommunes, datasets.communeAges),
    }),
    ...Object.fromEntries(
      [...cpts].map(([base, said]) => [`cpts-${base}`, ({ code }: CogUnit) => said.has(code)]),
    ),
    senateurs: departements(datasets.senateurs.map(({ departement }) => departement)),
  }
  const communes = cog.filter(({ kind }) => kind === 'commune')
  return new Map(
    Object.entries(every).map(([id, said]) => {
      const without = communes.filter((commune) => !said(commune))
      return [id, { covered: communes.length - without.length, without: byDepartement(without) }]
    }),
  )
}

/** The rows of the newest edition. */
function newestOf<Row extends { readonly annee: number }>(rows: readonly Row[]): readonly Row[] {
  const newest = rows.reduce((year, { annee }) => Math.max(year, annee), 0)
  return rows.filter(({ annee }) => annee === newest)
}

/** Most first, then by code. */
function byDepartement(communes: readonly CogUnit[]): string {
  const counts = new Map<string, number>()
  for (const { departement } of communes) counts.set(departement, (counts.get(departement) ?? 0) + 1)
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([departement, count]) => `${departement}:${count}`)
    .join(' ')
}
