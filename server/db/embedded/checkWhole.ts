import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { quoted } from '../quoted.ts'

/** Our tables, with the columns of the primary key of those that have one. */
const TABLES = `SELECT n.nspname AS schema, c.relname AS name,
    pg_relation_filepath(c.oid) AS path,
    ARRAY(SELECT CAST(a.attname AS text) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
      ORDER BY array_position(CAST(i.indkey AS smallint[]), a.attnum)) AS key
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  ORDER BY 1, 2`

const PAGE = 8192
const ZEROS = Buffer.alloc(PAGE)

/**
 * Reads every row of every table, long values included, so that PostgreSQL compares the checksum of each page; then by the primary
 * key, which finds rows whose page the file has lost. A page of zeros has no checksum and counts as one that was never used: it is damage where
 * a page after it is in use, or where the key alone still counts rows of it. Throws the database's own error, or names the table.
 */
export async function checkWhole(knex: Knex, dataFolder: string): Promise<void> {
  await knex.transaction(async (trx) => {
    // A page beyond the end of a file is an error to an index scan alone: the others never ask for it.
    await trx.raw('SET LOCAL enable_bitmapscan = off')
    const { rows: tables } = (await trx.raw(TABLES)) as {
      rows: { schema: string; name: string; path: string; key: string[] }[]
    }
    for (const { schema, name, path, key } of tables) {
      const zeroed = zeroedPage(join(dataFolder, path))
      if (zeroed !== null) throw new Error(`page ${zeroed} of ${name} holds nothing but zeros`)
      const table = `${quoted(schema)}.${quoted(name)}`
      const count = async (sql: string): Promise<number> =>
        Number(((await trx.raw(sql)) as { rows: { total: string }[] }).rows[0]!.total)
      await trx.raw('SET LOCAL enable_seqscan = on')
      const read = await count(`SELECT count(octet_length(CAST(t AS text))) AS total FROM ${table} t`)
      if (key.length === 0) continue
      await trx.raw('SET LOCAL enable_seqscan = off')
      // First: a scan that misses a row's page takes the row out of the index.
      const known = await count(`SELECT count(${quoted(key[0]!)}) AS total FROM ${table}`)
      if (known !== read) throw new Error(`${name} has ${read} rows, and its key knows ${known}`)
      // The whole row, so that no scan of the index alone can answer.
      const ordered = `SELECT t AS line FROM ${table} t ORDER BY ${key.map(quoted).join(', ')} OFFSET 0`
      const found = await count(`SELECT count(line) AS total FROM (${ordered}) AS lines`)
      if (found !== read) throw new Error(`${name} has ${read} rows, and ${found} by its key`)
    }
  })
}

/** The first page of a table's file that holds nothing but zeros though a later one is in use; null: none. */
function zeroedPage(file: string): number | null {
  // A file that is gone is told by who reads its rows. A table of this product never fills a second one of 1 GB.
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  let first: number | null = null
  for (let at = 0; at + PAGE <= bytes.length; at += PAGE)
    if (bytes.compare(ZEROS, 0, PAGE, at, at + PAGE) === 0) first ??= at / PAGE
    else if (first !== null) return first
  return null
}
