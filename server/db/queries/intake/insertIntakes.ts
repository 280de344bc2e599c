import type { IntakeStatement } from '../../../domain/intake/intake.ts'
import type { Database } from '../../database.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A statement to record: who writes it, in which role; the key makes a repeated one harmless. */
export interface NewIntake extends IntakeStatement {
  readonly author: string | null
  readonly role: string | null
  readonly idempotencyKey: string
}

/** A line of the journal about new patients; other lines have no `intake`. */
export interface JournalledIntake {
  readonly idempotencyKey: string
  readonly demonstration?: boolean
  readonly intake?: NewIntake
}

const INSERT = statement(
  'insertIntakes',
  `INSERT INTO intake_statements (id, roster, cabinet_id, value, reported_on, recorded_at, evidence, author, role, max_age_days,
                                  idempotency_key)
   SELECT r.id, c.roster, c.id, r.value, r."reportedOn", r."recordedAt", r.evidence, r.author, r.role, r."maxAgeDays",
          r."idempotencyKey"
   FROM json_to_recordset(CAST(:intakes AS json)) AS r (id text, "cabinetId" text, value text, "reportedOn" date,
        "recordedAt" timestamptz, evidence text, author text, role text, "maxAgeDays" integer, "idempotencyKey" text, place integer)
   JOIN cabinets c ON c.roster = :roster AND c.id = r."cabinetId"
   ORDER BY r.place
   ON CONFLICT DO NOTHING
   RETURNING idempotency_key AS key`,
)

/** Inserts statements into a roster and returns the keys that were new; those on unknown cabinets and repeated ones are left out. */
export async function insertIntakes(
  db: Db,
  roster: number,
  intakes: readonly NewIntake[],
): Promise<readonly string[]> {
  if (intakes.length === 0) return []
  const rows = await run<{ key: string }>(db, INSERT, {
    roster,
    intakes: JSON.stringify(intakes.map((intake, place) => ({ ...intake, place }))),
  })
  return rows.map(({ key }) => key)
}

/** Writes statements that are in the database to its journal, where it has one; what calls it answers afterwards. */
export async function journalIntakes(
  { journal }: Pick<Database, 'journal'>,
  intakes: readonly NewIntake[],
  demonstration: boolean,
): Promise<void> {
  if (journal && intakes.length > 0)
    await journal.append(
      intakes.map((intake): JournalledIntake => ({
        idempotencyKey: `intake:${intake.idempotencyKey}`,
        demonstration,
        intake,
      })),
    )
}
