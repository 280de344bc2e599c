import { run, statement, type Db } from '../../statement.ts'

/** A data package that was in force here. */
export interface NamedPackage {
  readonly sha256: string
  /** ISO instant at which it was last named current. */
  readonly takenAt: string
  /** Whether the database has its files; one that came with a program may be in that program's folder only. */
  readonly stored: boolean
}

const LIST = statement(
  'listPackages',
  `SELECT p.sha256, max(p.taken_at) AS "takenAt",
          EXISTS (SELECT 1 FROM package_files f WHERE f.sha256 = p.sha256) AS stored
   FROM packages p
   GROUP BY p.sha256
   ORDER BY max(p.sequence) DESC`,
)

/** Every data package that was named current, each once, the one that is current first. */
export const listPackages = (db: Db): Promise<NamedPackage[]> => run<NamedPackage>(db, LIST)
