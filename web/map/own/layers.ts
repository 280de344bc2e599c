import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Extent } from '../data/extents.ts'

/** Something of a layer: where it is, and what its file says of it. */
export type MapObject = Feature<Geometry, Readonly<Record<string, string>>>

/** A layer that a reader laid on the map: on this device, for this visit. */
export interface OwnLayer {
  readonly id: number
  /** Place of its colour, kept when another layer goes. */
  readonly colour: number
  readonly nom: string
  readonly objects: readonly MapObject[]
  /** Attributes by which it may be filtered, with their values. */
  readonly attributes: readonly { readonly nom: string; readonly values: readonly string[] }[]
  readonly filter: { readonly attribute: string; readonly value: string } | null
  readonly shown: boolean
  /** System that its metres were read in; null: degrees. */
  readonly system: string | null
}

/** More layers than colours could not be told apart. */
export const COLOURS = {
  clair: ['#0050b3', '#00695c', '#8a1c9c', '#6b4a00'],
  sombre: ['#7db8ff', '#5fe0c6', '#e79bf5', '#f2c14e'],
} as const
export const MOST_LAYERS = COLOURS.clair.length

/** Fewer values than this tell nothing apart, more are no filter. */
const VALUE_COUNT = { least: 2, most: 60 } as const

/** The attributes of objects that have a handful of values. */
export function attributesOf(objects: readonly MapObject[]): OwnLayer['attributes'] {
  const noms = [...new Set(objects.slice(0, 500).flatMap(({ properties }) => Object.keys(properties)))]
  return noms.flatMap((nom) => {
    const values = [...new Set(objects.map(({ properties }) => properties[nom] ?? ''))].filter(Boolean)
    return values.length >= VALUE_COUNT.least && values.length <= VALUE_COUNT.most
      ? [{ nom, values: values.sort((a, b) => a.localeCompare(b, 'fr')) }]
      : []
  })
}

/** Whether a filter keeps an object. */
const keeps = ({ filter }: OwnLayer, { properties }: MapObject): boolean =>
  filter === null || properties[filter.attribute] === filter.value

/** The objects of a layer that its filter keeps. */
export const keptOf = (layer: OwnLayer): readonly MapObject[] =>
  layer.objects.filter((object) => keeps(layer, object))

/** What a person calls an object: the first of the usual columns that it has. */
const NOMS = ['nom', 'name', 'libelle', 'label', 'titre', 'raison_sociale', 'commune']
function nameOf({ properties }: MapObject): string {
  const keys = Object.keys(properties)
  const key = NOMS.map((nom) => keys.find((one) => one.toLowerCase() === nom)).find(Boolean) ?? keys[0]
  return key === undefined ? '' : (properties[key] ?? '')
}

/** Layers as the map's source wants them: what is shown, with the place of its colour and its name. */
export const onTheMap = (layers: readonly OwnLayer[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: layers.flatMap((layer) =>
    layer.shown
      ? keptOf(layer).map((object) => ({
          type: 'Feature' as const,
          geometry: object.geometry,
          properties: { couche: layer.colour, nom: nameOf(object) },
        }))
      : [],
  ),
})

/** Bounds of some objects; null when there are none. */
export function extentOfObjects(objects: readonly MapObject[]): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const see = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] !== 'number') return part.forEach(see)
    const [lon, lat] = part as [number, number]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  for (const { geometry } of objects)
    see(geometry.type === 'GeometryCollection' ? [] : (geometry.coordinates as unknown))
  return west <= east ? [west, south, east, north] : null
}
