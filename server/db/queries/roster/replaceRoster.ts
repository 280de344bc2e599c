import type { Knex } from 'knex'
import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, transact } from '../../statement.ts'
import { insertStatusEvents, type NewStatusEvent } from '../events/appendStatusEvents.ts'
import { UPSERT_CABINETS } from './cabinet-sql.ts'
import { findRoster } from './findRoster.ts'

/** A roster to put in force. */
export interface NewRoster {
  readonly demonstration: boolean
  /** Hash of what it was read from: the same file twice changes nothing. */
  readonly sha256: string
  readonly cabinets: readonly Cabinet[]
  readonly events: readonly NewStatusEvent[]
}

/** `loaded`; `unchanged`: it was in force already; `kept-real`: a demonstration never replaces a real roster. */
export type RosterOutcome = 'loaded' | 'unchanged' | 'kept-real'

const RETIRE = statement('retireRoster', 'UPDATE rosters SET retired_at = now() WHERE retired_at IS NULL')
const OPEN = statement(
  'openRoster',
  'INSERT INTO rosters (demonstration, sha256) VALUES (:demonstration, :sha256) RETURNING id',
)
const RENEW = statement(
  'renewRoster',
  'UPDATE rosters SET sha256 = :sha256, loaded_at = now() WHERE id = :roster RETURNING id',
)
const REMOVE_MISSING = statement(
  'removeMissingCabinets',
  `UPDATE cabinets SET removed_at = now()
   WHERE roster = :roster AND removed_at IS NULL
     AND id NOT IN (SELECT id FROM json_to_recordset(CAST(:cabinets AS json)) AS r (id text))`,
)
/**
 * Puts a roster in force, all or nothing. A real one retires the demonstration and later updates itself: cabinets it no longer
 * names leave it by date, their events stay. A demonstration replaces only another demonstration.
 */
export async function replaceRoster(knex: Knex, roster: NewRoster): Promise<RosterOutcome> {
  return transact(knex, async (trx) => {
    const current = await findRoster(trx)
    if (current && !current.demonstration && roster.demonstration) return 'kept-real'
    if (current?.sha256 === roster.sha256 && current.demonstration === roster.demonstration)
      return 'unchanged'
    let id: number
    if (current && !roster.demonstration && !current.demonstration) {
      id = current.id
      await run(trx, RENEW, { roster: id, sha256: roster.sha256 })
    } else {
      await run(trx, RETIRE)
      const [opened] = await run<{ id: number }>(trx, OPEN, {
        demonstration: roster.demonstration,
        sha256: roster.sha256,
      })
      id = opened!.id
    }
    const cabinets = JSON.stringify(roster.cabinets)
    await run(trx, REMOVE_MISSING, { roster: id, cabinets })
    await run(trx, UPSERT_CABINETS, { roster: id, rows: cabinets })
    await insertStatusEvents(trx, id, roster.events)
    return 'loaded'
  })
}
