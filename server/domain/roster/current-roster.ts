import type { Cabinet, StatusEvent } from '../model.ts'
import type { IntakeStatement } from '../intake/intake.ts'
import type { Precision } from './roster-row.ts'

/** A cabinet of the roster in force, as an import compares with it. */
export interface CurrentCabinet extends Omit<Cabinet, 'demonstration'> {
  readonly departement: string
  readonly precision: Precision
}

/** The roster in force. A demonstration roster is never compared with: the first real import retires it. */
export interface CurrentRoster {
  readonly demonstration: boolean
  /** Changes with everything written to the roster: a plan made against another revision is stale. */
  readonly revision: string
  readonly cabinets: readonly CurrentCabinet[]
  /** What is said of each cabinet, by id; retracted events left out. */
  readonly events: ReadonlyMap<string, readonly StatusEvent[]>
  /** What is said of new patients, by id of the cabinet. */
  readonly intakes: ReadonlyMap<string, readonly IntakeStatement[]>
}
