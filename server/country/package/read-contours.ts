import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MultiPolygon } from 'geojson'
import { merge } from 'topojson-client'
import type { MultiPolygon as TopoMultiPolygon } from 'topojson-specification'
import { arcSet, cancelled, dissolve, type ArcSet } from './dissolve.ts'
import type { PartProperties, PartTopology } from './part-topology.ts'
import { packTopology, type PackedTopology } from './packed-topology.ts'
import { NOTHING_KEPT, type Kept } from '../../db/kept.ts'
import { groupBy } from '../../domain/groupBy.ts'
import { sha256 } from '../../sha256.ts'
import type { Bounds, Outlines } from '../land/contours.ts'
import { holds } from '../../holdings.ts'
import { lazy, whileUsed } from '../lazy.ts'
import { parseCsv } from './csv.ts'
import { departementOf } from '../../domain/departementOf.ts'

export const CONTOURS_FILE = 'contours.topojson.gz'

/** Polygons in degrees by code; a part's code is `{commune}/{circonscription}`, as `31555/31-04`. */
export interface Contours {
  readonly part: ReadonlyMap<string, MultiPolygon>
  /** Let go when nobody has asked for some minutes. */
  readonly commune: ReadonlyMap<string, MultiPolygon>
  /** The communes one at a time, for who looks for a point. */
  readonly outlines: Outlines
  readonly circonscription: ReadonlyMap<string, MultiPolygon>
  readonly departement: ReadonlyMap<string, MultiPolygon>
  readonly region: ReadonlyMap<string, MultiPolygon>
  /** The polygons of any groups of communes, by the group of each commune's code. */
  readonly grouped: (groupOf: (codeCommune: string) => string) => ReadonlyMap<string, MultiPolygon>
}

/** The topology of the parts as the package holds it. */
export function readPartTopology(packageFolder: string): PartTopology {
  return JSON.parse(gunzipSync(readFileSync(join(packageFolder, CONTOURS_FILE))).toString('utf8'))
}

/**
 * The polygons of every level, dissolved from the parts by their shared arcs, so that borders coincide to the last digit.
 * Shells run counter-clockwise (RFC 7946). Reads contours.topojson.gz and departements.csv of the package; what is
 * `kept` of the former is not read again.
 */
export function readContours(packageFolder: string, kept: Kept = NOTHING_KEPT): Contours {
  const departements = readFileSync(join(packageFolder, 'departements.csv'))
  const regionOf = new Map(
    parseCsv(departements, 'departements.csv', ['code', 'region']).map(({ code, region }) => [code, region]),
  )
  const key = sha256(readFileSync(join(packageFolder, CONTOURS_FILE)))
  const packed =
    kept.find<PackedTopology>('contours', key) ??
    kept.put('contours', key, packTopology(readPartTopology(packageFolder)))
  holds('outlines', packed)
  return contoursOf(packed, (departement) => regionOf.get(departement) ?? departement)
}

/**
 * Same as `readContours`, from a topology in memory and the région of each département. Each level is dissolved when it is
 * first asked for: a server that starts needs the circonscriptions, and the 35,000 communes a moment later.
 */
export function contoursOf(topology: PackedTopology, regionOf: (departement: string) => string): Contours {
  const arcs = arcSet(topology)
  const passing = arcSet(topology, false)
  const members = topology.parts.map((part, i) => ({
    ...part,
    arcs: topology.references.subarray(topology.referenceStarts[i], topology.referenceStarts[i + 1]),
  }))
  const group = (keyOf: (member: (typeof members)[number]) => string) =>
    union(members.map((member) => [keyOf(member), member.arcs]))
  const departements = lazy(() => group((m) => departementOf(m.commune)))
  const piecesOf = lazy(() => groupBy(members, (m) => m.commune))
  // Ninety megabytes, which only tiles and the outlines of all communes at once want.
  const commune = whileUsed(() => {
    const shared = arcSet(topology)
    return new Map(Array.from(piecesOf(), ([code, pieces]) => [code, shape(shared, boundaryOf(pieces))]))
  })
  const circonscription = lazy(() =>
    shapes(
      arcs,
      group((m) => m.circonscription),
    ),
  )
  const departement = lazy(() => shapes(arcs, departements()))
  const region = lazy(() =>
    shapes(arcs, union([...departements()].map(([code, references]) => [regionOf(code), references]))),
  )
  return {
    get part() {
      return shapes(
        passing,
        group((m) => `${m.commune}/${m.circonscription}`),
      )
    },
    get commune() {
      return commune()
    },
    outlines: {
      bounds: lazy(() =>
        Array.from(piecesOf(), ([code, pieces]) => [code, boundsOfArcs(topology, pieces)] as const),
      ),
      polygon: (code) => {
        const pieces = piecesOf().get(code)
        return pieces && shape(passing, boundaryOf(pieces))
      },
    },
    get circonscription() {
      return circonscription()
    },
    get departement() {
      return departement()
    },
    get region() {
      return region()
    },
    grouped: (groupOf) =>
      shapes(
        arcs,
        group((m) => groupOf(m.commune)),
      ),
  }
}

const boundaryOf = (pieces: readonly { readonly arcs: Int32Array }[]): Set<number> =>
  cancelled(pieces.flatMap(({ arcs }) => [...arcs]))

/** Bounds of all that these arcs enclose, `[west, south, east, north]` in degrees. */
function boundsOfArcs(
  { coordinates, starts }: PackedTopology,
  pieces: readonly { readonly arcs: Int32Array }[],
): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { arcs } of pieces)
    for (const reference of arcs) {
      const arc = reference < 0 ? ~reference : reference
      // `starts` has one entry an arc and one more, `coordinates` two numbers a point.
      for (let i = 2 * starts[arc]!; i < 2 * starts[arc + 1]!; i += 2) {
        const [lon, lat] = [coordinates[i]!, coordinates[i + 1]!]
        if (lon < west) west = lon
        if (lon > east) east = lon
        if (lat < south) south = lat
        if (lat > north) north = lat
      }
    }
  return [west / 1e6, south / 1e6, east / 1e6, north / 1e6]
}

/**
 * Polygons of classes of communes (ZIP, ZAC…) by class; a commune of no such class is left out. A class has thousands of
 * rings, which `merge` sorts into polygons along their shared arcs where `dissolve` compares each with each.
 */
export function classContours(
  packageFolder: string,
  classes: readonly string[],
  classOf: (codeCommune: string) => string | null,
): ReadonlyMap<string, MultiPolygon> {
  const topology = readPartTopology(packageFolder)
  const members = groupBy(topology.objects.parts.geometries, ({ properties }) =>
    classOf((properties as PartProperties).commune),
  )
  return new Map(
    classes.map((classe) => [classe, merge(topology, (members.get(classe) ?? []) as TopoMultiPolygon[])]),
  )
}

/** Boundary arcs of each group: what two members share is cancelled. */
const union = (members: readonly (readonly [string, Iterable<number>])[]): Map<string, Set<number>> => {
  const groups = new Map<string, Set<number>>()
  for (const [code, references] of members) {
    const group = groups.get(code) ?? new Set()
    groups.set(code, cancelled(references, group))
  }
  return groups
}

const shapes = (arcs: ArcSet, groups: ReadonlyMap<string, ReadonlySet<number>>): Map<string, MultiPolygon> =>
  new Map([...groups].map(([code, boundary]) => [code, shape(arcs, boundary)]))

const shape = (arcs: ArcSet, boundary: ReadonlySet<number>): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: dissolve(arcs, boundary),
})
