import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { transact } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { decideReports } from './decideReports.ts'
import { holdReports } from './holdReports.ts'

/**
 * Closes `duplicates` as saying the same as the report `kept`, which stays in the queue.
 * @throws WriteRefused, also when a duplicate is about another cabinet.
 */
export const mergeReports = (
  knex: Knex,
  author: Author,
  kept: string,
  duplicates: readonly string[],
): Promise<void> =>
  transact(knex, async (trx) => {
    const [report, ...others] = await holdReports(trx, author, [kept, ...duplicates])
    const stranger = others.find(({ cabinetId }) => cabinetId !== report!.cabinetId)
    if (stranger) throw new WriteRefused('another-cabinet', stranger.id)
    await decideReports(trx, author, { ids: duplicates, state: 'doublon', reason: null, duplicateOf: kept })
    await appendAudit(trx, author, [
      {
        action: 'merge-reports',
        subject: kept,
        departement: report!.departement,
        detail: { cabinet: report!.cabinetId, duplicates },
      },
    ])
  })
