import type { Membership } from '../areas/membership.ts'
import type { Commune, Niveau } from '../model.ts'

/** The levels whose counts are published as numbers and add up, from the parts to the whole. */
export const COUNTED = ['circonscription', 'departement', 'region', 'france'] as const
export type Counted = (typeof COUNTED)[number]

/** A value for every area of the counted levels. */
export type ByLevel<T> = Readonly<Record<Counted, T>>

/** Who adds up to whom: `parent[level][area]` is the index of the area one level up (none for France). */
export interface Tree {
  readonly size: ByLevel<number>
  readonly parent: ByLevel<Int32Array>
  /** Indices of the parts of each area (none for circonscriptions). */
  readonly children: ByLevel<readonly (readonly number[])[]>
}

/** The tree circonscription ⊂ département ⊂ région ⊂ France over the allocation's communes. */
export function areaTree(communes: readonly Commune[], areas: Readonly<Record<Niveau, Membership>>): Tree {
  const parent = {
    // By its code, not by its communes: communes merged across a border of départements, so that the first one of 49-07 is in 44.
    circonscription: indices(
      areas.circonscription.codes.map((code) => code.slice(0, code.lastIndexOf('-'))),
      areas.departement,
    ),
    departement: parents(communes, areas.departement, areas.region, (c) => c.region),
    region: new Int32Array(areas.region.codes.length),
    france: new Int32Array(areas.france.codes.length).fill(-1),
  }
  const size = {
    circonscription: areas.circonscription.codes.length,
    departement: areas.departement.codes.length,
    region: areas.region.codes.length,
    france: areas.france.codes.length,
  }
  return {
    size,
    parent,
    children: {
      circonscription: Array.from({ length: size.circonscription }, () => []),
      departement: children(parent.circonscription, size.departement),
      region: children(parent.departement, size.region),
      france: children(parent.region, size.france),
    },
  }
}

const indices = (codes: readonly string[], above: Membership): Int32Array => {
  const index = new Map(above.codes.map((code, a) => [code, a]))
  return Int32Array.from(codes, (code) => index.get(code) ?? -1)
}

function parents(
  communes: readonly Commune[],
  below: Membership,
  above: Membership,
  of: (commune: Commune) => string,
): Int32Array {
  return indices(
    below.codes.map((_, a) => of(communes[below.commune[below.start[a]!]!]!)),
    above,
  )
}

function children(parent: Int32Array, size: number): number[][] {
  const lists: number[][] = Array.from({ length: size }, () => [])
  parent.forEach((above, a) => above >= 0 && lists[above]!.push(a))
  return lists
}
