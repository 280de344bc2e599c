import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import type { Alert } from './findAlert.ts'

const LIST = statement(
  'listAlerts',
  `SELECT id, address, niveau, code, locale, created_at AS "createdAt", confirmed_at AS "confirmedAt"
   FROM alerts ORDER BY created_at, id`,
)
const ERASE = statement('eraseAddress', 'DELETE FROM alerts WHERE address_key = :key RETURNING id')
const EXPIRE = statement(
  'eraseUnconfirmedAlerts',
  `DELETE FROM alerts WHERE confirmed_at IS NULL
     AND created_at <= CAST(:now AS timestamptz) - make_interval(hours => :hours)`,
)

/** Every alert with the address it goes to: for the operator's eyes alone. */
export const listAlerts = (db: Db): Promise<(Alert & { readonly address: string })[]> => run(db, LIST)

/** Erases all that is kept of an address, at its owner's request; how many alerts that were. The audit trail tells the number alone. */
export const eraseAddress = (knex: Knex, key: string, author: Author): Promise<number> =>
  transact(knex, async (trx) => {
    const erased = await run(trx, ERASE, { key })
    if (erased.length > 0)
      await appendAudit(trx, author, [
        { action: 'erase-alerts', subject: 'alerts', detail: { count: erased.length } },
      ])
    return erased.length
  })

/** Erases what nobody confirmed within `hours` of asking. */
export const eraseUnconfirmedAlerts = async (db: Db, now: string, hours: number): Promise<void> =>
  void (await run(db, EXPIRE, { now, hours }))
