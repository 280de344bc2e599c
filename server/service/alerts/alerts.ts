import type { Logger } from 'pino'
import type { Live } from '../../country/live/create-live.ts'
import type { Database } from '../../db/database.ts'
import { claimLetter, settleLetter, type ClaimedLetter } from '../../db/queries/alerts/claimLetter.ts'
import { eraseAlert, type Alert } from '../../db/queries/alerts/findAlert.ts'
import { eraseUnconfirmedAlerts } from '../../db/queries/alerts/listAlerts.ts'
import { listDueAlerts, queueDigest } from '../../db/queries/alerts/queueDigest.ts'
import { listPackages } from '../../db/queries/packages/listPackages.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import { inRounds } from '../../in-rounds.ts'
import { safeError } from '../../log.ts'
import { parisDay } from '../../paris-day.ts'
import { sha256 } from '../../sha256.ts'
import { cabinetsOf, published } from '../changes/find-changes.ts'
import { phrasesOf } from '../citation/phrases.ts'
import { areaWithFigures } from '../sheet/handlers.ts'
import { placeIn } from '../sheet/placeIn.ts'
import { writeAlertLink } from './alert-link.ts'
import { digestLetter, farewellLetter } from './letters.ts'
import type { Post } from './post-letter.ts'
import { alertArea, CONFIRM_HOURS } from './subscriptions.ts'

const LOOK_MS = 15_000
/** What was recorded in the last two minutes waits: who writes several things at once is told of in one letter. */
const SETTLE_MS = 120_000
/** Ten minutes, twenty, forty, an hour at most, for two days. The first is longer than any mail server takes: nobody else sends it meanwhile. */
const FIRST_DELAY_SECONDS = 600
const LONGEST_DELAY_SECONDS = 3600
const PATIENCE_HOURS = 48
const JITTER = 0.2
/** How long a data package must have been in force before an area that it lacks is said to be no more: another one may follow, or the one before it. */
const SETTLED_MS = 24 * 3_600_000
const MOST_SENTENCES = 3
/** How long the intervals are waited for after the start: a letter without them says that they are not calculated. */
const DRAWING_MS = 1_200_000

/** What the alerts need; the last ones are for tests. */
export interface AlertDeps {
  readonly live: Pick<Live, 'current' | 'onChange'>
  readonly database: Pick<Database, 'knex'>
  readonly logger: Logger
  readonly post: Post
  /** Hash of the data package that `live` rests on: only the one in force can say that an area is no more. */
  readonly packageHash: string
  /** Public origin, which the links of letters lead to. */
  readonly origin: string
  /** Whether figures get intervals a while after the start: letters wait for them. */
  readonly intervals?: boolean
  readonly now?: () => Date
  /** Between 0 and 1. */
  readonly random?: () => number
}

/** The letters under way. */
export interface Alerts {
  /** Queues and sends what is due now; resolves when nothing is left or the mail server does not answer. */
  readonly work: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The one id of the letter of an alert on a day, whoever makes it and however often it is sent. */
const letterId = (alert: string, what: string): string => sha256(`relais alert ${alert} ${what}`).slice(0, 32)

/**
 * Tells by e-mail what the feed of a sheet tells: at most one letter a day and alert, from a queue in the database. A letter is claimed
 * before it is sent and let go once the mail server has taken it: sent at least once, under one Message-ID. Unconfirmed alerts are erased.
 */
export function createAlerts({
  live,
  database: { knex },
  logger,
  post,
  packageHash,
  origin,
  intervals = false,
  now = () => new Date(),
  random = Math.random,
}: AlertDeps): Alerts {
  let closing = false
  let everyoneAsked = false
  const began = now().getTime()

  const queue = async ({ id, niveau, code, locale }: Alert, lasted: boolean): Promise<void> => {
    const { atlas, facts } = live.current()
    const [at, day] = [now(), parisDay(now())]
    const area = alertArea({ atlas }, niveau, code)
    if (!area && !lasted) return
    const drawing = area && intervals && atlas.views.analyst() === null
    if (drawing && at.getTime() - began < DRAWING_MS) return
    const view = atlas.views.analyst() === null ? atlas.views.at(day) : await atlas.views.analysed(day)
    const stop = await writeAlertLink(knex, 'stop', id)
    const cabinets =
      area &&
      cabinetsOf(
        { atlas },
        niveau === 'commune' ? { commune: area.code } : { territoire: `${niveau}:${area.code}` },
      )
    await queueDigest(knex, {
      ...{ id, day, hours: PATIENCE_HOURS, now: at.toISOString() },
      until: new Date(at.getTime() - SETTLE_MS).toISOString(),
      cabinets: cabinets ? cabinets.map((one) => one.id) : null,
      letterId: letterId(id, area ? day : 'end'),
      compose: (rows) => {
        const frame = { locale, origin, demonstration: atlas.demonstration }
        if (!area) return farewellLetter({ ...frame, place: `${niveau} ${code}` })
        const place = placeIn(area.niveau, area)
        const told = areaWithFigures({ atlas, facts, today: () => day })(area, view)
        const sentences = phrasesOf(
          { ...told, asOf: day, demonstration: atlas.demonstration, rank: null },
          place,
        )
        const changes = rows.flatMap((row) => published({ atlas }, row))
        return digestLetter(
          { ...frame, sheet: `/${area.niveau}/${area.code}`, place: place[locale] },
          changes,
          sentences.slice(0, MOST_SENTENCES).map((one) => one[locale]),
          {
            page: origin + addressIn(locale, `/alertes/arreter/${stop}`),
            oneClick: `${origin}/alertes/arreter/${stop}`,
          },
        )
      },
    })
  }

  /** Ends a letter; with it the alert, where the letter was its last or nobody could be asked. */
  const settle = async ({ id, kind, alertId }: ClaimedLetter, sent: boolean): Promise<void> => {
    await settleLetter(knex, id)
    if (kind === 'farewell' || (kind === 'confirmation' && !sent)) await eraseAlert(knex, alertId)
  }

  const deliver = async (): Promise<void> => {
    while (!closing) {
      const letter = await claimLetter(knex, {
        now: now().toISOString(),
        patience: {
          ...{ first: FIRST_DELAY_SECONDS, longest: LONGEST_DELAY_SECONDS },
          jitter: 1 - JITTER + 2 * JITTER * random(),
        },
      })
      if (!letter) return
      const failure = await post.send(letter)
      const given = failure !== null && (failure.refused || letter.last)
      if (failure === null || given) await settle(letter, failure === null)
      if (failure === null) continue
      const line = { kind: letter.kind, attempts: letter.attempts, error: failure.error }
      if (given) logger.warn(line, 'alert letter given up')
      else logger.info(line, 'alert letter not sent')
      if (failure.everybody) return
    }
  }

  /** Whether the package served here is the one in force, and has been for a day; a database that knows of none has had no other. */
  const hasLasted = async (at: Date): Promise<boolean> => {
    const [current] = await listPackages(knex)
    if (current === undefined) return true
    return current.sha256 === packageHash && at.getTime() - Date.parse(current.takenAt) >= SETTLED_MS
  }

  const failed = (error: unknown): void => logger.error({ err: safeError(error) }, 'alerts failed')
  const round = async (): Promise<void> => {
    await eraseUnconfirmedAlerts(knex, now().toISOString(), CONFIRM_HOURS)
    const at = now()
    // An area is lost with another package, so everyone is asked for once each time that the one in force has lasted.
    const lasted = await hasLasted(at)
    const everyone = lasted && !everyoneAsked
    let asked = true
    const due = {
      day: parisDay(at),
      until: new Date(at.getTime() - SETTLE_MS).toISOString(),
      everyone,
    }
    for (const alert of await listDueAlerts(knex, due))
      await queue(alert, lasted).catch((error: unknown) => {
        asked = false
        failed(error)
      })
    // Who could not be asked now is asked in the next round, with all the others.
    everyoneAsked = lasted && (everyoneAsked || asked)
    await deliver()
  }
  const { ask: work, settled } = inRounds(async () => {
    if (!closing) await round().catch(failed)
  })
  const quiet = live.onChange(() => void work())
  const looking = setInterval(() => void work(), LOOK_MS).unref()
  return {
    work,
    close: async () => {
      closing = true
      quiet()
      clearInterval(looking)
      post.close()
      await settled()
    },
  }
}
