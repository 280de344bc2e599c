import type { Knex } from 'knex'
import { run, statement, transact } from '../../statement.ts'
import type { Letter } from './letter.ts'

/** What is asked for. Instants ISO. */
export interface NewAlert {
  readonly id: string
  readonly address: string
  /** What two spellings of one address have in common. */
  readonly key: string
  readonly niveau: string
  readonly code: string
  readonly locale: 'fr' | 'en'
  readonly now: string
  /** Until when the letter that asks is tried: its link leads nowhere later. */
  readonly tryUntil: string
  readonly letterId: string
  readonly letter: Letter
  /** How many alerts an address may have that it has not confirmed, and at all. */
  readonly most: { readonly waiting: number; readonly all: number }
  /** How many may be asked for within the last hour, by everybody. */
  readonly mostAnHour: number
}

const RECENT = statement(
  'countRecentAlerts',
  `SELECT count(*)::int AS asked FROM alerts WHERE created_at > CAST(:now AS timestamptz) - INTERVAL '1 hour'`,
)
const SAVE = statement(
  'saveAlert',
  `INSERT INTO alerts (id, address, address_key, niveau, code, locale, created_at, taken_to)
   SELECT :id, :address, :key, :niveau, :code, :locale, CAST(:now AS timestamptz), CAST(:now AS timestamptz)
   WHERE (SELECT count(*) FROM alerts WHERE address_key = :key) < :all
     AND (SELECT count(*) FROM alerts WHERE address_key = :key AND confirmed_at IS NULL) < :waiting
   ON CONFLICT (address_key, niveau, code) DO NOTHING
   RETURNING id`,
)
const QUEUE = statement(
  'queueConfirmation',
  `INSERT INTO alert_letters (id, alert_id, kind, letter, created_at, next_at, try_until)
   VALUES (:letterId, :id, 'confirmation', CAST(:letter AS json), CAST(:now AS timestamptz), CAST(:now AS timestamptz),
           CAST(:tryUntil AS timestamptz))`,
)

/**
 * Keeps an alert that nobody has confirmed yet, with the letter that asks. Of an address that has it already, or too many, nothing is
 * kept and nobody learns it: the caller is told only whether everybody together asks too much.
 */
export const saveAlert = (
  knex: Knex,
  { most, letter, mostAnHour, ...alert }: NewAlert,
): Promise<'taken' | 'too-many'> =>
  transact(knex, async (trx) => {
    const [recent] = await run<{ asked: number }>(trx, RECENT, { now: alert.now })
    if (recent!.asked >= mostAnHour) return 'too-many'
    const { letterId, tryUntil, ...row } = alert
    const saved = await run(trx, SAVE, { ...row, ...most })
    if (saved.length > 0)
      await run(trx, QUEUE, { letterId, id: row.id, letter: JSON.stringify(letter), now: row.now, tryUntil })
    return 'taken'
  })
