import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../../db/database.ts'
import { claimDelivery } from '../../db/queries/webhooks/claimDelivery.ts'
import { listWebhooks, type Webhook } from '../../db/queries/webhooks/listWebhooks.ts'
import { queueDelivery } from '../../db/queries/webhooks/queueDelivery.ts'
import { reviveDeliveries } from '../../db/queries/webhooks/reviveDeliveries.ts'
import { settleDelivery } from '../../db/queries/webhooks/settleDelivery.ts'
import { published } from './find-changes.ts'
import { inRounds } from '../../in-rounds.ts'
import { safeError } from '../../log.ts'
import type { Live } from '../../country/live/create-live.ts'
import { postDelivery, type PostSetting } from './post-delivery.ts'

/** How often deliveries whose turn has come again are looked for. */
const LOOK_MS = 15_000
const TIMEOUT_MS = 5_000
/** A receiver that is down over a weekend misses nothing: a minute, two, four… an hour at most, for three days. */
const FIRST_DELAY_SECONDS = 60
const LONGEST_DELAY_SECONDS = 3600
export const PATIENCE_HOURS = 72
/** Delays are drawn within a fifth of themselves, so that receivers who failed together are not all tried together again. */
const JITTER = 0.2
/** Entries in one delivery: a page of the feed. */
const MOST_ENTRIES = 100

/** What the webhooks need; the last ones are for tests. */
export interface WebhookDeps extends Pick<PostSetting, 'allowPrivate' | 'resolve'> {
  readonly live: Pick<Live, 'current' | 'onChange'>
  /** Its `journal` is not needed: what a power cut takes back is delivered again. */
  readonly database: Pick<Database, 'knex'>
  readonly logger: Logger
  readonly now?: () => Date
  /** Between 0 and 1. */
  readonly random?: () => number
  readonly timeoutMs?: number
}

/** The deliveries under way. */
export interface Webhooks {
  /** Delivers everything that is due now; resolves when each webhook has nothing left or has failed. */
  readonly work: () => Promise<void>
  /** Ends the attempts under way, which count as failed. */
  readonly close: () => Promise<void>
}

/**
 * Posts what is recorded in the territory of a token to its webhooks, in order and at least once: the queue is in the database.
 * A delivery that fails is tried again for three days, then kept as a dead letter, and once more when its receiver answers again.
 */
export function createWebhooks({
  live,
  database: { knex },
  logger,
  allowPrivate,
  resolve,
  now = () => new Date(),
  random = Math.random,
  timeoutMs = TIMEOUT_MS,
}: WebhookDeps): Webhooks {
  const closing = new AbortController()

  const queue = async ({ id: webhookId, departements }: Webhook): Promise<void> => {
    const { atlas } = live.current()
    const departementOf = (code: string): string => atlas.communes.get(code)?.departement ?? ''
    const cabinets = atlas.cabinets.filter(
      ({ codeCommune }) => departements === null || departements.includes(departementOf(codeCommune)),
    )
    await queueDelivery(knex, {
      webhookId,
      cabinets: cabinets.map(({ id }) => id),
      id: randomUUID(),
      now: now().toISOString(),
      most: MOST_ENTRIES,
      hours: PATIENCE_HOURS,
      compose: (changes) =>
        JSON.stringify({
          items: changes.flatMap((row) => published({ atlas }, row)),
          demonstration: atlas.demonstration,
        }),
    })
  }

  const serve = async (webhook: Webhook): Promise<void> => {
    while (!closing.signal.aborted) {
      await queue(webhook)
      const delivery = await claimDelivery(knex, {
        webhookId: webhook.id,
        now: now().toISOString(),
        patience: {
          ...{ first: FIRST_DELAY_SECONDS, longest: LONGEST_DELAY_SECONDS },
          jitter: 1 - JITTER + 2 * JITTER * random(),
        },
      })
      if (!delivery) return
      const { id, attempts } = delivery
      const { signal } = closing
      const setting = { allowPrivate, timeoutMs, signal, now: now(), ...(resolve && { resolve }) }
      const error = await postDelivery(delivery, setting)
      const dead = error !== null && delivery.last
      await settleDelivery(knex, { id, error, deadAt: dead ? now().toISOString() : null })
      if (error === null) {
        await reviveDeliveries(knex, { webhookId: webhook.id, now: now().toISOString() })
        continue
      }
      const line = { webhook: webhook.id, delivery: id, attempts, error }
      if (dead) logger.warn(line, 'webhook delivery given up')
      else logger.info(line, 'webhook delivery failed')
      if (!dead) return
    }
  }

  const failed = (error: unknown): void => logger.error({ err: safeError(error) }, 'webhooks failed')
  const round = async (): Promise<void> => {
    const webhooks = await listWebhooks(knex)
    // Side by side: one that hangs must not keep the others waiting.
    await Promise.all(webhooks.filter(({ valid }) => valid).map((one) => serve(one).catch(failed)))
  }
  const { ask: work, settled } = inRounds(async () => {
    if (!closing.signal.aborted) await round().catch(failed)
  })
  const quiet = live.onChange(() => void work())
  const looking = setInterval(() => void work(), LOOK_MS).unref()
  return {
    work,
    close: async () => {
      quiet()
      clearInterval(looking)
      closing.abort()
      await settled()
    },
  }
}
