import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

const REMOVE = statement('removeWebhook', 'DELETE FROM webhooks WHERE id = :id RETURNING token_id AS token')

/** Removes a webhook with its secret and whatever waited for it, with the audit trail; false when there is none. */
export const removeWebhook = (knex: Knex, id: string, author: Author): Promise<boolean> =>
  transact(knex, async (trx) => {
    const [removed] = await run<{ token: string }>(trx, REMOVE, { id })
    if (!removed) return false
    await appendAudit(trx, author, [
      { action: 'remove-webhook', subject: id, detail: { token: removed.token } },
    ])
    return true
  })
