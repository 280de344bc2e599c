import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { TOKEN_VALID } from '../stewards/listTokens.ts'

/** A webhook to store; it is told what is recorded from `createdAt` (ISO instant) on. */
export interface NewWebhook {
  readonly id: string
  readonly tokenId: string
  readonly url: string
  readonly secret: string
  readonly createdAt: string
}

const SAVE = statement(
  'saveWebhook',
  `INSERT INTO webhooks (id, token_id, url, secret, created_at, taken_to)
   SELECT :id, t.id, :url, :secret, CAST(:createdAt AS timestamptz), CAST(:createdAt AS timestamptz)
   FROM tokens t WHERE t.id = :tokenId AND ${TOKEN_VALID}
   RETURNING id`,
)

/** Stores a webhook, with the audit trail; false when its token is not in force. */
export const saveWebhook = (knex: Knex, webhook: NewWebhook, author: Author): Promise<boolean> =>
  transact(knex, async (trx) => {
    const { id, tokenId, url, secret, createdAt } = webhook
    if ((await run(trx, SAVE, { id, tokenId, url, secret, createdAt })).length === 0) return false
    await appendAudit(trx, author, [{ action: 'create-webhook', subject: id, detail: { token: tokenId } }])
    return true
  })
