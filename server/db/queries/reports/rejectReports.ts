import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { decideReports } from './decideReports.ts'
import { holdReports } from './holdReports.ts'

/**
 * Closes reports that were found wrong, with the reason, all or nothing.
 * @throws WriteRefused
 */
export const rejectReports = (
  knex: Knex,
  author: Author,
  ids: readonly string[],
  reason: string,
): Promise<void> =>
  transact(knex, async (trx) => {
    const held = await holdReports(trx, author, ids)
    await decideReports(trx, author, { ids, state: 'rejete', reason })
    await appendAudit(
      trx,
      author,
      held.map(({ id, cabinetId, departement }) => ({
        ...{
          action: 'reject-report' as const,
          subject: id,
          departement,
          detail: { cabinet: cabinetId, reason },
        },
      })),
    )
  })
