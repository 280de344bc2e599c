import type { CabinetTexts } from './roster/cabinet-columns.ts'

/**
 * The values the whole house speaks about: plain, readonly, no column names, no clock.
 * Codes are INSEE codes as text ("01001", "2A004"); circonscriptions are `72-04`, `2A-01`, `974-03`.
 * Minutes are estimated road minutes, coordinates WGS 84 degrees, etp full-time equivalents, persons head counts.
 */

/** Territory levels, from the finest to the whole. */
export const NIVEAUX = ['commune', 'circonscription', 'departement', 'region', 'france'] as const
export type Niveau = (typeof NIVEAUX)[number]

/** Levels that cut across the circonscriptions: summed from communes when asked for, in classes as communes are. */
export const DECOUPAGES = ['canton', 'epci', 'bassin-de-vie', 'arrondissement'] as const
export type Decoupage = (typeof DECOUPAGES)[number]
/** Any level that is published. */
export type AnyNiveau = Niveau | Decoupage

/** Whether a level, by its name, is a découpage. */
export const isDecoupage = (niveau: string): niveau is Decoupage =>
  (DECOUPAGES as readonly string[]).includes(niveau)

/** The code of what belongs to no area of a découpage (an island without an EPCI), so that its sums are the country's. */
export const HORS_NIVEAU = 'hors-niveau'

/**
 * A road network: `metropole`, `corse`, the code of a DROM (`971`, `972`, `973`, `974`, `976`), or the name of an island
 * without a fixed link, of a place that no road reaches (`ouessant`, `saul`). No travel time exists between two networks.
 */
export type Reseau = string

/** Zoning class of the ARS (arrêté), never derived by Relais. `null`: not available in the source. */
export type Zonage = 'ZIP' | 'ZAC' | 'ZAR' | 'HZ'

/** A commune as the calculation reads it (COG 2026). */
export interface Commune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly region: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
  /** Square kilometres; null when the polygon is degenerate. */
  readonly areaKm2: number | null
  /** Legal (municipal) population, persons. */
  readonly population: number
  /** DREES populations of the APL edition in use, persons; null where the DREES publishes none (Mayotte). */
  readonly populationStandardisee: number | null
  readonly populationTotale: number | null
  /**
   * People with the chronic disease expected by the ages of its people and the prevalence of its département, persons; null where one is
   * not known. Absent from every commune where these were not loaded.
   */
  readonly patientsAttendus?: number | null
  /** DREES APL as published. GPs: consultations per standardised inhabitant per year; nurses: FTE per 100 000. */
  readonly aplMg: number | null
  readonly aplMg65: number | null
  readonly aplInfirmier: number | null
  readonly zonage: Zonage | null
  /** ISO day of the order of the ARS that gives its class; null without one. Absent from every commune where the orders were not loaded. */
  readonly zonageArrete?: string | null
  /** Share (0..1) of people aged 75 and over, of the département (INSEE). */
  readonly share75: number | null
  /** General practitioners established in the commune (BPE). */
  readonly medecinsGeneralistes: number | null
  /** Codes of the communes that it can be left for by road, space separated, `+` after those that only a fixed link leads to. */
  readonly voisines?: string | null
  /** What leads to it where no road of its département does; absent elsewhere. */
  readonly acces?: 'bateau' | 'avion' | null
  /** Commune of which it is an arrondissement, in an allocation's communes only. */
  readonly commune?: string
}

/** An arrondissement of Paris, Lyon or Marseille: where journeys begin and end; figures are those of its commune. */
export interface Arrondissement {
  readonly code: string
  readonly nom: string
  readonly codeCommune: string
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number | null
  readonly population: number
  /** Shares of its people by circonscription; they sum to 1. */
  readonly parts: readonly { readonly circonscription: string; readonly part: number }[]
}

/** The share of a commune's people living in a circonscription; shares of a commune sum to 1. */
export interface PartCirconscription {
  readonly codeCommune: string
  readonly circonscription: string
  readonly part: number
  /** `entiere`: whole commune. `ajustee`: split commune, shared by contour areas fitted to INSEE's totals. `contours`: by area only. */
  readonly regle: 'entiere' | 'ajustee' | 'contours'
}

/** One of the 577 circonscriptions législatives. */
export interface Circonscription {
  readonly code: string
  readonly departement: string
  readonly numero: number
  readonly libelle: string
  /** `figures`: has figures; the others say why not in `explication`. */
  readonly statut: 'figures' | 'collectivite-outre-mer' | 'etranger'
  readonly explication: string | null
  /** The same in English. */
  readonly explicationEn?: string | null
}

/** Statuses of a cabinet, method §5. */
export const STATUTS = ['active', 'reduced', 'suspended', 'stopped', 'unknown'] as const
export type Statut = (typeof STATUTS)[number]

/** Who says so. */
export const PREUVES = ['association', 'ars', 'cpts', 'cabinet', 'signalement-verifie'] as const
export type Preuve = (typeof PREUVES)[number]

/** A cabinet with its Asalée nurse time. `demonstration` marks the fictitious roster. */
export interface Cabinet extends CabinetTexts {
  readonly id: string
  readonly nom: string
  readonly adresse: string | null
  readonly codeCommune: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
  /** Full-time equivalents of Asalée nurses. */
  readonly etp: number
  /** Nurse posts (persons). */
  readonly postes: number
  /** Caseload declared by the cabinet, persons; null: estimated. */
  readonly patientsDeclares: number | null
  readonly demonstration: boolean
}

/** A dated, sourced statement about a cabinet. Append-only and bitemporal. Dates ISO (`2026-03-27`), instants ISO UTC. */
export interface StatusEvent {
  readonly id: string
  readonly cabinetId: string
  readonly statut: Statut
  /** Since when it is true. */
  readonly effectiveOn: string
  /** When it was last confirmed or reported by the source. */
  readonly reportedOn: string
  /** When Relais recorded it. */
  readonly recordedAt: string
  readonly evidence: Preuve
  readonly reason: string | null
  /** Days after `reportedOn` when the public status becomes `unknown`. */
  readonly maxAgeDays: number
  /** When it was withdrawn as a mistake (ISO instant); absent: it stands. */
  readonly retractedAt?: string
}

/** What the public sees on a given day. */
export interface PublicStatus {
  readonly value: Statut
  readonly since: string | null
  readonly confirmedOn: string | null
  readonly expiresOn: string | null
  readonly evidence: Preuve | null
  /** The last known status when `value` is `unknown` by expiry. */
  readonly lastKnown: Statut | null
}

/** A dated national fact about funding: drives the weight of `active` (method §5). */
export interface Financement {
  readonly from: string
  readonly funded: boolean
}

/** Editions of the DREES's APL, by year of activity: nurses may be of another one than GPs, and their figures say so. */
export interface AplMillesime {
  /** Of the GPs, and of the populations that means are weighted by. */
  readonly medecins: number
  readonly infirmiers: number
}

/** Everything one calculation reads. Order of arrays never changes a result. */
export interface Inputs {
  readonly communes: readonly Commune[]
  /** Those of the communes that have some; absent: such a commune is one place. */
  readonly arrondissements?: readonly Arrondissement[]
  readonly parts: readonly PartCirconscription[]
  readonly circonscriptions: readonly Circonscription[]
  readonly cabinets: readonly Cabinet[]
  /**
   * Circonscriptions in which each cabinet counts, by id: several where its place is known by an arrondissement or a split commune
   * alone; those left out count by the shares of their commune.
   */
  readonly seats?: ReadonlyMap<string, readonly string[]>
  readonly events: readonly StatusEvent[]
  readonly financement: readonly Financement[]
  /** Editions that the communes carry. */
  readonly aplMillesime: AplMillesime
}
