import { gunzipSync } from 'node:zlib'
import { Router, type RequestHandler } from 'express'
import { ARCHIVE_ZOOM } from '../../country/tiles/tile-archive.ts'
import type { TileLayerInfo } from '../../country/tiles/tile-layer.ts'
import { tileJson } from '../../service/map/tileJson.ts'
import { Problem, badInput, notFound } from '../../contract/problem.ts'
import { parseMoment } from '../as-of.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { replay } from '../../service/replay.ts'
import type { Finished } from '../finished.ts'

const TILE_TYPE = 'application/vnd.mapbox-vector-tile'
/** 128 bits, as TileJSON writes them. */
const HASH = /^[\w-]{22}$/
/** A tile for as long as its layer is the same. */
const FOR_NOW = 'public, max-age=3600, stale-while-revalidate=86400'
/** A tile under an address that names its bytes. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * TileJSON and vector tiles; `cabinets` follows the day asked for, the other layers are those of the data package. Once they are cut,
 * TileJSON leads to addresses with the hash of the layer: a tile under another hash, as of a map opened before another package, is
 * answered all the same, and not for ever.
 */
export function tileRouter(deps: HandlerDeps, { sendBytes }: Finished): Router {
  const { atlas, origin } = deps
  const router = Router({ caseSensitive: true })
  const layerOf = (id: string): TileLayerInfo => {
    const layer = atlas.tileLayers.find((one) => one.id === id)
    if (!layer) throw notFound(`No tile layer is called ${id}.`)
    return layer
  }

  router.get('/tiles/:layer.json', (request, response) => {
    response.locals.route = '/tiles/{layer}.json'
    const { params, protocol, host } = request
    const json = tileJson(atlas, layerOf(params.layer), origin ?? `${protocol}://${host}`)
    response.set('Cache-Control', 'no-cache').json(json)
  })

  const answer: RequestHandler<
    Readonly<Record<'layer' | 'z' | 'x' | 'y', string>> & { readonly hash?: string }
  > = async (request, response) => {
    const { layer, hash, z, x, y } = request.params
    response.locals.route = `/tiles/{layer}/${hash === undefined ? '' : '{hash}/'}{z}/{x}/{y}.mvt`
    const { id } = layerOf(layer)
    const numbers = [z, x, y.replace(/\.mvt$/, '')]
    if (
      !y.endsWith('.mvt') ||
      !numbers.every((text) => /^(0|[1-9]\d{0,7})$/.test(text)) ||
      (hash !== undefined && !HASH.test(hash))
    )
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
    const named = hash !== undefined && hash === atlas.tilesHash(id) && zoom <= ARCHIVE_ZOOM
    // Under the hash of other bytes it is that of a map opened before a release, or of none.
    const other = hash !== undefined && hash !== atlas.tilesHash(id)
    response.set('Cache-Control', changing || other ? 'no-cache' : named ? FOR_EVER : FOR_NOW)
    const gzip = request.acceptsEncodings('gzip') !== false
    if (tile) response.set('ETag', tile.etag).type(TILE_TYPE)
    if (tile && gzip) response.set('Content-Encoding', 'gzip')
    const body = tile && (gzip ? tile.gzip : gunzipSync(tile.gzip))
    // Any other hash may be invented, any day too, and deep tiles are a hundred times as many: they would drive out what is asked for.
    if (then === deps && !other && zoom <= ARCHIVE_ZOOM) sendBytes(request, response, body, !changing)
    else if (body) response.vary('Accept-Encoding').send(body)
    else response.vary('Accept-Encoding').status(204).end()
  }
  router.get('/tiles/:layer/:z/:x/:y', answer)
  router.get('/tiles/:layer/:hash/:z/:x/:y', answer)
  return router
}
