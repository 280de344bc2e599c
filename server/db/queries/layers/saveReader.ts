import type { Knex } from 'knex'
import { quoted } from '../../quoted.ts'
import { run, statement, transact, type Db } from '../../statement.ts'

/** The account of who reads the layers. */
export const READER = 'relais_lecture'

const FIND = statement(
  'findReader',
  `SELECT current_database() AS database, pg_get_userbyid(n.nspowner) AS owner, r.rolname IS NOT NULL AS known,
     coalesce(r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication OR r.rolbypassrls
       OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid), false) AS strong
   FROM pg_namespace n LEFT JOIN pg_roles r ON r.rolname = :reader WHERE n.nspname = 'relais'`,
)

/** What became of the account; `too-strong`: one of that name may do more than read. */
type SavedReader = 'made' | 'renewed' | 'too-strong'

/**
 * Makes the account `relais_lecture`, or gives it another password, with the right to read the schema `relais` and nothing else; tables that
 * are made again stay readable. `verifier` is the password as PostgreSQL stores it. An account of that name that may do more is left as
 * it is. In the database nobody but its owners may make temporary tables from then on.
 */
export async function saveReader(knex: Knex, verifier: string): Promise<SavedReader> {
  return transact(knex, async (trx) => {
    const [found] = await run<{ database: string; owner: string; known: boolean; strong: boolean }>(
      trx,
      FIND,
      { reader: READER },
    )
    const { database, owner, known, strong } = found!
    if (strong) return 'too-strong'
    for (const text of [
      `${known ? 'ALTER' : 'CREATE'} ROLE ${READER} LOGIN CONNECTION LIMIT 20 PASSWORD '${verifier}'`,
      `ALTER ROLE ${READER} SET default_transaction_read_only = on`,
      // A slip of a desktop must not hold the server.
      `ALTER ROLE ${READER} SET statement_timeout = '5min'`,
      `ALTER ROLE ${READER} SET idle_in_transaction_session_timeout = '5min'`,
      `REVOKE TEMPORARY ON DATABASE ${quoted(database)} FROM PUBLIC`,
      `GRANT TEMPORARY ON DATABASE ${quoted(database)} TO ${quoted(owner)}`,
      `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${READER}`,
      `GRANT USAGE ON SCHEMA relais TO ${READER}`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA relais TO ${READER}`,
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoted(owner)} IN SCHEMA relais GRANT SELECT ON TABLES TO ${READER}`,
    ])
      await grant(trx, text)
    return known ? 'renewed' : 'made'
  })
}

const grant = (db: Db, text: string) => run(db, statement('saveReader', text))
