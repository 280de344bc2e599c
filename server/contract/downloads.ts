import { z } from 'zod'
import { isoDate, type Endpoint } from './endpoint.ts'
import { OGC_COLLECTIONS } from './gis.ts'

/** Layers that are offered as files: the collections of `/ogc`, under the same names. */
export const DOWNLOAD_LAYERS = OGC_COLLECTIONS
export type DownloadLayerId = (typeof DOWNLOAD_LAYERS)[number]

/** The forms of a layer's file: what follows the layer's name in the address, its media type, and what it is called. */
export const DOWNLOAD_FORMATS = {
  flatgeobuf: { suffix: '.fgb', media: 'application/flatgeobuf', title: 'FlatGeobuf' },
  geoparquet: { suffix: '.parquet', media: 'application/vnd.apache.parquet', title: 'GeoParquet' },
  geojson: { suffix: '.geojson', media: 'application/geo+json', title: 'GeoJSON' },
  csv: { suffix: '.csv', media: 'text/csv; charset=utf-8; header=present', title: 'CSV' },
  'csv-excel': {
    suffix: '-excel.csv',
    media: 'text/csv; charset=utf-8; header=present',
    title: 'CSV (Excel)',
  },
  pmtiles: { suffix: '.pmtiles', media: 'application/vnd.pmtiles', title: 'PMTiles' },
} as const
export type DownloadFormat = keyof typeof DOWNLOAD_FORMATS

/** The file of a layer in a form, such as `communes.fgb`. */
export const downloadName = (layer: DownloadLayerId, format: DownloadFormat): string =>
  layer + DOWNLOAD_FORMATS[format].suffix

/** Where a file is; of the day `asked` for (ISO date), or of today. */
export const downloadAddress = (layer: DownloadLayerId, format: DownloadFormat, asked?: string): string =>
  `/donnees/${downloadName(layer, format)}${asked === undefined ? '' : `?asOf=${asked}`}`

/** Every file with what it holds. */
export const DOWNLOADS: ReadonlyMap<
  string,
  { readonly layer: DownloadLayerId; readonly format: DownloadFormat }
> = new Map(
  DOWNLOAD_LAYERS.flatMap((layer) =>
    (Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]).map(
      (format) => [downloadName(layer, format), { layer, format }] as const,
    ),
  ),
)

const asOf = isoDate.optional().describe('The day of the statuses and figures; today when left out')

/** One file of a layer. */
export const downloadFile = {
  method: 'GET',
  path: '/donnees/{file}',
  summary: 'A whole layer as a file',
  input: z.strictObject({ file: z.string(), asOf }),
  output: z.unknown(),
} as const satisfies Endpoint

/** What describes the files: Frictionless. */
export const downloadPackage = {
  method: 'GET',
  path: '/donnees/datapackage.json',
  summary: 'The files and their columns, as a Frictionless data package',
  input: z.strictObject({ asOf }),
  output: z.unknown(),
} as const satisfies Endpoint
