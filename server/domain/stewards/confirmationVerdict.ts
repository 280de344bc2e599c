import type { Intake, IntakeStatement } from '../intake/intake.ts'
import { lastIntake } from '../intake/publicIntake.ts'
import type { PublicStatus, Statut } from '../model.ts'
import { claimedStatus } from './claimedStatus.ts'
import type { CountedReport } from './contradictions.ts'

/** What a cabinet may answer by its link. */
export const CONFIRMABLE = ['active', 'reduced', 'stopped'] as const
export type Confirmable = (typeof CONFIRMABLE)[number]

/** What a cabinet says of itself. */
export interface ConfirmationAnswer {
  readonly statut: Confirmable
  /** Null: it says nothing of new patients. */
  readonly intake: Exclude<Intake, 'unknown'> | null
}

/**
 * Why an answer waits for a steward: `opens-or-closes`: the last known status, stated by others, says the contrary; `newer-statement`:
 * others have said otherwise since the link was made; `reports`: open reports of the public say the contrary.
 */
export type Contradiction = 'opens-or-closes' | 'newer-statement' | 'reports'

/** What others said. */
export interface SaidByOthers {
  /** The cabinet's public status on the day of the answer. */
  readonly status: PublicStatus
  /** Open reports on the cabinet. */
  readonly reports: readonly Pick<CountedReport, 'kind' | 'createdAt'>[]
  readonly intakes: readonly IntakeStatement[]
  /** ISO date on which the link was made. */
  readonly linkMadeOn: string
  /** ISO date of the answer. */
  readonly today: string
}

const runs = (statut: Statut): boolean => statut === 'active' || statut === 'reduced'

/** What an answer contradicts; null when it may be public at once. The cabinet's own earlier word never stands in its way. */
export function confirmationVerdict(
  { statut, intake }: ConfirmationAnswer,
  { status, reports, intakes, linkMadeOn, today }: SaidByOthers,
): Contradiction | null {
  const known = status.lastKnown ?? status.value
  const byOthers = status.evidence !== null && status.evidence !== 'cabinet'
  if (byOthers && known !== 'unknown' && runs(known) !== runs(statut)) return 'opens-or-closes'
  if (byOthers && known !== statut && (status.confirmedOn ?? '') > linkMadeOn) return 'newer-statement'
  const last = lastIntake(intakes, today)
  if (
    intake !== null &&
    last !== null &&
    last.value !== 'unknown' &&
    last.value !== intake &&
    last.evidence !== 'cabinet' &&
    last.reportedOn > linkMadeOn
  )
    return 'newer-statement'
  const contrary = reports.some(({ kind, createdAt }) => {
    const claimed = claimedStatus(kind)
    return (
      claimed !== null &&
      runs(claimed) !== runs(statut) &&
      createdAt.slice(0, 10) >= (status.confirmedOn ?? '')
    )
  })
  return contrary ? 'reports' : null
}
