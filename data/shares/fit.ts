/** A commune (or the part of one that INSEE's table knows): its people, and a first guess of how they divide. */
export interface FitRow {
  readonly people: number
  /** Circonscription → relative weight, positive. */
  readonly seed: ReadonlyMap<string, number>
}

const ITERATIONS = 2000

/**
 * Iterative proportional fitting (Deming and Stephan, 1940): people of each row by column, such that rows keep their people and every
 * column of `targets` (persons) is reached. `null` when that is impossible.
 */
export function fit(
  rows: readonly FitRow[],
  targets: ReadonlyMap<string, number>,
): Map<string, number>[] | null {
  const cells = rows.map(({ people, seed }) => scaled(seed, people))
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const columns = new Map<string, number>()
    for (const cell of cells)
      for (const [column, people] of cell) columns.set(column, (columns.get(column) ?? 0) + people)
    const factors = new Map(
      [...columns].map(([column, sum]) => [column, sum > 0 ? (targets.get(column) ?? sum) / sum : 1]),
    )
    const settled = [...factors].every(([column, f]) => Math.abs(f - 1) * (columns.get(column) ?? 0) <= 0.01)
    if (settled) return cells
    for (const [i, cell] of cells.entries()) {
      for (const [column, people] of cell) cell.set(column, people * (factors.get(column) ?? 1))
      cells[i] = scaled(cell, rows[i].people)
    }
  }
  return null
}

function scaled(weights: ReadonlyMap<string, number>, people: number): Map<string, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return new Map([...weights].map(([column, weight]) => [column, (people * weight) / total]))
}
