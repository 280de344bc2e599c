import type { Preuve } from '../model.ts'

/** Whether a cabinet takes patients that it does not follow yet. */
export const INTAKES = ['yes', 'no', 'unknown'] as const
export type Intake = (typeof INTAKES)[number]

/** A dated, sourced statement that a cabinet takes new patients, or does not; `unknown` takes back what was said. Append-only. */
export interface IntakeStatement {
  readonly id: string
  readonly cabinetId: string
  readonly value: Intake
  /** When its source said so (ISO date). */
  readonly reportedOn: string
  /** When Relais recorded it (ISO instant). */
  readonly recordedAt: string
  readonly evidence: Preuve
  /** Days after `reportedOn` when it holds no more. */
  readonly maxAgeDays: number
}

/** What the public is told on a day; dates ISO, null when nothing was ever said. */
export interface PublicIntake {
  readonly value: Intake
  readonly saidOn: string | null
  readonly expiresOn: string | null
  readonly evidence: Preuve | null
}
