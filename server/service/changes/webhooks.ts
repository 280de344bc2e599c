import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../../db/database.ts'
import { claimDelivery } from '../../db/queries/webhooks/claimDelivery.ts'
import { listWebhooks, type Webhook } from '../../db/queries/webhooks/listWebhooks.ts'
import { queueDelivery } from '../../db/queries/webhooks/queueDelivery.ts'
import { settleDelivery } from '../../db/queries/webhooks/settleDelivery.ts'
import { published } from './find-changes.ts'
import { safeError } from '../../log.ts'
import type { Live } from '../../country/live/create-live.ts'
import { postDelivery, type PostSetting } from './post-delivery.ts'

/** How often deliveries whose turn has come again are looked for. */
const LOOK_MS = 15_000
const TIMEOUT_MS = 5_000
const FIRST_DELAY_SECONDS = 60
const MOST_ATTEMPTS = 8
/** Entries in one delivery: a page of the feed. */
const MOST_ENTRIES = 100

/** What the webhooks need; the last ones are for tests. */
export interface WebhookDeps extends Pick<PostSetting, 'allowPrivate' | 'resolve'> {
  readonly live: Pick<Live, 'current' | 'onChange'>
  /** Its `journal` is not needed: what a power cut takes back is delivered again. */
  readonly database: Pick<Database, 'knex'>
  readonly logger: Logger
  readonly now?: () => Date
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
 * A delivery that fails is tried again after 1, 2, 4… minutes; after the eighth attempt it is kept as a dead letter.
 */
export function createWebhooks({
  live,
  database: { knex },
  logger,
  allowPrivate,
  resolve,
  now = () => new Date(),
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
        firstDelay: FIRST_DELAY_SECONDS,
      })
      if (!delivery) return
      const { id, attempts } = delivery
      const { signal } = closing
      const setting = { allowPrivate, timeoutMs, signal, now: now(), ...(resolve && { resolve }) }
      const error = await postDelivery(delivery, setting)
      const dead = error !== null && attempts >= MOST_ATTEMPTS
      await settleDelivery(knex, { id, error, deadAt: dead ? now().toISOString() : null })
      if (error === null) continue
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
  let running: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  const work = (): Promise<void> =>
    // Who asks while a round is under way gets the next one, which sees what he wrote.
    (waiting ??= running.then(() => {
      waiting = null
      running = closing.signal.aborted ? Promise.resolve() : round().catch(failed)
      return running
    }))

  const quiet = live.onChange(() => void work())
  const looking = setInterval(() => void work(), LOOK_MS).unref()
  return {
    work,
    close: async () => {
      quiet()
      clearInterval(looking)
      closing.abort()
      await (waiting ?? running)
    },
  }
}
