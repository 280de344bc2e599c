import type { Intake, IntakeStatement } from '../intake/intake.ts'
import { lastIntake, publicIntake } from '../intake/publicIntake.ts'
import type { EventDefaults } from './planEvent.ts'
import type { RosterRow } from './roster-row.ts'

/** A statement on new patients to be recorded: everything but what recording gives it. */
export interface IntakeDraft extends Pick<
  IntakeStatement,
  'cabinetId' | 'value' | 'reportedOn' | 'evidence' | 'maxAgeDays'
> {
  readonly idempotencyKey: string
}

/** Whether new patients are taken, as a roster writes it. */
export const INTAKE_WORDS: Readonly<Record<Intake, string>> = { yes: 'oui', no: 'non', unknown: 'inconnu' }

/**
 * The statement that a line adds to what is known, or null when it adds nothing: the same one, one that is told already and that the
 * line does not date, or one that somebody has since replaced.
 */
export function planIntake(
  row: RosterRow & { readonly id: string },
  known: readonly IntakeStatement[],
  { today, evidence, maxAgeDays }: EventDefaults,
): IntakeDraft | null {
  if (row.nouveauxPatients === null) return null
  const { value, saidOn } = row.nouveauxPatients
  const dated = saidOn ?? row.confirmeLe
  const reportedOn = dated ?? today
  const last = lastIntake(known, today)
  if (last && last.reportedOn > reportedOn) return null
  if (last?.value === value && last.reportedOn === reportedOn) return null
  if (dated === null && publicIntake(known, today).value === value) return null
  const said = row.preuve ?? evidence
  return {
    ...{ cabinetId: row.id, value, reportedOn, evidence: said, maxAgeDays },
    idempotencyKey: ['import-intake', row.id, value, reportedOn, said, last?.id ?? ''].join(':'),
  }
}
