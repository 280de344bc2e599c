import { gunzipSync } from 'node:zlib'
import { Router, type Request, type Response } from 'express'
import type { Atlas } from '../../country/atlas.ts'
import type { TileLayerInfo } from '../../country/tiles/tile-layer.ts'
import { attributionOf } from '../../service/map/attribution.ts'
import { Problem, badInput, notFound } from '../../contract/problem.ts'
import { parseMoment } from '../as-of.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { replay } from '../../service/replay.ts'

const TILE_TYPE = 'application/vnd.mapbox-vector-tile'
/** Bounds of France with its overseas départements, degrees: where a map may look for tiles. */
const BOUNDS = [-63.2, -21.5, 55.9, 51.2]

/** What tiles are served from. */
export type TileDeps = HandlerDeps

/** TileJSON and vector tiles; `cabinets` follows the day asked for, the other layers never change. */
export function tileRouter(deps: TileDeps): Router {
  const { atlas, origin } = deps
  const router = Router({ caseSensitive: true })
  const layerOf = (id: string): TileLayerInfo => {
    const layer = atlas.tileLayers.find((one) => one.id === id)
    if (!layer) throw notFound(`No tile layer is called ${id}.`)
    return layer
  }

  router.get('/tiles/:layer.json', (request, response) => {
    response.locals.route = '/tiles/{layer}.json'
    response.set('Cache-Control', 'no-cache').json({
      ...tileJson(layerOf(request.params.layer), origin ?? `${request.protocol}://${request.host}`),
      ...(request.params.layer === 'cabinets' ? { attribution: cabinetAttribution(atlas) } : {}),
    })
  })

  router.get('/tiles/:layer/:z/:x/:y', async (request, response) => {
    response.locals.route = '/tiles/{layer}/{z}/{x}/{y}.mvt'
    const { layer, z, x, y } = request.params
    const { id } = layerOf(layer)
    const numbers = [z, x, y.replace(/\.mvt$/, '')]
    if (!y.endsWith('.mvt') || !numbers.every((text) => /^\d{1,8}$/.test(text)))
      throw badInput([
        { path: 'tile', message: 'an address such as /tiles/communes/8/129/88.mvt is expected' },
      ])
    const then = await replay(deps, parseMoment(request))
    const [zoom, x0, y0] = numbers.map(Number) as [number, number, number]
    const tile = then.atlas.tile(id, zoom, x0, y0, then.today())
    if (tile === undefined)
      throw new Problem(404, 'Not found', `Layer ${id} has no tile ${numbers.join('/')}.`)
    // Statuses change within the day, and what is known of a past one too: a copy of the cabinets is asked about each time, and answered by its tag.
    const changing = id === 'cabinets'
    send(request, response, tile, changing)
  })
  return router
}

function send(
  request: Request,
  response: Response,
  tile: { gzip: Buffer; etag: string } | null,
  changing: boolean,
): void {
  response.set('Cache-Control', changing ? 'no-cache' : 'public, max-age=3600, stale-while-revalidate=86400')
  response.vary('Accept-Encoding')
  if (tile === null) {
    response.status(204).end()
    return
  }
  response.set('ETag', tile.etag).type(TILE_TYPE)
  if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').send(tile.gzip)
  else response.send(gunzipSync(tile.gzip))
}

const cabinetAttribution = ({ demonstration }: Atlas): string =>
  demonstration ? 'Démonstration : cabinets fictifs' : 'Liste des cabinets : exploitant du site'

const tileJson = ({ id, description, minzoom, maxzoom, fields }: TileLayerInfo, origin: string) => ({
  tilejson: '3.0.0',
  name: id,
  description,
  attribution: attributionOf(id),
  scheme: 'xyz',
  tiles: [`${origin}/tiles/${id}/{z}/{x}/{y}.mvt`],
  minzoom,
  maxzoom,
  bounds: BOUNDS,
  vector_layers: [{ id, description, minzoom, maxzoom, fields }],
})
