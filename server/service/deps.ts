import { DEMAND_SOURCES, type DemandYears } from '../domain/indicators/by-age.ts'
import { isByAge } from '../domain/patients/demand.ts'
import { METHOD } from '../domain/situation.ts'
import type { Operator } from '../contract/operator.ts'
import type { Atlas } from '../country/atlas.ts'
import type { Scenarist } from './scenario/scenarist.ts'
import type { Database } from '../db/database.ts'
import type { NewSignalement } from '../db/queries/reports/saveSignalement.ts'
import type { Citations } from './citation/citations.ts'
import type { AddressSearch } from './find/addresses.ts'
import type { Facts, Runs } from '../country/facts/facts.ts'
import type { CurrentPackage } from '../country/package/package.ts'
import type { IntakeStatement } from '../domain/intake/intake.ts'
import type { ImportsUnderWay } from './roster/imports-under-way.ts'
import type { ImportCabinets } from './roster/importer.ts'

/** What handlers answer from. */
export interface HandlerDeps {
  readonly atlas: Atlas
  readonly facts: Facts
  readonly runs: Runs
  readonly currentPackage: CurrentPackage
  readonly citations: Citations
  /** Public origin such as `https://relais.example`; null: whatever address the caller used. */
  readonly origin: string | null
  /** The operator's geocoder; null when none is configured. */
  readonly addresses: AddressSearch | null
  /** Template (`{z}`, `{x}`, `{y}`) of the base map's images, which browsers fetch when asked to; null: there is none. */
  readonly basemapUrl: string | null
  /** Plays what would hold up everybody else. */
  readonly scenarist: Scenarist
  /** Whether alerts can be sent by e-mail. */
  readonly mails: boolean
  /** Keeps a report for moderation. */
  readonly saveSignalement: (signalement: NewSignalement) => Promise<unknown>
  /** Who runs this service, as configured. */
  readonly operator: Operator
  /** What stewards write to. */
  readonly database: Database
  /** Reads, tries and applies a roster file. */
  readonly importCabinets: ImportCabinets
  /** How far imports are. */
  readonly imports: ImportsUnderWay
  /** Takes what has been written: once it resolves every answer rests on it, and whoever listens has been told. */
  readonly refresh: () => Promise<void>
  /** Whether the database answered when it was last asked. */
  readonly databaseAnswers: () => boolean
  /** What answered at an ISO instant: the roster then in force, and what had been recorded of it. */
  readonly knownAt: (instant: string) => Promise<Pick<HandlerDeps, 'atlas' | 'runs'>>
  /** The ISO instant up to which records count; left out: now. */
  readonly recordedBy?: string
  readonly now: () => Date
  /** What was said of new patients at a cabinet. */
  readonly intakes: (cabinetId: string) => readonly IntakeStatement[]
  /** A text that changes with what is said of new patients, which no calculation rests on. */
  readonly intakesRevision: () => string
  /** Today's ISO date in Paris, or the day that is replayed. */
  readonly today: () => string
}

/** What every computed answer says of itself. */
export const provenanceOf = ({ atlas, runs, recordedBy }: HandlerDeps, asOf: string) => ({
  run: runs.idAt(asOf),
  method: METHOD,
  asOf,
  ...(recordedBy !== undefined && { knownAt: recordedBy }),
  demonstration: atlas.demonstration,
})

/** Of which years the ages are that expected patients rest on; null: they rest on the standardised population. */
export function demandYearsOf({ atlas, facts }: Pick<HandlerDeps, 'atlas' | 'facts'>): DemandYears | null {
  if (!isByAge(atlas.views.allocation.communes)) return null
  const [patients, people] = DEMAND_SOURCES.map((id) => facts.sources.find((one) => one.id === id)?.millesime)
  return { patients: patients ?? '?', people: people ?? '?' }
}

/** One page of a list, with its counts. */
export function pageOf<Item>(items: readonly Item[], limit: number, offset: number) {
  const page = items.slice(offset, offset + limit)
  return { items: page, numberMatched: items.length, numberReturned: page.length }
}

/** A list that comes whole. */
export const whole = <Item>(items: readonly Item[]) => ({
  items: [...items],
  numberMatched: items.length,
  numberReturned: items.length,
})
