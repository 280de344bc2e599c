import fc from 'fast-check'
import { streamSearch } from 'flatgeobuf/lib/mjs/packedrtree.js'
import { expect, test, vi } from 'vitest'
import { alongHilbert, NODE_SIZE, packedTree, treeBytes } from '../../server/service/downloads/packed-tree.ts'

const box = fc
  .tuple(
    fc.double({ min: -170, max: 160, noNaN: true }),
    fc.double({ min: -80, max: 70, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
  )
  .map(([west, south, wide, high]) => [west, south, west + wide, south + high] as const)

test('the reader of the format finds by the tree what a look at every box finds', async () => {
  // It tells each of its steps.
  vi.spyOn(console, 'debug').mockImplementation(() => {})
  await fc.assert(
    fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 700 }), box, async (boxes, window) => {
      const sorted = [...boxes].sort((a, b) => alongHilbert(a) - alongHilbert(b))
      const tree = packedTree(
        sorted,
        sorted.map((_, at) => 100 * at),
      )
      expect(tree).toHaveLength(treeBytes(boxes.length))
      const [minX, minY, maxX, maxY] = window
      const found: number[] = []
      const read = async (from: number, size: number) =>
        new Uint8Array(tree.subarray(from, from + size)).buffer
      for await (const [offset] of streamSearch(boxes.length, NODE_SIZE, { minX, minY, maxX, maxY }, read))
        found.push(offset / 100)
      const meets = sorted.flatMap(([w, s, e, n], at) =>
        w <= maxX && e >= minX && s <= maxY && n >= minY ? [at] : [],
      )
      expect(found.sort((a, b) => a - b)).toEqual(meets)
    }),
    { numRuns: 60 },
  )
})

test('the curve goes from each cell to one beside it', () => {
  const side = 32
  const cells = Array.from({ length: side * side }, (_, k) => [k % side, Math.floor(k / side)] as const)
  const middle = (k: number, of: number) => ((k + 0.5) / side) * of - of / 2
  const walk = cells
    .map(([x, y]) => ({
      x,
      y,
      along: alongHilbert([middle(x, 360), middle(y, 180), middle(x, 360), middle(y, 180)]),
    }))
    .sort((a, b) => a.along - b.along)
  for (let k = 1; k < walk.length; k++)
    expect(Math.abs(walk[k]!.x - walk[k - 1]!.x) + Math.abs(walk[k]!.y - walk[k - 1]!.y)).toBe(1)
})
