/** How much of a model's variance each input explains; aligned on the inputs. */
export interface SobolIndices {
  /** S_k: by itself. */
  readonly first: Float64Array
  /** ST_k: with everything it interacts with. */
  readonly total: Float64Array
  /** Σ over the outputs of the variance, the outputs' unit squared. */
  readonly variance: number
  /** Evaluations of the model: n·(inputs + 2). */
  readonly evaluations: number
}

/** A row of independent inputs; the same matrix and row must give the same numbers. */
export type DrawInputs = (matrix: 'A' | 'B', row: number) => Float64Array

/**
 * First-order and total Sobol indices of `model` by two matrices A and B of `n` rows and the hybrids A_B^(k), A with
 * column k of B:
 *   S_k  = (1/n)·Σ f(B)·(f(A_B^(k)) − f(A)) / V   (Saltelli et al., 2010, table 2b; f is centred, which lowers the noise)
 *   ST_k = (1/2n)·Σ (f(A) − f(A_B^(k)))² / V      (Jansen, 1999)
 * A model with several outputs is described as a whole: numerators and variances are summed over the outputs (Lamboni et
 * al., 2011). Indices are NaN when nothing varies. Outputs must be finite and as many at every call.
 */
export function sobol(
  inputs: number,
  n: number,
  draw: DrawInputs,
  model: (row: Float64Array) => ArrayLike<number>,
): SobolIndices {
  const [a, b] = (['A', 'B'] as const).map((matrix) =>
    Array.from({ length: n }, (_, row) => Float64Array.from(model(draw(matrix, row)))),
  ) as [Float64Array[], Float64Array[]]
  const outputs = a[0]?.length ?? 0
  const mean = new Float64Array(outputs)
  for (const rows of [a, b]) for (const row of rows) for (let m = 0; m < outputs; m++) mean[m]! += row[m]!
  for (let m = 0; m < outputs; m++) mean[m]! /= 2 * n
  let variance = 0
  for (const rows of [a, b])
    for (const row of rows)
      for (let m = 0; m < outputs; m++)
        variance += ((row[m]! - mean[m]!) * (row[m]! - mean[m]!)) / (2 * n - 1)
  const first = new Float64Array(inputs)
  const total = new Float64Array(inputs)
  for (let row = 0; row < n; row++) {
    const own = draw('A', row)
    const other = draw('B', row)
    for (let k = 0; k < inputs; k++) {
      const hybrid = own.slice()
      hybrid[k] = other[k]!
      const value = model(hybrid)
      for (let m = 0; m < outputs; m++) {
        const change = value[m]! - a[row]![m]!
        first[k]! += (b[row]![m]! - mean[m]!) * change
        total[k]! += change * change
      }
    }
  }
  const scale = variance > 0 ? 1 / (n * variance) : NaN
  return {
    first: first.map((sum) => sum * scale),
    total: total.map((sum) => (sum * scale) / 2),
    variance,
    evaluations: n * (inputs + 2),
  }
}
