import { randomBytes } from 'node:crypto'
import { listDeadDeliveries } from '../../server/db/queries/webhooks/listDeadDeliveries.ts'
import { listWebhooks } from '../../server/db/queries/webhooks/listWebhooks.ts'
import { removeWebhook } from '../../server/db/queries/webhooks/removeWebhook.ts'
import { retryDeliveries } from '../../server/db/queries/webhooks/retryDeliveries.ts'
import { saveWebhook } from '../../server/db/queries/webhooks/saveWebhook.ts'
import { PATIENCE_HOURS } from '../../server/service/changes/webhooks.ts'
import { targetProblem } from '../../server/service/changes/webhook-target.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { onlyWord, UsageError, type Command } from './command.ts'

/** `relais webhook add`: tells an address of what is recorded in a token's territory; shows the secret once. */
export const webhookAdd: Command = {
  usage: 'webhook add --token <id> --url https://example.org/relais',
  summary: 'posts the changes of a token’s territory to an address; shows the signing secret once',
  options: { token: { type: 'string' }, url: { type: 'string' } },
  run: async ({ options: { token, url } }, { database, print, webhookAllowPrivate = false }) => {
    if (typeof token !== 'string') throw new UsageError('Name a token: --token <id> (token list shows them).')
    if (typeof url !== 'string') throw new UsageError('Name an address: --url https://example.org/relais.')
    const problem = targetProblem(url, webhookAllowPrivate)
    if (problem !== null) throw new UsageError(`--url ${problem}`)
    const id = randomBytes(5).toString('hex')
    // Base64 as the libraries of Standard Webhooks read it.
    const secret = `whsec_${randomBytes(32).toString('base64')}`
    const createdAt = new Date().toISOString()
    const webhook = { id, tokenId: token, url: new URL(url).href, secret, createdAt }
    if (!(await saveWebhook(database.knex, webhook, OPERATOR))) {
      print(`No token ${token} is in force: token list shows them.`)
      return false
    }
    print(secret)
    print(`Webhook ${id} is added. Hand its secret over now: it is not shown again.`)
    print(
      'Each request carries Relais-Timestamp and Relais-Signature: v1=<hex HMAC-SHA256, keyed by the secret,',
    )
    print(
      'of "<timestamp>.<body as received>">. Refuse another signature and a timestamp older than five minutes.',
    )
    print(
      'Or check webhook-id, webhook-timestamp and webhook-signature by a library of standardwebhooks.com, with the same secret.',
    )
    return true
  },
}

/** `relais webhook list`: who is told, and how it goes. */
export const webhookList: Command = {
  usage: 'webhook list',
  summary: 'lists webhooks, without their secrets',
  options: {},
  run: async (_input, { database, print }) => {
    for (const one of await listWebhooks(database.knex))
      print(
        [
          ...[one.id, one.url, `token ${one.tokenId}`, one.departements?.join(',') ?? 'everywhere'],
          `since ${one.createdAt.slice(0, 10)}`,
          one.valid ? (one.lastError ? `waiting: ${one.lastError}` : 'well') : 'stopped: token not in force',
          `${one.dead} given up`,
          one.label,
        ].join('\t'),
      )
    return true
  },
}

/** `relais webhook remove <id>`. */
export const webhookRemove: Command = {
  usage: 'webhook remove <id>',
  summary: 'removes a webhook with its secret and what waits for it',
  options: {},
  run: async (input, { database, print }) => {
    const id = onlyWord(input, 'the id of one webhook (webhook list shows them)')
    const removed = await removeWebhook(database.knex, id, OPERATOR)
    print(removed ? `${id} is removed.` : `No webhook ${id}: webhook list shows them.`)
    return removed
  },
}

/** `relais webhook dead`: the deliveries that were given up. */
export const webhookDead: Command = {
  usage: 'webhook dead',
  summary: 'lists deliveries that were given up after three days',
  options: {},
  run: async (_input, { database, print }) => {
    for (const one of await listDeadDeliveries(database.knex))
      print(
        [
          ...[one.id, one.url, `of ${one.createdAt}`, `given up ${one.deadAt}`],
          `${one.attempts} attempts: ${one.lastError}`,
        ].join('\t'),
      )
    return true
  },
}

/** `relais webhook retry <id>` or `--all`: puts dead letters back into the queue. */
export const webhookRetry: Command = {
  usage: 'webhook retry <delivery> | --all',
  summary: 'sends a delivery that was given up, or all of them, again within a minute, for three days',
  options: { all: { type: 'boolean' } },
  run: async (input, { database, print }) => {
    const all = input.options.all === true
    if (all && input.words.length > 0) throw new UsageError('Name one delivery, or give --all.')
    const id = all ? null : onlyWord(input, 'the id of one delivery (webhook dead shows them), or give --all')
    const when = { now: new Date().toISOString(), hours: PATIENCE_HOURS }
    const retried = await retryDeliveries(database.knex, id, when, OPERATOR)
    if (id === null) print(`${retried} ${retried === 1 ? 'delivery is' : 'deliveries are'} sent again.`)
    else print(retried ? `${id} is sent again.` : `No delivery ${id} was given up: webhook dead shows them.`)
    return retried > 0
  },
}
