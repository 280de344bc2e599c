import { run, statement, type Db } from '../statement.ts'

/** A table that a backup carries. */
export interface BackupTable {
  readonly name: string
  readonly columns: readonly BackupColumn[]
  /** Column numbered by the database, if any. */
  readonly identity: string | null
}

interface BackupColumn {
  readonly name: string
  /** As PostgreSQL writes it: `text`, `timestamp with time zone`, `geometry(Point,4326)`… */
  readonly type: string
}

/**
 * What belongs to PostGIS and the migrations, open sessions, and the addresses of those who asked for e-mail: what somebody erased must
 * not come back from a file. Data packages are carried, for figures that were quoted rest on them, and which of them is in force.
 */
const LEFT_OUT = new Set([
  ...['migrations', 'migrations_lock', 'spatial_ref_sys', 'sessions'],
  ...['alerts', 'alert_letters'],
])

const COLUMNS = statement(
  'listBackupColumns',
  `SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attidentity <> '' AS identity
   FROM pg_class c
   JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   WHERE c.relkind = 'r'
   ORDER BY c.relname COLLATE "C", a.attnum`,
)
const REFERENCES = statement(
  'listReferences',
  `SELECT DISTINCT CAST(CAST(conrelid AS regclass) AS text) AS "from", CAST(CAST(confrelid AS regclass) AS text) AS "to"
   FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`,
)

/**
 * The tables of a backup, each after those it refers to. Read from the catalogue, so that a table made by a later migration is
 * never forgotten.
 */
export async function listBackupTables(db: Db): Promise<readonly BackupTable[]> {
  const columns = await run<{ table: string; name: string; type: string; identity: boolean }>(db, COLUMNS)
  const references = await run<{ from: string; to: string }>(db, REFERENCES)
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !LEFT_OUT.has(name))
  const ordered: string[] = []
  while (ordered.length < names.length) {
    const next = names.find(
      (name) =>
        !ordered.includes(name) &&
        references.every(({ from, to }) => from !== name || !names.includes(to) || ordered.includes(to)),
    )
    if (next === undefined) throw new Error(`Tables refer to each other in a circle: ${names.join(', ')}`)
    ordered.push(next)
  }
  return ordered.map((table) => {
    const own = columns.filter((column) => column.table === table)
    return {
      name: table,
      columns: own.map(({ name, type }) => ({ name, type })),
      identity: own.find(({ identity }) => identity)?.name ?? null,
    }
  })
}
