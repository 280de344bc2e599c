import type { Map as LibreMap } from 'maplibre-gl'
import type { LevelColumns } from '../data/columns.ts'

/** Communes in the order of their APL, made once a set of columns. */
export interface AplOrder {
  readonly codes: readonly string[]
  readonly apl: Float64Array
}

/** Communes by rising APL; those without one are left out, for nothing says they are under any threshold. */
export function byApl({ codes, values }: Pick<LevelColumns, 'codes' | 'values'>): AplOrder {
  const apl = values['apl-mg65'] ?? []
  const rows = codes.flatMap((_, row) => (apl[row] == null ? [] : [row]))
  rows.sort((a, b) => apl[a]! - apl[b]!)
  return { codes: rows.map((row) => codes[row]!), apl: Float64Array.from(rows, (row) => apl[row]!) }
}

/** How many of the rising `apl` are under `threshold`. */
export function under(apl: Float64Array, threshold: number): number {
  let [low, high] = [0, apl.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (apl[middle]! < threshold) low = middle + 1
    else high = middle
  }
  return low
}

/** Communes told to the map between two frames: the first time a third of the country changes at once. */
const PER_FRAME = 2000

/**
 * Tells the map which communes are under the threshold, and when it slides only those it passes: dragging costs what
 * changes, never a look at 35,000 communes.
 */
export function thresholds(map: LibreMap) {
  let order: AplOrder | null = null
  let marked = 0
  let aimed = 0
  let underWay = false

  const mark = (place: number, d: boolean): void =>
    void map.setFeatureState({ source: 'communes', sourceLayer: 'communes', id: order!.codes[place]! }, { d })
  const advance = (): void => {
    const sign = Math.sign(aimed - marked)
    for (let n = 0; n < PER_FRAME && marked !== aimed; n++) {
      if (sign > 0) mark(marked++, true)
      else mark(--marked, false)
    }
    underWay = marked !== aimed
    if (underWay) requestAnimationFrame(advance)
  }

  return (next: AplOrder, threshold: number): void => {
    if (order && order !== next) {
      while (marked > 0) mark(--marked, false)
    }
    order = next
    aimed = under(next.apl, threshold)
    if (!underWay) advance()
  }
}
