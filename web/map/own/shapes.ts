import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getContours } from '../../../server/contract/map-contours.ts'
import { lire } from '../data/load.ts'
import type { Emprise, Geographie } from '../data/extents.ts'
import type { Regroupement } from './groups.ts'

/** The contours of communes by code. */
export type Formes = ReadonlyMap<string, Position[][][]>

/** Contours of every commune of some départements: the only thing that the service is asked because of a grouping. */
export async function formesDe(departements: readonly string[]): Promise<Formes> {
  const lots = await Promise.all(
    departements.map((un) =>
      lire<OutputOf<typeof getContours>>(`/api/v1/contours/commune?departements=${un}`),
    ),
  )
  return new Map(
    lots.flatMap(({ features }) =>
      features.map(({ id, geometry }) => [id, (geometry as unknown as MultiPolygon).coordinates] as const),
    ),
  )
}

/** A point well inside most communes: the mean of the corners of the largest ring. */
export function milieuDe(polygones: Position[][][]): Position {
  const anneau = polygones.map(([un]) => un ?? []).reduce((a, b) => (b.length > a.length ? b : a), [])
  const n = Math.max(1, anneau.length - 1)
  const [x, y] = anneau.slice(1).reduce(([a, b], [c, d]) => [a! + c!, b! + d!], [0, 0])
  return [x! / n, y! / n]
}

/** Polygons that communes make together: a side that two of them share is inside and goes; what is left is stitched to rings. */
export function reunir(communes: readonly Position[][][][]): MultiPolygon {
  const cle = ([x, y]: Position): string => `${x} ${y}`
  const bords = new Map<string, [Position, Position]>()
  for (const anneau of communes.flat(2))
    for (let at = 1; at < anneau.length; at++) {
      const [a, b] = [anneau[at - 1]!, anneau[at]!]
      const [de, vers] = [cle(a), cle(b)]
      if (de === vers) continue
      if (!bords.delete(`${vers}|${de}`)) bords.set(`${de}|${vers}`, [a, b])
    }
  const partant = new Map<string, [Position, Position][]>()
  for (const bord of bords.values()) {
    const de = cle(bord[0])
    const liste = partant.get(de)
    if (liste) liste.push(bord)
    else partant.set(de, [bord])
  }
  const anneaux: Position[][] = []
  for (const [premier] of bords.values())
    while (partant.get(cle(premier))?.length) {
      const anneau = [premier]
      for (let bord = partant.get(cle(premier))?.pop(); bord; bord = partant.get(cle(bord[1]))?.pop()) {
        anneau.push(bord[1])
        if (cle(bord[1]) === cle(premier)) break
      }
      if (anneau.length > 3) anneaux.push(anneau)
    }
  // Shells run counter-clockwise, as those of the communes they are made of.
  const pleins = anneaux.filter((un) => aire(un) > 0).map((un) => [un])
  for (const trou of anneaux.filter((un) => aire(un) <= 0))
    pleins
      .filter(([plein]) => booleanPointInPolygon(entre(trou), { type: 'Polygon', coordinates: [plein!] }))
      .sort(([a], [b]) => aire(a!) - aire(b!))[0]
      ?.push(trou)
  return { type: 'MultiPolygon', coordinates: pleins }
}

/** Twice the signed area of a ring, positive when it runs counter-clockwise. */
const aire = (anneau: readonly Position[]): number =>
  anneau.slice(1).reduce((sum, [x, y], at) => sum + anneau[at]![0]! * y! - x! * anneau[at]![1]!, 0)

/** The middle of a ring's first side. */
const entre = ([a, b]: readonly Position[]): Position => [(a![0]! + b![0]!) / 2, (a![1]! + b![1]!) / 2]

/** Shapes of groups, by the code that the map gives each. */
export type FormesGroupes = FeatureCollection<MultiPolygon, { readonly code: string; readonly nom: string }>

/** The contours of each group; the code is its place in the grouping, from 1. */
export const formesGroupes = ({ groupes }: Regroupement, formes: Formes): FormesGroupes => ({
  type: 'FeatureCollection',
  features: groupes.map(({ nom, communes }, rang) => ({
    type: 'Feature',
    id: String(rang + 1),
    properties: { code: String(rang + 1), nom },
    geometry: reunir(communes.flatMap((code) => [formes.get(code) ?? []])),
  })),
})

/** Where the groups are, as the map wants it of any level; no insets. */
export function geographieDe({ features }: FormesGroupes): Geographie {
  const points = (une: Feature<MultiPolygon>): Position[] => une.geometry.coordinates.flat(2)
  const emprise = (une: Feature<MultiPolygon>): Emprise => {
    const [xs, ys] = [points(une).map(([x]) => x!), points(une).map(([, y]) => y!)]
    const borne = (liste: number[], de: (...n: number[]) => number): number =>
      liste.reduce((a, b) => de(a, b), liste[0] ?? 0)
    return [borne(xs, Math.min), borne(ys, Math.min), borne(xs, Math.max), borne(ys, Math.max)]
  }
  const emprises = features.map(emprise)
  const union = (a: Emprise, b: Emprise): Emprise => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]
  const codes = features.map(({ properties }) => properties.code)
  return {
    emprises: new Map<string, Emprise>([
      ...features.map((une, n) => [codes[n]!, emprise(une)] as const),
      // Under the name of the level: all of them.
      ['groupes', emprises.reduce(union, emprises[0] ?? [-5.3, 41.2, 9.8, 51.2])],
    ]),
    centres: new Map(),
    silhouettes: [],
  }
}
