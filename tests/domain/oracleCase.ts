import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { pairsOf } from '../../server/domain/travel/pairsOf.ts'
import type { Pairs } from '../../server/domain/travel/pairs.ts'

/** Where the referees' cases lie, or null in a clone that does not have them. */
export const ORACLE: string | null = (() => {
  const shared = process.env.RELAIS_SHARED ?? fileURLToPath(new URL('../../../shared/', import.meta.url))
  const folder = join(shared, 'oracle')
  return existsSync(folder) ? folder : null
})()

export type Row = Readonly<Record<string, string>>

/** The rows of one CSV of a case. */
export function rowsOf(path: string): Row[] {
  return parse(readFileSync(join(ORACLE ?? '', path), 'utf8'), { columns: true })
}

/** A case's matrix with the ids of both sides, in the order given. */
export interface Matrix {
  readonly origins: readonly string[]
  readonly sites: readonly string[]
  readonly pairs: Pairs
}

/** The pairs of `rows` under the column names `from`, `to`, `cost`. */
export function matrixOf(
  rows: readonly Row[],
  [from, to, cost]: readonly [string, string, string],
  origins: readonly string[],
  sites: readonly string[],
): Matrix {
  const trips = rows.map((row) => ({
    commune: origins.indexOf(row[from]!),
    cabinet: sites.indexOf(row[to]!),
    minutes: Number(row[cost]),
  }))
  return { origins, sites, pairs: pairsOf(origins.length, sites.length, trips) }
}

/** One column of `rows` as numbers. */
export function numbers(rows: readonly Row[], name: string): number[] {
  return rows.map((row) => Number(row[name]))
}

/** Largest difference relative to what is expected (absolute where that is 0). */
export function worst(actual: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((value, k) => Math.abs(actual[k]! - value) / (Math.abs(value) || 1)))
}
