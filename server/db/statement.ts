import { setTimeout } from 'node:timers/promises'
import type { Knex } from 'knex'
import { explainFailure } from './errors.ts'
import { mayPass } from './faults.ts'

/** A connection of the pool or an open transaction. Inside a transaction only the transaction: the embedded pool holds one. */
export type Db = Knex | Knex.Transaction

/** SQL as a value: a name for logs and errors, the text with `:named` bindings. Nothing is ever pasted into the text. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** Values by binding name; arrays and objects travel as JSON text. */
export type Bindings = Readonly<Record<string, string | number | boolean | Buffer | Date | null>>

/** Names a statement. */
export const statement = (name: string, text: string): Statement => ({ name, text })

/**
 * Runs a statement and returns its rows; fails with SqlTimeout, DatabaseUnavailable or SqlFailure. A read that stands alone is asked once
 * more where the connection was cut or locks crossed: it changes nothing, and the pool has other connections.
 */
export async function run<Row = unknown>(
  db: Db,
  statement: Statement,
  bindings: Bindings = {},
): Promise<Row[]> {
  try {
    return await once<Row>(db, statement, bindings)
  } catch (error) {
    if (db.isTransaction || !READS.test(statement.text) || !mayPass(error)) throw error
    // When the server goes all connections go: the pool is to notice before it lends another dead one.
    await setTimeout(NOTICE_MS)
    return once<Row>(db, statement, bindings)
  }
}

const NOTICE_MS = 50

/** `SELECT … FOR UPDATE` and `WITH … INSERT` are no reads. */
const READS = /^\s*SELECT(?!.*\bFOR\s+(UPDATE|SHARE|NO\s+KEY)|.*\b(nextval|pg_advisory\w*|set_config)\b)/is

async function once<Row>(db: Db, { name, text }: Statement, bindings: Bindings): Promise<Row[]> {
  try {
    const result = (await db.raw(text, bindings)) as { rows: Row[] }
    return result.rows
  } catch (error) {
    throw explainFailure(name, error)
  }
}

/** Runs `work` in a transaction; it fails with the first error, not with that of the rollback after it. */
export async function transact<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  let first: unknown
  try {
    return await db.transaction((trx) =>
      work(trx).catch((error: unknown) => {
        first = error
        throw error
      }),
    )
  } catch (error) {
    throw first ?? explainFailure('transaction', error)
  }
}
