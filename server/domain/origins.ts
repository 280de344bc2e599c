import type { Arrondissement, Commune, Inputs, PartCirconscription } from './model.ts'

const NONE: readonly Arrondissement[] = []

/** By communes, with the arrondissements that they were joined with. */
const made = new WeakMap<
  readonly Commune[],
  { readonly arrondissements: unknown; readonly origins: readonly Commune[] }
>()

/**
 * Where journeys begin, made once for a country, as the roads over them are: the communes (ascending by code), then the arrondissements of Paris, Lyon and Marseille, which
 * take the people of their city and share what the DREES says of it; the city stays, empty, at its place, so that a commune
 * has the same index everywhere.
 */
export function originsOf({
  communes,
  arrondissements = NONE,
}: Pick<Inputs, 'communes' | 'arrondissements'>): readonly Commune[] {
  const known = made.get(communes)
  if (known?.arrondissements === arrondissements) return known.origins
  const sorted = [...communes].sort(byCode)
  const districts = new Map<string, Arrondissement[]>()
  for (const district of [...arrondissements].sort(byCode))
    districts.set(district.codeCommune, [...(districts.get(district.codeCommune) ?? []), district])
  const origins = [
    ...sorted.map((commune) => (districts.has(commune.code) ? emptied(commune) : commune)),
    ...sorted.flatMap((city) => shared(city, districts.get(city.code) ?? [])),
  ]
  made.set(communes, { arrondissements, origins })
  return origins
}

/** Shares of circonscriptions for the arrondissements too; what a city gives stays for those who read whole communes. */
export function partsOfOrigins({
  parts,
  arrondissements = [],
}: Pick<Inputs, 'parts' | 'arrondissements'>): PartCirconscription[] {
  return [
    ...parts,
    ...arrondissements.flatMap(({ code, parts: own }) =>
      own.map(({ circonscription, part }) => ({
        codeCommune: code,
        circonscription,
        part,
        regle: 'ajustee' as const,
      })),
    ),
  ]
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : 1

const emptied = (city: Commune): Commune => ({
  ...city,
  population: 0,
  populationStandardisee: city.populationStandardisee === null ? null : 0,
  populationTotale: city.populationTotale === null ? null : 0,
  ...(city.patientsAttendus != null && { patientsAttendus: 0 }),
})

function shared(city: Commune, districts: readonly Arrondissement[]): Commune[] {
  const people = districts.reduce((total, { population }) => total + population, 0)
  return districts.map(({ code, nom, population, lon, lat, areaKm2 }) => {
    const share = people > 0 ? population / people : 0
    const of = (count: number | null): number | null => (count === null ? null : count * share)
    return {
      ...city,
      code,
      nom,
      lon,
      lat,
      areaKm2,
      population,
      populationStandardisee: of(city.populationStandardisee),
      populationTotale: of(city.populationTotale),
      ...(city.patientsAttendus != null && { patientsAttendus: of(city.patientsAttendus) }),
      medecinsGeneralistes: null,
      commune: city.code,
    }
  })
}
