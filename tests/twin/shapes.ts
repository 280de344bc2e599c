/** What the twin reads: the method's own words, so that nothing of the product is needed to understand it. */
export interface Commune {
  readonly code: string
  readonly departement: string
  readonly reseau: string
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number | null
  readonly population: number
  readonly populationStandardisee: number | null
  readonly populationTotale: number | null
  readonly aplMg: number | null
  readonly aplMg65: number | null
  readonly aplInfirmier: number | null
  readonly voisines?: string | null
}

export interface Arrondissement {
  readonly code: string
  readonly codeCommune: string
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number | null
  readonly population: number
  readonly parts: readonly { readonly circonscription: string; readonly part: number }[]
}

export interface Cabinet {
  readonly id: string
  readonly codeCommune: string
  readonly reseau: string
  readonly lon: number
  readonly lat: number
  readonly etp: number
}

export interface StatusEvent {
  readonly id: string
  readonly cabinetId: string
  readonly statut: string
  readonly effectiveOn: string
  readonly reportedOn: string
  readonly recordedAt: string
  readonly maxAgeDays: number
}

export interface Country {
  readonly communes: readonly Commune[]
  readonly arrondissements?: readonly Arrondissement[]
  readonly parts: readonly {
    readonly codeCommune: string
    readonly circonscription: string
    readonly part: number
  }[]
  readonly cabinets: readonly Cabinet[]
  readonly events: readonly StatusEvent[]
  readonly financement: readonly { readonly from: string; readonly funded: boolean }[]
}

/** Where people live: a commune, or an arrondissement of one of the three cities. */
export interface Home extends Commune {
  /** The commune that it counts for. */
  readonly city: string
  /** The circonscriptions of its people, shares summing to 1. */
  readonly shares: ReadonlyMap<string, number>
}

/** T of the method: by cabinet id, then by code of the home. */
export type ByPair = ReadonlyMap<string, ReadonlyMap<string, number>>
