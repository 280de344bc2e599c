import mapshaper from 'mapshaper'
import { feature, mergeArcs } from 'topojson-client'
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Topology,
  Transform,
} from 'topojson-specification'
import type { CirconscriptionPolygon } from '../sources/contours-circonscriptions.ts'
import type { AreaTopology } from '../sources/contours-communes.ts'
import { assignFaces, type Face } from './assign-faces.ts'
import type { Part, PartTopology } from '../../server/country/package/part-topology.ts'
import { gridTopology, gridVertices } from './grid-topology.ts'

/**
 * Cuts the communes that belong to several circonscriptions along the published outlines, and leaves every other commune as it
 * is. All pieces share one topology, so that communes, circonscriptions, départements and régions can be dissolved from it
 * with borders that coincide. `belongs` gives the circonscriptions of every commune.
 */
export async function cutCommunes(
  communes: AreaTopology,
  outlines: readonly CirconscriptionPolygon[],
  belongs: ReadonlyMap<string, readonly string[]>,
): Promise<PartTopology> {
  for (const { properties } of communes.objects.areas.geometries) {
    const { code } = properties as { code: string }
    if (!belongs.get(code)?.length) throw new Error(`commune ${code} belongs to no circonscription`)
  }
  const isSplit = (code: string) => (belongs.get(code)?.length ?? 0) > 1
  const { whole, faces } = await unite(communes, outlines, belongs, isSplit)
  const parts: Part[] = []
  for (const geometry of whole.objects.communes.geometries) {
    const { code } = geometry.properties as { code: string }
    const [circonscription] = belongs.get(code) ?? []
    if (isSplit(code)) continue
    const { geometry: shape } = feature(whole, geometry as TopoMultiPolygon)
    parts.push({ type: 'Feature', geometry: shape, properties: { commune: code, circonscription } })
  }
  const pieces = faces.objects.faces.geometries as Face[]
  for (const [{ commune, circonscription }, members] of assignFaces(faces, pieces, belongs)) {
    const merged = mergeArcs(faces, members)
    const { geometry: shape } = feature(faces, merged as TopoMultiPolygon)
    parts.push({ type: 'Feature', geometry: shape, properties: { commune, circonscription } })
  }
  if (communes.transform == null) throw new Error('the contours of the communes are not quantised')
  return tidy(gridTopology(parts, communes.transform, gridVertices(communes)), communes.transform)
}

/**
 * Rounding to the grid lets a border or two cross itself by a few metres: mapshaper resolves the crossings, and the result is rounded again
 * (a second pass changes nothing). After it every polygon of every level is valid.
 */
async function tidy(topology: PartTopology, transform: Transform): Promise<PartTopology> {
  const output = await mapshaper.applyCommands(
    '-i parts.json -clean -o parts.json format=topojson no-quantization',
    { 'parts.json': topology },
  )
  const clean = parse(output['parts.json']) as PartTopology
  return gridTopology(
    clean.objects.parts.geometries.map((geometry) => feature(clean, geometry as TopoMultiPolygon) as Part),
    transform,
  )
}

type Communes = Topology<{ communes: GeometryCollection<{ code: string }> }>
type Faces = Topology<{ faces: GeometryCollection<{ code: string; outline: string | null }> }>

/** Overlays split communes and outlines; the two layers are in one dataset so that the neighbours get the same cut points. */
async function unite(
  communes: AreaTopology,
  outlines: readonly CirconscriptionPolygon[],
  belongs: ReadonlyMap<string, readonly string[]>,
  isSplit: (code: string) => boolean,
): Promise<{ whole: Communes; faces: Faces }> {
  const geometries = communes.objects.areas.geometries.map((geometry) => {
    const { code } = geometry.properties as { code: string }
    return { ...geometry, properties: { code, split: isSplit(code) } }
  })
  const needed = new Set([...belongs].flatMap(([, codes]) => (codes.length > 1 ? codes : [])))
  const features = outlines
    .filter(({ code }) => needed.has(code))
    .map(({ code, geometry }) => ({ type: 'Feature', properties: { outline: code }, geometry }))
  const output = await mapshaper.applyCommands(
    [
      '-i communes.json outlines.json combine-files',
      '-filter split target=communes + name=split',
      '-union target=split,outlines name=faces',
      '-filter "code != null" target=faces',
      '-explode target=faces',
      '-o faces.json format=topojson no-quantization target=faces',
      '-o whole.json format=topojson no-quantization target=communes',
    ].join(' '),
    {
      // Cloned: mapshaper decodes the arcs it is given in place.
      'communes.json': {
        ...structuredClone(communes),
        objects: { communes: { type: 'GeometryCollection', geometries } },
      },
      'outlines.json': { type: 'FeatureCollection', features },
    },
  )
  return { whole: parse(output['whole.json']) as Communes, faces: parse(output['faces.json']) as Faces }
}

const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))
