import { run, statement, type Db } from '../../statement.ts'
import type { Patience } from '../webhooks/claimDelivery.ts'
import type { Letter } from './letter.ts'

/** A letter to be sent now. */
export interface ClaimedLetter {
  readonly id: string
  readonly alertId: string
  readonly kind: 'confirmation' | 'digest' | 'farewell'
  readonly letter: Letter
  readonly address: string
  readonly locale: 'fr' | 'en'
  /** This one included. */
  readonly attempts: number
  /** It is the last attempt if it fails. */
  readonly last: boolean
}

const CLAIM = statement(
  'claimLetter',
  `UPDATE alert_letters l
   SET attempts = l.attempts + 1,
       next_at = CAST(:now AS timestamptz)
         + make_interval(secs => :jitter * LEAST(:longest, :first * power(2, LEAST(l.attempts, 20))))
   FROM alerts a
   WHERE a.id = l.alert_id
     AND l.id = (SELECT n.id FROM alert_letters n WHERE n.next_at <= CAST(:now AS timestamptz)
                 ORDER BY n.next_at, n.id LIMIT 1 FOR UPDATE SKIP LOCKED)
   RETURNING l.id, l.alert_id AS "alertId", l.kind, l.letter, a.address, a.locale, l.attempts,
             l.try_until <= l.next_at AS last`,
)
const SETTLE = statement('letterSettled', 'DELETE FROM alert_letters WHERE id = :id')

/**
 * The letter that is due first at `now` (ISO instant); null: none is. The attempt counts and the next one is set before anything is
 * sent: a crash in the middle of it is an attempt that failed, so that a letter is sent at least once, always under the same Message-ID.
 */
export const claimLetter = async (
  db: Db,
  { now, patience }: { readonly now: string; readonly patience: Patience },
): Promise<ClaimedLetter | null> => (await run<ClaimedLetter>(db, CLAIM, { now, ...patience }))[0] ?? null

/** Ends a letter: it was sent, or given up. */
export const settleLetter = async (db: Db, id: string): Promise<void> => void (await run(db, SETTLE, { id }))
