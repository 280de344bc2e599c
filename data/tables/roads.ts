import type { MultiPolygon as TopoMultiPolygon } from 'topojson-specification'
import type { PartProperties, PartTopology } from '../../server/country/package/part-topology.ts'
import type { Row } from './table.ts'

/** What roads make of the map: networks, and what can be left for where. */
export interface Roads {
  /** Network of the communes that are not on that of their département. */
  readonly reseaux: ReadonlyMap<string, string>
  /** What leads to such a commune: the first of the means that its row names; a pirogue is a boat. */
  readonly acces: ReadonlyMap<string, 'bateau' | 'avion'>
  /** Communes of a greater code that a commune can be left for by road, by its code; `+` after fixed links. */
  readonly voisines: ReadonlyMap<string, readonly string[]>
}

/**
 * The roads as far as borders tell them: two communes that share one are joined, unless it lies in water without a bridge
 * (`frontieresEau`); `liensFixes` join those whose bridge no border shows. No road leaves a network.
 */
export function roads(
  topology: PartTopology,
  networks: readonly Row[],
  liensFixes: readonly Row[],
  frontieresEau: readonly Row[],
): Roads {
  const reseaux = new Map(networks.map((row) => [String(row.code_commune), String(row.reseau)]))
  const joined = new Map(bordersOf(topology).map((pair) => [pair, '']))
  for (const row of frontieresEau)
    if (!joined.delete(pairOf(row)))
      throw new Error(`frontieres_eau: ${pairOf(row)} share no border: nothing to cut`)
  for (const row of liensFixes) joined.set(pairOf(row), '+')
  const voisines = new Map<string, string[]>()
  for (const [pair, mark] of [...joined].sort()) {
    const [a, b] = pair.split(' ') as [string, string]
    if (reseaux.get(a) !== reseaux.get(b)) continue
    voisines.set(a, [...(voisines.get(a) ?? []), b + mark])
  }
  return { reseaux, acces: new Map(networks.map(accesOf)), voisines }
}

const ACCES = { bateau: 'bateau', pirogue: 'bateau', avion: 'avion' } as const

function accesOf({ code_commune: code, motif }: Row): [string, 'bateau' | 'avion'] {
  const first = /bateau|pirogue|avion/.exec(String(motif).replace(/^[^:]*:/, ''))
  if (first == null) throw new Error(`reseaux: ${String(code)}: neither boat nor plane in "${String(motif)}"`)
  return [String(code), ACCES[first[0] as keyof typeof ACCES]]
}

const pairOf = ({ code_commune_a: a, code_commune_b: b }: Row): string =>
  [String(a), String(b)].sort().join(' ')

/** The pairs of communes on the two sides of an arc. */
function bordersOf({ objects }: PartTopology): string[] {
  const sides = new Map<number, Set<string>>()
  for (const geometry of objects.parts.geometries) {
    const { commune } = geometry.properties as PartProperties
    for (const reference of (geometry as TopoMultiPolygon).arcs.flat(2)) {
      const arc = reference < 0 ? ~reference : reference
      sides.set(arc, (sides.get(arc) ?? new Set()).add(commune))
    }
  }
  return [...sides.values()].filter(({ size }) => size === 2).map((pair) => [...pair].sort().join(' '))
}
