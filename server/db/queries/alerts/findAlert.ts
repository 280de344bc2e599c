import { run, statement, type Db } from '../../statement.ts'

/** An alert, without the address it goes to. Instants ISO. */
export interface Alert {
  readonly id: string
  readonly niveau: string
  readonly code: string
  readonly locale: 'fr' | 'en'
  readonly createdAt: string
  readonly confirmedAt: string | null
}

const FIND = statement(
  'findAlert',
  `SELECT id, niveau, code, locale, created_at AS "createdAt", confirmed_at AS "confirmedAt" FROM alerts WHERE id = :id`,
)
const CONFIRM = statement(
  'confirmAlert',
  `UPDATE alerts SET confirmed_at = CAST(:now AS timestamptz), taken_to = CAST(:now AS timestamptz)
   WHERE id = :id AND confirmed_at IS NULL`,
)
const ERASE = statement('eraseAlert', 'DELETE FROM alerts WHERE id = :id')

/** The alert of an id; null: there is none, or it was erased. */
export const findAlert = async (db: Db, id: string): Promise<Alert | null> =>
  (await run<Alert>(db, FIND, { id }))[0] ?? null

/** Takes an alert as wanted from `now` (ISO instant) on; the same again changes nothing. */
export const confirmAlert = async (db: Db, id: string, now: string): Promise<void> =>
  void (await run(db, CONFIRM, { id, now }))

/** Erases an alert with its address and what waits for it. */
export const eraseAlert = async (db: Db, id: string): Promise<void> => void (await run(db, ERASE, { id }))
