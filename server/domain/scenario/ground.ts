import { smoothDecay } from '../access/decay.ts'
import { halfMinutes, type Allocation } from '../allocate.ts'
import { areasOf, type AreasOf } from '../areas/touched.ts'
import { columnOf } from '../columnOf.ts'
import { NIVEAUX, type Niveau } from '../model.ts'
import { total } from '../patients/demand.ts'
import { areaTree, type Tree } from '../secrecy/tree.ts'
import { communeRows, type Rows } from './rows.ts'

/** What a scenario reads of a country, whatever the day. */
export interface Ground {
  readonly allocation: Allocation
  /** Followed patients of each cabinet, Σ_i T_ij, persons. */
  readonly followed: Float64Array
  /** Nurse time of each cabinet, etp; 0 where the roster's is no positive number. */
  readonly etp: Float64Array
  /** Total population of each commune, persons. */
  readonly people: Float64Array
  /** The pairs seen from the communes. */
  readonly rows: Rows
  /** f(t) of commune i, without unit. */
  readonly decay: (commune: number, minutes: number) => number
  readonly communeIndex: ReadonlyMap<string, number>
  readonly cabinetIndex: ReadonlyMap<string, number>
  readonly areaIndex: Readonly<Record<Niveau, ReadonlyMap<string, number>>>
  /** The areas of each commune. */
  readonly areasOf: Readonly<Record<Niveau, AreasOf>>
  /** Who adds up to whom. */
  readonly tree: Tree
}

const grounds = new WeakMap<Allocation, Ground>()

/** The ground of an allocation, made once: it takes a tenth of a second, and a slider over days asks again and again. */
export function groundOf(allocation: Allocation): Ground {
  const known = grounds.get(allocation) ?? makeGround(allocation)
  grounds.set(allocation, known)
  return known
}

function makeGround(allocation: Allocation): Ground {
  const { communes, cabinets, areas, parameters, pairs, flows } = allocation
  const half = halfMinutes(communes, parameters)
  const decays = new Map([...new Set(half)].map((t50) => [t50, smoothDecay(t50, parameters.gamma, Infinity)]))
  const decay = (commune: number, minutes: number): number => decays.get(half[commune]!)!(minutes)
  const followed = new Float64Array(cabinets.length)
  for (let j = 0; j < cabinets.length; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) followed[j]! += flows[p]!
  const byLevel = <T>(of: (niveau: Niveau) => T): Record<Niveau, T> =>
    Object.fromEntries(NIVEAUX.map((niveau) => [niveau, of(niveau)])) as Record<Niveau, T>
  return {
    allocation,
    followed,
    etp: columnOf(cabinets, ({ etp }) => (etp > 0 && etp < Infinity ? etp : 0)),
    people: columnOf(communes, total),
    rows: communeRows(allocation, decay),
    decay,
    communeIndex: new Map(communes.map(({ code }, i) => [code, i])),
    cabinetIndex: new Map(cabinets.map(({ id }, j) => [id, j])),
    areaIndex: byLevel((niveau) => new Map(areas[niveau].codes.map((code, a) => [code, a]))),
    areasOf: byLevel((niveau) => areasOf(areas[niveau], communes.length)),
    tree: areaTree(communes, areas),
  }
}
