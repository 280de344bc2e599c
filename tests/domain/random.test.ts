import { describe, expect, test } from 'vitest'
import { dirichlet } from '../../server/domain/random/dirichlet.ts'
import { gamma } from '../../server/domain/random/gamma.ts'
import { logNormalTable, normalQuantile } from '../../server/domain/random/logNormalTable.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'

const N = 20_000
const stream = (draw = 0): Stream => new Stream(7, draw, streamKey('test'))

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: N }, draw)
  const mean = values.reduce((a, b) => a + b, 0) / N
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / N }
}

describe('random streams', () => {
  test('are named by seed, draw and key: the same name gives the same numbers, another name others', () => {
    const take = (s: Stream): number[] => [s.bits(), s.bits(), s.bits()]
    const first = take(new Stream(1, 2, streamKey('C1')))
    expect(take(new Stream(1, 2, streamKey('C1')))).toEqual(first)
    const reused = stream()
    reused.normal()
    reused.restart(1, 2, streamKey('C1'))
    expect(take(reused)).toEqual(first)
    for (const other of [
      new Stream(2, 2, streamKey('C1')),
      new Stream(1, 3, streamKey('C1')),
      new Stream(1, 2, streamKey('C2')),
    ])
      expect(take(other)).not.toEqual(first)
  })

  test('never change: a stored run can be made again', () => {
    const s = new Stream(2026, 499, streamKey('demo-0001'))
    expect([s.bits(), s.bits(), s.uniform()]).toMatchInlineSnapshot(`
      [
        -1027846210,
        672984601,
        0.2746980042429641,
      ]
    `)
  })

  test('neighbouring streams are not alike', () => {
    const pairs = Array.from({ length: N }, (_, k) => [stream(k).uniform(), stream(k + 1).uniform()] as const)
    const covariance = pairs.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / N
    expect(Math.abs(covariance * 12)).toBeLessThan(0.03)
  })

  test('have the moments of their laws', () => {
    const s = stream()
    const uniform = moments(() => s.uniform())
    expect(uniform.mean).toBeCloseTo(0.5, 1)
    expect(uniform.variance * 12).toBeCloseTo(1, 1)
    const normal = moments(() => s.normal())
    expect(Math.abs(normal.mean)).toBeLessThan(0.03)
    expect(normal.variance).toBeCloseTo(1, 1)
    for (const shape of [0.01, 0.3, 1, 4]) {
      const law = moments(() => gamma(s, shape))
      expect(Math.abs(law.mean / shape - 1)).toBeLessThan(shape < 0.1 ? 0.2 : 0.05)
      expect(Math.abs(law.variance / shape - 1)).toBeLessThan(shape < 0.1 ? 0.5 : 0.12)
    }
  })

  test('a Dirichlet vector sums to 1 and stays around its shares', () => {
    const s = stream()
    const vectors = Array.from({ length: 4000 }, () => dirichlet(s, [0.4, 0.2, 0.4, 0], 30))
    for (const vector of vectors) expect(vector.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    const first = vectors.map((vector) => vector[0]!)
    const mean = first.reduce((a, b) => a + b, 0) / first.length
    expect(mean).toBeCloseTo(0.4, 1)
    const variance = first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / first.length
    expect(variance / ((0.4 * 0.6) / 31)).toBeCloseTo(1, 0)
    expect(vectors.every((vector) => vector[3] === 0)).toBe(true)
  })

  test('the table of travel times has the quantiles of its law', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 6)
    const table = logNormalTable(0.156, 4096)
    const mean = table.reduce((a, b) => a + b, 0) / table.length
    expect(mean).toBeCloseTo(Math.exp(0.156 ** 2 / 2), 3)
    expect(table[2047]! * table[2048]!).toBeCloseTo(1, 9)
  })
})
