import { generateLevelBounds } from 'flatgeobuf/lib/mjs/packedrtree.js'
import type { Bounds } from '../../country/land/contours.ts'
import { unite } from './bounds.ts'

/** Children of a node, as FlatGeobuf's own writers have it. */
export const NODE_SIZE = 16
/** Four doubles of a box and where it leads. */
const NODE_BYTES = 40
/** Cells of the curve along one side of the world. */
const SIDE = 65_536

/** How far along Hilbert's curve, over the square of the world, the middle of a box (degrees) lies: neighbours on it are neighbours on the ground. */
export function alongHilbert([west, south, east, north]: Bounds): number {
  const cell = (share: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)))
  let x = cell(((west + east) / 2 + 180) / 360)
  let y = cell(((south + north) / 2 + 90) / 180)
  let along = 0
  for (let side = SIDE / 2; side >= 1; side /= 2) {
    const [right, up] = [x >= side, y >= side]
    along += side * side * (right ? (up ? 2 : 3) : up ? 1 : 0)
    x %= side
    y %= side
    if (up) continue
    // The lower quarters are turned, so that the curve goes on where it left.
    if (right) [x, y] = [side - 1 - x, side - 1 - y]
    ;[x, y] = [y, x]
  }
  return along
}

/** How many bytes the tree over so many features takes. */
export const treeBytes = (count: number): number => NODE_BYTES * generateLevelBounds(count, NODE_SIZE)[0]![1]

/**
 * The packed Hilbert R-tree of FlatGeobuf (https://flatgeobuf.org, "Packed R-Tree"): root first, leaves last. Boxes and offsets (bytes
 * from the first feature) are those of the features as they lie in the file.
 */
export function packedTree(boxes: readonly Bounds[], offsets: readonly number[]): Buffer {
  const levels = generateLevelBounds(boxes.length, NODE_SIZE)
  const tree = Buffer.alloc(treeBytes(boxes.length))
  const write = (node: number, box: Bounds, leadsTo: number): void => {
    box.forEach((value, at) => tree.writeDoubleLE(value, node * NODE_BYTES + 8 * at))
    tree.writeBigUInt64LE(BigInt(leadsTo), node * NODE_BYTES + 32)
  }
  let below = [...boxes]
  levels.forEach(([first = 0], level) => {
    if (level === 0) return boxes.forEach((box, at) => write(first + at, box, offsets[at]!))
    const [firstBelow = 0] = levels[level - 1]!
    const above: Bounds[] = []
    for (let from = 0; from < below.length; from += NODE_SIZE) {
      const box = below.slice(from, from + NODE_SIZE).reduce<Bounds | null>(unite, null)!
      write(first + above.length, box, firstBelow + from)
      above.push(box)
    }
    below = above
  })
  return tree
}
