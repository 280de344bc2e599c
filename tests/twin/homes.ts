import type { Arrondissement, Commune, Country, Home } from './shapes.ts'

/** The standardised population of a home, persons: the legal one where the DREES publishes none. */
export const standardised = (home: Commune): number => home.populationStandardisee ?? total(home)

/** The total population of a home, persons. */
export const total = (home: Commune): number => home.populationTotale ?? home.population

/** Every place where people live: the communes, a city without its people, and the arrondissements that have them (method §2). */
export function homesOf({ communes, arrondissements = [], parts }: Country): Home[] {
  const homes: Home[] = []
  for (const commune of communes) {
    const districts = arrondissements.filter(({ codeCommune }) => codeCommune === commune.code)
    const shares = new Map(
      parts
        .filter(({ codeCommune, part }) => codeCommune === commune.code && part > 0)
        .map(({ circonscription, part }) => [circonscription, part]),
    )
    if (districts.length === 0) homes.push({ ...commune, city: commune.code, shares })
    else homes.push({ ...scaled(commune, 0), city: commune.code, shares })
    const people = districts.reduce((sum, { population }) => sum + population, 0)
    for (const district of districts) homes.push(homeOf(commune, district, people))
  }
  return homes
}

function homeOf(city: Commune, district: Arrondissement, people: number): Home {
  return {
    ...scaled(city, district.population / people),
    code: district.code,
    lon: district.lon,
    lat: district.lat,
    areaKm2: district.areaKm2,
    population: district.population,
    city: city.code,
    shares: new Map(district.parts.map(({ circonscription, part }) => [circonscription, part])),
  }
}

/** A commune with this share of its people; what the DREES says of its doctors and nurses stays. */
const scaled = (commune: Commune, share: number): Commune => ({
  ...commune,
  population: commune.population * share,
  populationStandardisee:
    commune.populationStandardisee === null ? null : commune.populationStandardisee * share,
  populationTotale: commune.populationTotale === null ? null : commune.populationTotale * share,
})
