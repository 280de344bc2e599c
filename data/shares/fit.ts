/** A commune (or the part of one that INSEE's table knows): its people, and a first guess of how they divide. */
export interface FitRow {
  readonly people: number
  /** Circonscription → relative weight, positive. */
  readonly seed: ReadonlyMap<string, number>
}

const ITERATIONS = 2000

/**
 * Iterative proportional fitting (Deming and Stephan, 1940): people of each row by column, such that rows keep their people and every
 * column of `targets` (persons) is reached: the rows, each with its `cells`. `null` when that is impossible.
 */
export function fit<Row extends FitRow>(
  rows: readonly Row[],
  targets: ReadonlyMap<string, number>,
): (Row & { cells: Map<string, number> })[] | null {
  const fitted = rows.map((row) => ({ ...row, cells: scaled(row.seed, row.people) }))
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const columns = new Map<string, number>()
    for (const { cells } of fitted)
      for (const [column, people] of cells) columns.set(column, (columns.get(column) ?? 0) + people)
    const factors = new Map(
      [...columns].map(([column, sum]) => [column, sum > 0 ? (targets.get(column) ?? sum) / sum : 1]),
    )
    const settled = [...factors].every(([column, f]) => Math.abs(f - 1) * (columns.get(column) ?? 0) <= 0.01)
    if (settled) return fitted
    for (const row of fitted) {
      for (const [column, people] of row.cells) row.cells.set(column, people * (factors.get(column) ?? 1))
      row.cells = scaled(row.cells, row.people)
    }
  }
  return null
}

function scaled(weights: ReadonlyMap<string, number>, people: number): Map<string, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return new Map([...weights].map(([column, weight]) => [column, (people * weight) / total]))
}
