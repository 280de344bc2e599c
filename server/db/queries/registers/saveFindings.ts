import type { Knex } from 'knex'
import type { RegisterFinding } from '../../../domain/registers/compareRegister.ts'
import type { Register } from '../../../domain/registers/register-site.ts'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

/** What one check of a register found. */
export interface NewFindings {
  readonly register: Register
  readonly findings: readonly RegisterFinding[]
  readonly fileName: string
  /** ISO instant. */
  readonly checkedAt: string
}

const FORGET = statement('forgetFindings', 'DELETE FROM register_findings WHERE register = :register')
const SAVE = statement(
  'saveFindings',
  `INSERT INTO register_findings (roster, cabinet_id, register, kind, ours, theirs, checked_at)
   SELECT r.id, f."cabinetId", f.register, f.kind, f.ours, f.theirs, CAST(:checkedAt AS timestamptz)
   FROM json_to_recordset(CAST(:findings AS json))
        AS f ("cabinetId" text, register text, kind text, ours text, theirs text)
   JOIN rosters r ON r.retired_at IS NULL
   JOIN cabinets c ON c.roster = r.id AND c.id = f."cabinetId"`,
)

/** Puts what a check found in the place of what the one before it had found, with the audit trail. */
export const saveFindings = (knex: Knex, author: Author, wanted: NewFindings): Promise<void> =>
  transact(knex, async (trx) => {
    const { register, findings, fileName, checkedAt } = wanted
    await run(trx, FORGET, { register })
    if (findings.length > 0) await run(trx, SAVE, { findings: JSON.stringify(findings), checkedAt })
    await appendAudit(trx, author, [
      { action: 'check-register', subject: register, detail: { fileName, findings: findings.length } },
    ])
  })
