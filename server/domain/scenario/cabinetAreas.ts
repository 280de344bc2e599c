import type { Allocation } from '../allocate.ts'
import { NIVEAUX, type Niveau } from '../model.ts'

/**
 * Index of the area of each cabinet at each level, -1 when it has none; a cabinet of no known commune belongs to the
 * country only. In a split commune: the circonscription given in `known`, else the one with most of its people
 * (the first by code among equals).
 */
export function cabinetAreas(
  { communes, home, areas }: Allocation,
  known: readonly (string | null)[],
): Record<Niveau, Int32Array> {
  const main = (niveau: Niveau): Int32Array => {
    const { codes, start, commune, share } = areas[niveau]
    const area = new Int32Array(communes.length).fill(-1)
    const most = new Float64Array(communes.length)
    for (let a = 0; a < codes.length; a++)
      for (let k = start[a]!; k < start[a + 1]!; k++) {
        const i = commune[k]!
        if (share[k]! <= most[i]!) continue
        most[i] = share[k]!
        area[i] = a
      }
    const nowhere = niveau === 'france' && codes.length > 0 ? 0 : -1
    return home.map((i) => (i >= 0 ? area[i]! : nowhere))
  }
  const byLevel = Object.fromEntries(NIVEAUX.map((niveau) => [niveau, main(niveau)])) as Record<
    Niveau,
    Int32Array
  >
  const circonscription = new Map(areas.circonscription.codes.map((code, a) => [code, a]))
  known.forEach((code, j) => {
    if (code !== null) byLevel.circonscription[j] = circonscription.get(code) ?? -1
  })
  return byLevel
}
