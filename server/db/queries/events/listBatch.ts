import type { Statut } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** One event of a batch that an author recorded together. */
export interface BatchEvent {
  readonly id: string
  readonly cabinetId: string
  readonly sequence: number
  readonly statut: Statut
  /** ISO instant. */
  readonly recordedAt: string
  readonly retracted: boolean
}

const LIST = statement(
  'listBatch',
  `SELECT e.id, e.cabinet_id AS "cabinetId", e.sequence, e.statut, e.recorded_at AS "recordedAt",
          EXISTS (SELECT 1 FROM status_event_retractions x WHERE x.roster = e.roster AND x.event_id = e.id) AS retracted
   FROM status_events e JOIN rosters r ON r.id = e.roster AND r.retired_at IS NULL
   WHERE starts_with(e.idempotency_key, :prefix)
   ORDER BY e.sequence`,
)

/** The events that the holder of a token recorded under keys `batch:…`, in the order of recording. */
export const listBatch = (db: Db, tokenId: string, batch: string): Promise<BatchEvent[]> =>
  run<BatchEvent>(db, LIST, { prefix: `${tokenId}:${batch}:` })
