import { run, statement, type Db } from '../../statement.ts'

const SAVE = statement(
  'savePackageFile',
  `INSERT INTO package_files (sha256, bytes) VALUES (:sha256, :bytes)
   ON CONFLICT (sha256) DO UPDATE SET bytes = EXCLUDED.bytes WHERE package_files.bytes <> EXCLUDED.bytes`,
)

/** Keeps a file of a data package, once whatever packages have it, and mends one that was damaged; the database refuses bytes of another hash. */
export const savePackageFile = async (
  db: Db,
  file: { readonly sha256: string; readonly bytes: Buffer },
): Promise<void> => {
  await run(db, SAVE, { ...file })
}
