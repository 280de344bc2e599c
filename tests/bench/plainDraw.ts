import type { Allocation } from '../../server/domain/allocate.ts'
import { halfMinutes } from '../../server/domain/allocate.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'

/** A pair of the country as a row of a table. */
interface Row {
  readonly i: number
  readonly j: number
  readonly minutes: number
  flow: number
}

/** Gamma(shape, 1) by Marsaglia and Tsang as printed, without a cut for small shapes. */
function gamma(stream: Stream, shape: number): number {
  if (shape < 1) return gamma(stream, shape + 1) * stream.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = stream.normal()
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(stream.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

const totals = (rows: readonly Row[], size: number, key: (row: Row) => number): number[] => {
  const sums = new Array<number>(size).fill(0)
  for (const row of rows) sums[key(row)]! += row.flow
  return sums
}

/**
 * One draw of method §4 as its formulae are written: a row a pair, exponentials and logarithms where they stand, the
 * whole table fitted again until caps and totals hold. Returns Σ T, persons.
 */
export function plainDraw(allocation: Allocation, draw: number): number {
  const { pairs, communes, cabinets, caseload, attraction, demand, parameters } = allocation
  const stream = new Stream(1, draw, streamKey('plain'))
  const t50 = parameters.t50 * (0.8 + 0.4 * stream.uniform())
  const power = 2 + 2 * stream.uniform()
  const exponent = 0.5 + stream.uniform()
  const half = halfMinutes(communes, parameters)
  let drawn = caseload.map((patients) => patients * gamma(stream, 4))
  const all = drawn.reduce((a, b) => a + b, 0)
  drawn = drawn.map((patients) => (patients * parameters.patients) / all)
  const rows: Row[] = []
  for (let j = 0; j < cabinets.length; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      const minutes = pairs.minutes[p]! * Math.exp(0.156 * stream.normal())
      const x = minutes / ((t50 * half[i]!) / parameters.t50)
      const weight = minutes > parameters.maxMinutes ? 0 : Math.exp(-Math.LN2 * x ** power)
      rows.push({ i, j, minutes, flow: attraction[j]! ** exponent * weight })
    }
  const pull = totals(rows, communes.length, ({ i }) => i)
  for (const row of rows) row.flow = pull[row.i]! > 0 ? (demand[row.i]! * row.flow) / pull[row.i]! : 0
  for (let turn = 0; turn < parameters.maxIterations; turn++) {
    const columns = totals(rows, cabinets.length, ({ j }) => j)
    for (const row of rows) if (columns[row.j]! > 0) row.flow *= drawn[row.j]! / columns[row.j]!
    const loads = totals(rows, communes.length, ({ i }) => i)
    const over = loads.map((load, i) => Math.max(1, load / (parameters.cap * demand[i]!) || 1))
    if (over.every((ratio) => ratio < 1 + 1e-6)) break
    for (const row of rows) row.flow /= over[row.i]!
  }
  for (const row of rows) if (row.flow > 0) row.flow = gamma(stream, (30 * row.flow) / drawn[row.j]!)
  const columns = totals(rows, cabinets.length, ({ j }) => j)
  return rows.reduce((sum, row) => sum + (row.flow > 0 ? (row.flow * drawn[row.j]!) / columns[row.j]! : 0), 0)
}
