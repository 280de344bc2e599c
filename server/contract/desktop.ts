import { DOWNLOAD_LAYERS, type DownloadLayerId } from './downloads.ts'

/** What each layer has for a desktop GIS or a map library: the end of the address, the media type, what it is called. */
const LAYER_FORMS = {
  qlr: { suffix: '.qlr', media: 'application/x-qgis-layer-definition', title: 'QGIS' },
  sld: { suffix: '.sld', media: 'application/vnd.ogc.sld+xml', title: 'SLD' },
  maplibre: { suffix: '.style.json', media: 'application/json', title: 'MapLibre' },
} as const

/** A document that opens layers with the legend of the map. */
export type DesktopFile = { readonly media: string; readonly title: string } & (
  | { readonly form: 'project'; readonly layer: null }
  | { readonly form: keyof typeof LAYER_FORMS; readonly layer: DownloadLayerId }
)

/** Every such document by its name under `/donnees`. */
export const DESKTOP_FILES: ReadonlyMap<string, DesktopFile> = new Map<string, DesktopFile>([
  ['relais.qgs', { form: 'project', layer: null, media: 'application/x-qgis-project', title: 'QGIS' }],
  ...DOWNLOAD_LAYERS.flatMap((layer) =>
    (Object.keys(LAYER_FORMS) as (keyof typeof LAYER_FORMS)[]).map((form): [string, DesktopFile] => {
      const { suffix, media, title } = LAYER_FORMS[form]
      return [`${layer}${suffix}`, { form, layer, media, title }]
    }),
  ),
])
