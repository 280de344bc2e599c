import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import type { Cabinet, Commune, Inputs } from '../../server/domain/model.ts'

/**
 * A nation of the real one's size for the benches: 34,875 communes of one network scattered over 740 × 760 km, as crowded as the inhabited parts (800,000 pairs), in 13
 * régions and 96 départements, 3,000 cabinets with 1,500 etp in communes drawn by population. Seeded: always the same.
 */
export function scenarioNation(communeCount = 34_875, cabinetCount = 3_000): Inputs {
  const random = mulberry32(20260327)
  const side = Math.sqrt(communeCount / 34_875)
  const communes: Commune[] = Array.from({ length: communeCount }, (_, i) => {
    const x = random()
    const y = random()
    const population = Math.round(80 * Math.exp(random() * random() * 7))
    return {
      code: String(10_000 + i),
      nom: `Commune ${i}`,
      departement: String(Math.floor(x * 12) * 8 + Math.floor(y * 8) + 1).padStart(2, '0'),
      region: String(Math.floor(x * 13) + 1).padStart(2, '0'),
      reseau: 'metropole',
      lon: -2 + x * side * 9.6,
      lat: 43 + y * side * 6.8,
      areaKm2: 15,
      population,
      populationStandardisee: population * (0.9 + 0.3 * random()),
      populationTotale: population * 1.02,
      aplMg: 1.5 + 3 * random(),
      aplMg65: 1 + 3 * random(),
      aplInfirmier: 60 + 100 * random(),
      zonage: random() < 0.4 ? 'ZIP' : 'ZAC',
      share75: 0.1,
      medecinsGeneralistes: Math.round(population / 1100),
    }
  })
  const bySize = communes.flatMap((commune) =>
    Array<Commune>(Math.ceil(commune.population / 400)).fill(commune),
  )
  const cabinets: Cabinet[] = Array.from({ length: cabinetCount }, (_, j) => {
    const home = bySize[Math.floor(random() * bySize.length)]!
    return {
      id: `C${String(j + 1).padStart(4, '0')}`,
      nom: `Cabinet fictif n° ${j + 1}`,
      adresse: null,
      codeCommune: home.code,
      reseau: home.reseau,
      lon: home.lon + 0.01 * (random() - 0.5),
      lat: home.lat + 0.01 * (random() - 0.5),
      etp: [0.25, 0.5, 0.5, 0.75][Math.floor(random() * 4)]!,
      postes: 1,
      patientsDeclares: null,
      ...NO_TEXTS,
      demonstration: true,
    }
  })
  return {
    communes,
    parts: communes.map(({ code, departement }) => ({
      codeCommune: code,
      circonscription: `${departement}-01`,
      part: 1,
      regle: 'entiere',
    })),
    circonscriptions: [...new Set(communes.map(({ departement }) => departement))].map((departement) => ({
      code: `${departement}-01`,
      departement,
      numero: 1,
      libelle: '1re circonscription',
      statut: 'figures',
      explication: null,
    })),
    cabinets,
    events: [],
    financement: [],
    aplMillesime: { medecins: 2023, infirmiers: 2023 },
  }
}

/** T. Ettinger's mulberry32: uniform in 0..1 from a 32-bit seed. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
