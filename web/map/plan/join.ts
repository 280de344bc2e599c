import type { Map as LibreMap } from 'maplibre-gl'
import type { MapNiveau } from '../state.ts'
import { featureOf } from '../layers/surface.ts'

/** What the map must know of the areas of a level: their class, whether they are hatched, whether a filter sets them aside. */
export interface LevelJoin {
  readonly codes: readonly string[]
  readonly classes: ArrayLike<number>
  readonly hatched: (row: number) => boolean
  readonly setAside: (row: number) => boolean
  /** Whether an area is of the fifth with the highest risk. */
  readonly highest: (row: number) => boolean
}

/** Areas told to the map between two frames: 35,000 at once would hold the page for a quarter of a second, and longer where all are in view. */
const PER_FRAME = 2000

/** One number an area, so that only what changed is told: class + 8, then three bits. */
const fingerprint = (join: LevelJoin, row: number): number =>
  ((join.classes[row]! + 8) << 3) |
  (join.hatched(row) ? 1 : 0) |
  (join.setAside(row) ? 2 : 0) |
  (join.highest(row) ? 4 : 0)

/** Joins figures to the tiles by feature-state, level by level; a newer call ends the one under way. */
export function joins(map: LibreMap) {
  const told = new Map<MapNiveau, Map<string, number>>()
  const turns = new Map<MapNiveau, number>()

  return async (niveau: MapNiveau, join: LevelJoin): Promise<void> => {
    const turn = (turns.get(niveau) ?? 0) + 1
    turns.set(niveau, turn)
    const known = told.get(niveau) ?? new Map<string, number>()
    told.set(niveau, known)
    let done = 0
    for (let row = 0; row < join.codes.length; row++) {
      const id = join.codes[row]!
      const next = fingerprint(join, row)
      if (known.get(id) === next) continue
      known.set(id, next)
      const [h, x, q] = [1, 2, 4].map((bit) => (next & bit) > 0)
      const target = { ...featureOf(niveau), id }
      map.setFeatureState(target, { k: join.classes[row]!, h, x, q })
      if (++done % PER_FRAME === 0) {
        await new Promise(requestAnimationFrame)
        if (turns.get(niveau) !== turn) return
      }
    }
  }
}
