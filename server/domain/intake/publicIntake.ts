import { compareText } from '../compareText.ts'
import { addDays } from '../status/publicStatus.ts'
import type { IntakeStatement, PublicIntake } from './intake.ts'

const NOTHING_SAID: PublicIntake = { value: 'unknown', saidOn: null, expiresOn: null, evidence: null }

/** Which of two statements was said later: reported, then recorded. */
const later = (a: IntakeStatement, b: IntakeStatement): number =>
  compareText(a.reportedOn, b.reportedOn) ||
  compareText(a.recordedAt, b.recordedAt) ||
  compareText(a.id, b.id)

/** The statement in force on the day `asOf` (ISO date): the one said last. `knownAt` (ISO instant): of those recorded by then. */
export const lastIntake = (
  statements: readonly IntakeStatement[],
  asOf: string,
  knownAt?: string,
): IntakeStatement | null =>
  statements
    .filter(
      ({ reportedOn, recordedAt }) => reportedOn <= asOf && (knownAt === undefined || recordedAt <= knownAt),
    )
    .sort(later)
    .at(-1) ?? null

/** Whether one cabinet takes new patients, as the public is told; after its term a statement is `unknown`, with its date. */
export function publicIntake(
  statements: readonly IntakeStatement[],
  asOf: string,
  knownAt?: string,
): PublicIntake {
  const last = lastIntake(statements, asOf, knownAt)
  if (!last || last.value === 'unknown') return NOTHING_SAID
  const expiresOn = addDays(last.reportedOn, last.maxAgeDays)
  return {
    value: asOf <= expiresOn ? last.value : 'unknown',
    saidOn: last.reportedOn,
    expiresOn,
    evidence: last.evidence,
  }
}
