import { downloadName, type DownloadFormat, type DownloadLayerId } from '../../contract/downloads.ts'
import type { Tile, TileLayerInfo } from '../../country/tiles/tile-layer.ts'
import type { LayerRow, LayerTable } from '../../db/layer-table.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { COLLECTIONS, type Item } from '../gis/collections.ts'
import { inCrs, crsOf } from '../gis/crs.ts'
import { attributionOf } from '../gis/documents.ts'
import { datedName } from './file-names.ts'
import { aloneOf, layerRows, slicesOf } from '../gis/layers.ts'
import { OGC_CRS } from '../../contract/gis.ts'

/** A layer on one day, before it is written in a form. */
export interface Table {
  readonly id: DownloadLayerId
  /** In French; says when every cabinet is fictitious. */
  readonly title: string
  readonly about: string
  readonly shape: LayerTable['shape']
  readonly columns: LayerTable['columns']
  /** Credits and licences of the datasets it rests on. */
  readonly attribution: string
  readonly run: string
  /** ISO date. */
  readonly asOf: string
  /** Whether it rests on fictitious cabinets. */
  readonly demonstration: boolean
  /** Its features before their attributes are made, in the order of `/ogc`. */
  readonly items: readonly Item[]
  /** A shape as it is written: degrees, rounded as on `/ogc`. */
  readonly place: (geometry: Item['geometry']) => Item['geometry']
  /** Its shapes as tiles, which hold names and codes and no figure. */
  readonly tiles: {
    readonly layer: TileLayerInfo
    /** The tile, null where it is empty. */
    readonly at: (z: number, x: number, y: number) => Tile | null
  }
  /** Its rows in that order or another of the same items, some hundreds at a time. */
  readonly rows: (order?: (items: readonly Item[]) => readonly Item[]) => Generator<readonly LayerRow[]>
}

/** The name under which the file of a layer is kept. */
export function fileNameOf(id: DownloadLayerId, format: DownloadFormat, deps: HandlerDeps): string {
  const { asOf, demonstration } = provenanceOf(deps, deps.today())
  const suffix = downloadName(id, format).slice(id.length)
  return datedName(id, { asOf, demonstration: demonstration && COLLECTIONS[id].roster }, suffix)
}

const DEGREES = crsOf(OGC_CRS[0])
const place: Table['place'] = (geometry) => geometry && (inCrs(geometry, DEGREES) as typeof geometry)

/** The layer on the day of `deps`. */
export function tableOf(id: DownloadLayerId, deps: HandlerDeps): Table {
  const collection = COLLECTIONS[id]
  const layer = aloneOf(collection)
  const { run, asOf, demonstration } = provenanceOf(deps, deps.today())
  const fictitious = demonstration && collection.roster
  return {
    id,
    title: `Relais : ${collection.title.fr}${fictitious ? ' (DÉMONSTRATION : cabinets fictifs)' : ''}, ${asOf}`,
    about: collection.about.fr,
    shape: layer.table.shape,
    columns: layer.table.columns,
    attribution: attributionOf(deps, collection),
    ...{ run, asOf, demonstration: fictitious },
    items: collection.items(deps),
    place,
    tiles: {
      layer: deps.atlas.tileLayers.find((tiles) => tiles.id === id)!,
      at: (z, x, y) => deps.atlas.tile(id, z, x, y, deps.today()) ?? null,
    },
    *rows(order) {
      for (const slice of slicesOf(collection, deps, order))
        yield layerRows(layer, slice).map(({ values, geometry }) => ({ values, geometry: place(geometry) }))
    },
  }
}
