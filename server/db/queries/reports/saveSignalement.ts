import { run, statement, type Db } from '../../statement.ts'

/** A public report on a cabinet; nothing about who reports. */
export interface NewSignalement {
  /** Chosen by the caller: the same report sent twice is kept once. */
  readonly id: string
  readonly cabinetId: string
  readonly kind: string
  /** At most 1,000 characters. */
  readonly comment: string | null
}

const SAVE = statement(
  'saveSignalement',
  `INSERT INTO signalements (id, roster, cabinet_id, kind, comment)
   SELECT :id, c.roster, c.id, :kind, :comment
   FROM cabinets c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.id = :cabinetId AND c.removed_at IS NULL
   ON CONFLICT (id) DO NOTHING`,
)
const EXISTS = statement('findSignalement', 'SELECT id FROM signalements WHERE id = :id')

/** Keeps a report for moderation; false when the cabinet is unknown. */
export async function saveSignalement(db: Db, signalement: NewSignalement): Promise<boolean> {
  await run(db, SAVE, { ...signalement })
  return (await run(db, EXISTS, { id: signalement.id })).length > 0
}
