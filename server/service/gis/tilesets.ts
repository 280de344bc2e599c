import { OGC_CRS, TILE_MATRIX_SET, type OgcCollectionId, type OgcWords } from '../../contract/gis.ts'
import type { TileLayerInfo } from '../../country/tiles/tile-layer.ts'
import type { Collection } from './collections.ts'
import { extentOf, fictionOf, titleOf, type Frame } from './documents.ts'
import { provenance } from './provenance.ts'
import { link, pageLink, REL, selfAndPage, type Link } from './links.ts'

const MVT = 'application/vnd.mapbox-vector-tile'
const MERCATOR = 'http://www.opengis.net/def/crs/EPSG/0/3857'
const SET_URI = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${TILE_MATRIX_SET}`

/** Half the side of the square of the world, metres: half a great circle of WGS 84's semi-major axis. */
const HALF = Math.PI * 6_378_137
const TILE_SIDE = 256
/** Side of a rendering pixel, metres (OGC 17-083r4, 6.1.1.1). */
const PIXEL = 0.00028
/** Deepest zoom of any layer. */
const DEEPEST = 12

const setLink = (rel: string, { base }: Frame): Link =>
  link(rel, `${base}/tileMatrixSets/${TILE_MATRIX_SET}`, 'Comment les tuiles sont numérotées')

/** The tile matrix sets (OGC API – Tiles part 1, with OGC 17-083r4): one. */
export const tileMatrixSets = (frame: Frame) => ({
  links: selfAndPage(`${frame.base}/tileMatrixSets`),
  tileMatrixSets: [
    {
      id: TILE_MATRIX_SET,
      title: 'Google Maps Compatible for the World',
      uri: SET_URI,
      crs: MERCATOR,
      links: [setLink('self', frame), setLink(`${REL}tiling-scheme`, frame)],
    },
  ],
})

/** WebMercatorQuad (OGC 17-083r4, annex D.1) down to the deepest zoom of the layers. */
export const tileMatrixSet = (frame: Frame) => ({
  id: TILE_MATRIX_SET,
  title: 'Google Maps Compatible for the World',
  uri: SET_URI,
  crs: MERCATOR,
  orderedAxes: ['X', 'Y'],
  wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
  links: selfAndPage(`${frame.base}/tileMatrixSets/${TILE_MATRIX_SET}`),
  tileMatrices: Array.from({ length: DEEPEST + 1 }, (_, zoom) => {
    const cellSize = (2 * HALF) / TILE_SIDE / 2 ** zoom
    return {
      id: String(zoom),
      scaleDenominator: cellSize / PIXEL,
      cellSize,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-HALF, HALF],
      tileWidth: TILE_SIDE,
      tileHeight: TILE_SIDE,
      matrixWidth: 2 ** zoom,
      matrixHeight: 2 ** zoom,
    }
  }),
})

const layerOf = ({ deps }: Frame, { id }: Collection): TileLayerInfo =>
  deps.atlas.tileLayers.find((layer) => layer.id === id)!

const summary = (frame: Frame, one: Collection) => ({
  title: titleOf(frame, one),
  description: [
    (CARRIED[one.id] ?? NAMED)[frame.locale],
    ...fictionOf(frame, one),
    STRETCHED[frame.locale],
  ].join(' '),
  ...provenance(frame, one),
  dataType: 'vector',
  crs: MERCATOR,
  tileMatrixSetURI: SET_URI,
})
/** Tiles have one reference system, whatever others their collection is answered in. */
export const STRETCHED: OgcWords = {
  fr: 'Toutes les tuiles sont en EPSG:3857, qui étire les distances loin de l’équateur : pour mesurer, demandez les objets, dans le système du lieu.',
  en: 'All tiles are in EPSG:3857, which stretches distances away from the equator: to measure, ask for the features, in the system of the place.',
}
/** What tiles carry of an area. */
const NAMED: OgcWords = {
  fr: 'Noms et codes, dessinés pour une carte du web ; les chiffres se joignent par le code.',
  en: 'Names and codes, drawn for a web map; figures are joined by the code.',
}
/** Of what is no area of a level. */
const CARRIED: Readonly<Partial<Record<OgcCollectionId, OgcWords>>> = {
  cabinets: {
    fr: 'Chaque cabinet avec son statut du jour, ou du jour de `?asOf=` derrière l’adresse d’une tuile.',
    en: 'Each practice with its status of the day, or of the day of `?asOf=` behind the address of a tile.',
  },
  zonage: {
    fr: 'Les zones, réunies par classe : rien ne s’y joint, commune par commune.',
    en: 'The zones, joined by class: nothing is joined to them commune by commune.',
  },
}

const addressOf = ({ base }: Frame, { id }: Collection): string => `${base}/collections/${id}/tiles`

/** The tilesets of a collection (part 1, tilesets list). */
export const tilesets = (frame: Frame, one: Collection) => ({
  ...provenance(frame, one),
  links: selfAndPage(addressOf(frame, one)),
  tilesets: [
    {
      ...summary(frame, one),
      links: [
        link('self', `${addressOf(frame, one)}/${TILE_MATRIX_SET}`, 'Les tuiles'),
        setLink(`${REL}tiling-scheme`, frame),
      ],
    },
  ],
})

/** The vector tiles of a collection (part 1, tileset); empty ones answer 204. */
export function tileset(frame: Frame, one: Collection) {
  const { deps, base } = frame
  const { id, description, minzoom, maxzoom, fields } = layerOf(frame, one)
  const extent = extentOf(deps, one)
  const origin = new URL(base).origin
  return {
    ...summary(frame, one),
    links: [
      ...selfAndPage(`${addressOf(frame, one)}/${TILE_MATRIX_SET}`),
      {
        rel: 'item',
        href: `${origin}/tiles/${id}/{tileMatrix}/{tileCol}/{tileRow}.mvt`,
        type: MVT,
        title: 'Une tuile',
        templated: true,
      },
      setLink(`${REL}tiling-scheme`, frame),
      link(`${REL}geodata`, `${base}/collections/${id}`, 'La collection'),
      pageLink('license', new URL('/donnees#sources', base).href, 'Sources et licences'),
    ],
    ...(extent && {
      boundingBox: { lowerLeft: extent.slice(0, 2), upperRight: extent.slice(2), crs: OGC_CRS[0] },
      tileMatrixSetLimits: Array.from({ length: maxzoom - minzoom + 1 }, (_, k) =>
        limitsAt(minzoom + k, extent),
      ),
    }),
    layers: [
      {
        id,
        description,
        dataType: 'vector',
        geometryDimension: one.shape === 'point' ? 0 : 2,
        minTileMatrix: String(minzoom),
        maxTileMatrix: String(maxzoom),
        propertiesSchema: {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(fields).map(([name, title]) => [
              name,
              { title, type: name === 'demonstration' ? 'boolean' : 'string' },
            ]),
          ),
        },
      },
    ],
  }
}

/** Rows and columns of a zoom between which the tiles of an extent (degrees) lie. */
function limitsAt(zoom: number, [west, south, east, north]: readonly [number, number, number, number]) {
  const side = 2 ** zoom
  const within = (share: number): number => Math.min(side - 1, Math.max(0, Math.floor(share * side)))
  const column = (lon: number): number => within((lon + 180) / 360)
  const row = (lat: number): number => {
    const sine = Math.sin((lat * Math.PI) / 180)
    return within(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))
  }
  return {
    tileMatrix: String(zoom),
    ...{ minTileRow: row(north), maxTileRow: row(south) },
    ...{ minTileCol: column(west), maxTileCol: column(east) },
  }
}
