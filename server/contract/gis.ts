import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import type { Locale } from './locale.ts'
import { wholeNumber } from './numbers.ts'

/** Collections of `/ogc`, in the order in which they are listed. */
export const OGC_COLLECTIONS = [
  'cabinets',
  'communes',
  'departements',
  'regions',
  'circonscriptions',
  'epci',
  'cantons',
  'bassins-de-vie',
  'arrondissements',
  'zonage',
] as const
export type OgcCollectionId = (typeof OGC_COLLECTIONS)[number]

/** Reference systems that coordinates may be asked in; the first is the one of storage, longitude before latitude. */
export const OGC_CRS = [
  'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  'http://www.opengis.net/def/crs/EPSG/0/4326',
  'http://www.opengis.net/def/crs/EPSG/0/2154',
  'http://www.opengis.net/def/crs/EPSG/0/3857',
  'http://www.opengis.net/def/crs/EPSG/0/2972',
  'http://www.opengis.net/def/crs/EPSG/0/2975',
  'http://www.opengis.net/def/crs/EPSG/0/4471',
  'http://www.opengis.net/def/crs/EPSG/0/5490',
] as const
export type OgcCrs = (typeof OGC_CRS)[number]

/** More items than this are never sent at once; who asks for more gets as many, and a link to the next. */
export const OGC_LARGEST_PAGE = 10_000

const f = z.enum(['json', 'html']).optional().describe('Format; without it the header Accept decides')
const crs = (about: string) =>
  z
    .enum(OGC_CRS, { error: `one of ${OGC_CRS.join(', ')} is expected` })
    .default(OGC_CRS[0])
    .describe(about)

/** Levels that are answered whole unless less is asked for: a list that stops at a thousand loses Mayotte. */
const WHOLE = 5_000
const COUNTED: readonly OgcCollectionId[] = ['communes', 'zonage']

const limited = (usual: number) =>
  wholeNumber(1)
    .prefault(usual)
    .describe(
      `How many items; above ${OGC_LARGEST_PAGE}, ${OGC_LARGEST_PAGE} are sent; a page lists at most 100`,
    )
    .meta({ maximum: OGC_LARGEST_PAGE })

const itemsInput = {
  f,
  limit: limited(WHOLE),
  properties: z
    .string()
    .max(10_000)
    .optional()
    .describe(
      'Attributes to send, separated by commas, by their names in the schema; without it all are sent',
    ),
  sortby: z
    .string()
    .max(2_000)
    .optional()
    .describe(
      'Attributes to sort by, separated by commas: -nom for the largest first, +nom or nom for the smallest; without it the order of ids',
    ),
  skipGeometry: z.enum(['true', 'false']).default('false').describe('true: features without their geometry'),
  offset: wholeNumber(0).prefault(0).describe('How many items to skip'),
  bbox: z
    .string()
    .optional()
    .describe(
      'Four numbers (or six: heights are left aside) in the axis order of bbox-crs; a western bound above the eastern one crosses the antimeridian; features without a geometry meet every box',
    ),
  'bbox-crs': crs('Reference system of bbox'),
  crs: crs('Reference system of the coordinates that are answered'),
  filter: z
    .string()
    .max(10_000)
    .optional()
    .describe(
      'A condition in CQL2 on attributes and the geometry, such as population > 1000 AND S_INTERSECTS(geometry, BBOX(-1,46,0,47)); what a feature does not have (a hidden figure, a geometry) is unknown, and only features for which the condition is true are sent',
    ),
  'filter-lang': z.enum(['cql2-text', 'cql2-json']).default('cql2-text').describe('How filter is written'),
  'filter-crs': crs('Reference system of the geometries in filter'),
  datetime: z
    .string()
    .max(80)
    .optional()
    .describe(
      'A day, an instant, or an interval such as 2026-01-01/.. (RFC 3339): statuses and figures are those of its last day that has come',
    ),
}

const anything = z.unknown()
const plain = (path: `/${string}`, summary: string) => ({
  ...{ method: 'GET' as const, path, summary, output: anything },
  input: z.strictObject({ f }),
})
const collectionId = z.string()
/** The one tile matrix set in which tiles are cut: that of web maps. */
export const TILE_MATRIX_SET = 'WebMercatorQuad'

/** Addresses of `/ogc` that do not depend on the collection. */
export const ogcEndpoints = {
  landing: plain('/ogc', 'Landing page'),
  conformance: plain('/ogc/conformance', 'Conformance classes that are met'),
  api: plain('/ogc/api', 'This description'),
  collections: plain('/ogc/collections', 'The collections'),
  collection: {
    ...plain('/ogc/collections/{collectionId}', 'One collection'),
    input: z.strictObject({ collectionId, f }),
  },
  schema: {
    ...plain('/ogc/collections/{collectionId}/schema', 'Attributes of a collection, as JSON Schema'),
    input: z.strictObject({ collectionId, f }),
  },
  queryables: {
    ...plain(
      '/ogc/collections/{collectionId}/queryables',
      'Attributes to filter and sort by, as JSON Schema',
    ),
    input: z.strictObject({ collectionId, f }),
  },
  tileMatrixSets: plain('/ogc/tileMatrixSets', 'Tile matrix sets'),
  tileMatrixSet: plain(`/ogc/tileMatrixSets/${TILE_MATRIX_SET}`, 'The tile matrix set of web maps'),
  tilesets: {
    ...plain('/ogc/collections/{collectionId}/tiles', 'The tilesets of a collection'),
    input: z.strictObject({ collectionId, f }),
  },
  tileset: {
    ...plain(
      `/ogc/collections/{collectionId}/tiles/${TILE_MATRIX_SET}`,
      'The vector tiles of a collection, and the address of each',
    ),
    input: z.strictObject({ collectionId, f }),
  },
  featureSchema: {
    ...plain('/ogc/collections/{collectionId}/schema/feature', 'JSON Schema of a GeoJSON feature'),
    input: z.strictObject({ collectionId, f }),
  },
} satisfies Readonly<Record<string, Endpoint>>

/** What filters by one attribute: its value, or several parted by commas. */
const equal = z.string().max(2_000).optional()

/** Items of a collection, filtered by any of its attributes, and one of them. */
export const ogcItems = (id: OgcCollectionId, attributes: readonly string[]) =>
  ({
    items: {
      method: 'GET',
      path: `/ogc/collections/${id}/items`,
      summary: `Features of the collection ${id}`,
      input: z.strictObject({
        ...itemsInput,
        ...(COUNTED.includes(id) && { limit: limited(1000) }),
        ...Object.fromEntries(attributes.map((name) => [name, equal])),
      }),
      output: anything,
    },
    item: {
      method: 'GET',
      path: `/ogc/collections/${id}/items/{featureId}`,
      summary: `One feature of the collection ${id}`,
      input: z.strictObject({
        featureId: z.string(),
        f,
        crs: itemsInput.crs,
        datetime: itemsInput.datetime,
      }),
      output: anything,
    },
  }) as const

/** What `/ogc/…/items` was asked for, whatever the collection. */
export type OgcItemsInput = z.output<z.ZodObject<typeof itemsInput>>

interface OgcLink {
  readonly label: string
  readonly href: string
}

/** One figure of an area, as a page shows it. */
interface OgcFigureRow {
  readonly title: string
  readonly written: string
  readonly interval: string | null
  readonly vintage: string
}

/** A page of `/ogc`: the words that do not vary are the web's. */
export interface OgcPage {
  readonly title: string
  readonly lead: string
  /** From the landing page down to the page above this one. */
  readonly trail: readonly OgcLink[]
  /** The same as a program reads it. */
  readonly json: string
  /** Address to paste into a GIS. */
  readonly address: string
  /** Situation of the figures (ISO date) and its calculation. */
  readonly asOf: string
  readonly run: string
  /** What whoever uses the coordinates must know; null where none are told of. */
  readonly note: string | null
  /** Credits and licences of what is shown. */
  readonly credits: string | null
  /** Where to go from here, or what is listed. */
  readonly links: readonly (OgcLink & { readonly about: string | null })[]
  readonly table: {
    readonly caption: string
    readonly heads: readonly string[]
    readonly rows: readonly { readonly href: string | null; readonly cells: readonly string[] }[]
  } | null
  readonly figures: readonly OgcFigureRow[]
  readonly previous: string | null
  readonly next: string | null
}

/** Words in both languages. */
export type OgcWords = Readonly<Record<Locale, string>>
