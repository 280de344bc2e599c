import { describe, expect, test } from 'vitest'
import { Stream, streamKey } from '../../../server/domain/random/stream.ts'
import { sobol, type DrawInputs } from '../../../server/domain/risk/sobol.ts'

/** Rows of uniform numbers between −π and π. */
const uniform =
  (inputs: number): DrawInputs =>
  (matrix, row) => {
    const stream = new Stream(11, row, streamKey(matrix))
    return Float64Array.from({ length: inputs }, () => Math.PI * (2 * stream.uniform() - 1))
  }

/** Ishigami and Homma (1990) with a = 7, b = 0.1: its indices are known in closed form. */
const ishigami = ([x, y, z]: Float64Array): number[] => [
  Math.sin(x!) + 7 * Math.sin(y!) ** 2 + 0.1 * z! ** 4 * Math.sin(x!),
]

describe('Sobol indices', () => {
  test('are the known ones of the function of Ishigami', () => {
    const { first, total, variance, evaluations } = sobol(3, 20_000, uniform(3), ishigami)
    const pi4 = Math.PI ** 4
    const [v1, v2, v13] = [0.5 * (1 + (0.1 * pi4) / 5) ** 2, 49 / 8, 0.01 * pi4 ** 2 * (1 / 18 - 1 / 50)]
    const v = v1 + v2 + v13
    expect(variance / v).toBeCloseTo(1, 1)
    ;[v1 / v, v2 / v, 0].forEach((index, k) => expect(Math.abs(first[k]! - index)).toBeLessThan(0.03))
    ;[(v1 + v13) / v, v2 / v, v13 / v].forEach((index, k) =>
      expect(Math.abs(total[k]! - index)).toBeLessThan(0.03),
    )
    expect(evaluations).toBe(100_000)
  })

  test('of a sum are the shares of variance, and an input that counts for nothing has none', () => {
    const { first, total } = sobol(3, 5000, uniform(3), ([x, y]) => [100 + 2 * x! + y!])
    ;[0.8, 0.2, 0].forEach((index, k) => {
      expect(Math.abs(first[k]! - index)).toBeLessThan(0.05)
      expect(Math.abs(total[k]! - index)).toBeLessThan(0.02)
    })
    expect(total[2]).toBe(0)
  })

  test('of several outputs weigh each by its variance', () => {
    const { first } = sobol(2, 5000, uniform(2), ([x, y]) => [3 * x!, y!])
    expect(Math.abs(first[0]! - 0.9)).toBeLessThan(0.05)
    expect(Math.abs(first[1]! - 0.1)).toBeLessThan(0.05)
  })

  test('do not exist where nothing varies', () => {
    const { first, total } = sobol(1, 10, uniform(1), () => [4])
    expect([...first, ...total]).toEqual([NaN, NaN])
  })
})
