import type { Allocation } from '../allocate.ts'
import { NIVEAUX, type Niveau } from '../model.ts'

/**
 * Indices of the areas of each cabinet at each level: one, or none; a cabinet of no known commune belongs to the country only. In a
 * split commune: the circonscriptions given in `known`, several where its place does not tell, else the one with most of its
 * people (the first by code among equals).
 */
export function cabinetAreas(
  { communes, home, areas }: Allocation,
  known: readonly (readonly string[])[],
): Record<Niveau, readonly (readonly number[])[]> {
  const main = (niveau: Niveau): (readonly number[])[] => {
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
    return Array.from(home, (i) => {
      const a = i >= 0 ? area[i]! : nowhere
      return a < 0 ? [] : [a]
    })
  }
  const byLevel = Object.fromEntries(NIVEAUX.map((niveau) => [niveau, main(niveau)])) as Record<
    Niveau,
    (readonly number[])[]
  >
  const circonscription = new Map(areas.circonscription.codes.map((code, a) => [code, a]))
  known.forEach((codes, j) => {
    if (codes.length > 0)
      byLevel.circonscription[j] = codes.flatMap((code) => circonscription.get(code) ?? [])
  })
  return byLevel
}
