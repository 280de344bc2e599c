import type { Matrix } from './matrix.ts'
import { nearestFrom, type Start } from './nearestFrom.ts'
import type { Origin } from './pairs.ts'
import { nodeAt } from './roads.ts'

/** The estimate of method §2 over the roads of `nodes` (an allocation's communes): needs nobody, never fails. */
export const estimateMatrix =
  (nodes: readonly Origin[]): Matrix<Start> =>
  async (origins, destinations) => {
    const to = destinations.map(({ codeCommune, lon, lat }) => ({
      codeCommune,
      lon,
      lat,
      reseau: nodes[nodeAt(nodes, codeCommune, { lon, lat })]?.reseau ?? '',
    }))
    return {
      minutes: origins.map((from) => {
        const row: (number | null)[] = to.map(() => null)
        for (const { cabinet, minutes } of nearestFrom(nodes, to, from, { limit: Infinity }))
          row[cabinet] = minutes
        return row
      }),
      failed: [],
    }
  }
