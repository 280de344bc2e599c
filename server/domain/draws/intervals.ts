import type { Allocation } from '../allocate.ts'
import type { Membership } from '../areas/membership.ts'
import type { Niveau } from '../model.ts'
import type { Bounds, Intervals } from '../publish.ts'
import { quantile } from '../quantile.ts'
import { Stream, streamKey } from '../random/stream.ts'
import { exposure } from '../risk/pillars.ts'
import { riskIndex } from '../risk/riskIndex.ts'
import { areaTree, type Tree } from '../secrecy/tree.ts'
import type { Situation } from '../situation.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { statusWeight } from '../status/statusWeight.ts'
import type { Draws } from './mergeDraws.ts'

/** Levels that draws are summed at, from the finest. */
const SUMMED = ['circonscription', 'departement', 'region', 'france'] as const
type Summed = (typeof SUMMED)[number]

/**
 * The 5–95 % intervals of one day at every level, from **summed draws**, never by adding bounds (method §4): followed and
 * affected patients, exposure and risk. A cabinet of unknown status weighs U(0, 1) in each draw, from its own stream.
 * A and N stay at their point value. Communes have followed patients only: they are shown in classes.
 */
export function intervals(
  allocation: Allocation,
  draws: Draws,
  situation: Situation,
  { statuts, funded }: DayStatuses,
): Intervals {
  const tree = areaTree(allocation.communes, allocation.areas)
  const size = (level: Summed): number => allocation.areas[level].codes.length
  const samples = Object.fromEntries(
    SUMMED.map((level) => [
      level,
      [new Float32Array(size(level) * draws.count), new Float32Array(size(level) * draws.count)],
    ]),
  ) as unknown as Samples
  const keys = allocation.cabinets.map(({ id }) => streamKey(`statut ${id}`))
  const weights = statuts.map((statut) => statusWeight(statut, funded))
  const stream = new Stream(draws.seed, 0, streamKey(''))
  const links = draws.linkArea.length
  for (let b = 0; b < draws.count; b++) {
    const sums = SUMMED.map(
      (level) => [new Float64Array(size(level)), new Float64Array(size(level))] as const,
    )
    const [followed, affected] = sums[0]!
    for (let j = 0; j < statuts.length; j++) {
      let s = weights[j]!
      if (statuts[j] === 'unknown') {
        stream.restart(draws.seed, b, keys[j]!)
        s = stream.uniform()
      }
      for (let k = draws.linkStart[j]!; k < draws.linkStart[j + 1]!; k++) {
        const patients = draws.byLink[b * links + k]!
        followed[draws.linkArea[k]!]! += patients
        affected[draws.linkArea[k]!]! += patients * s
      }
    }
    addUp(tree, sums)
    SUMMED.forEach((level, l) => {
      for (let a = 0; a < size(level); a++)
        for (const which of [0, 1] as const) samples[level][which][a * draws.count + b] = sums[l]![which][a]!
    })
  }
  const result = SUMMED.map((level) => [
    level,
    boundsOf(allocation, situation, level, samples[level], draws.count),
  ])
  const commune = { 'patients-suivis': { low: draws.communeLow, high: draws.communeHigh } }
  return { ...(Object.fromEntries(result) as Intervals), commune }
}

/** Followed and affected by level: area by area, each with all its draws. */
type Samples = Readonly<Record<Summed, readonly [Float32Array, Float32Array]>>

/** Sums the circonscriptions' draws into the levels above. */
function addUp(tree: Tree, sums: readonly (readonly [Float64Array, Float64Array])[]): void {
  SUMMED.slice(0, -1).forEach((level, l) => {
    tree.parent[level].forEach((above, a) => {
      if (above < 0) return
      for (const which of [0, 1] as const) sums[l + 1]![which][above]! += sums[l]![which][a]!
    })
  })
}

function boundsOf(
  { parameters, fixed, areas }: Allocation,
  situation: Situation,
  level: Summed & Niveau,
  [followed, affected]: readonly [Float32Array, Float32Array],
  count: number,
) {
  const { target } = fixed[level]
  const { alternatives, besoin } = situation.levels[level].values
  const area: Membership = areas[level]
  const bounds = (of: (f: number, s: number, a: number) => number): Bounds => {
    const low = new Float64Array(area.codes.length)
    const high = new Float64Array(area.codes.length)
    const values = new Float64Array(count)
    for (let a = 0; a < low.length; a++) {
      for (let b = 0; b < count; b++) values[b] = of(followed[a * count + b]!, affected[a * count + b]!, a)
      values.sort()
      low[a] = quantile(values, 0.05)
      high[a] = quantile(values, 0.95)
    }
    return { low, high }
  }
  const exposed = (f: number, s: number, a: number): number =>
    exposure(s, f, target[a]!, parameters.goalposts.affectedPer1000)
  return {
    'patients-suivis': bounds((f) => f),
    'patients-affectes': bounds((_, s) => s),
    exposition: bounds(exposed),
    risque: bounds((f, s, a) => riskIndex(exposed(f, s, a), alternatives[a]!, besoin[a]!)),
  }
}
