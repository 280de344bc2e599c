import {
  DOWNLOAD_FORMATS,
  DOWNLOAD_LAYERS,
  downloadAddress,
  downloadName,
  type DownloadFormat,
} from '../../contract/downloads.ts'
import { DESKTOP_FILES } from '../../contract/desktop.ts'
import type { LayerTable } from '../../db/layer-table.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { licencesOf, OPEN_LICENCE, packageSource } from '../export/data-package.ts'
import { COLLECTIONS } from '../gis/collections.ts'
import { datasetsOf } from '../gis/documents.ts'
import { tableOf, type Table } from './table.ts'

const TYPES = {
  text: 'string',
  date: 'date',
  'double precision': 'number',
  integer: 'integer',
  boolean: 'boolean',
} as const satisfies Readonly<Record<LayerTable['columns'][number]['type'], string>>

/** What holds for every column of figures. */
const READING =
  'Chaque chiffre prend quatre colonnes : la valeur, ses bornes (_low, _high) et son état (_status). État ok : les bornes sont celles de l’intervalle à 90 %. État class : la valeur est vide, les bornes sont celles de la classe. Tout autre état dit pourquoi la valeur est vide : hidden (moins de 11 personnes), protecting (en livrerait un autre), not-calculated, missing (donnée absente de la source), not-applicable. run et as_of nomment le calcul et le jour, demonstration dit si la ligne repose sur des cabinets fictifs.'

/**
 * The files on the day of `deps` as a Frictionless data package (version 1): where each is, its columns, its sources. The files are
 * told by whole addresses under `origin`, with `?asOf=` where a day was asked for. No size and no hash: they are written when asked for.
 */
export function dataPackageOf(deps: HandlerDeps, origin: string, asked: string | undefined) {
  const { run, asOf, demonstration } = provenanceOf(deps, deps.today())
  const sources = [...new Set(DOWNLOAD_LAYERS.flatMap((id) => datasetsOf(deps, COLLECTIONS[id])))]
  return {
    profile: 'data-package',
    name: 'relais-couches',
    title: `Relais : couches au ${asOf}${demonstration ? ' (DÉMONSTRATION : cabinets fictifs)' : ''}`,
    description: READING,
    homepage: `${origin}/donnees`,
    version: run,
    ...{ run, asOf, demonstration },
    licenses: licencesOf(demonstration),
    sources: sources.flatMap((id) => deps.facts.sources.filter((one) => one.id === id).map(packageSource)),
    resources: [
      ...DOWNLOAD_LAYERS.flatMap((id) => {
        const table = tableOf(id, deps)
        return (Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]).map((format) =>
          resource(table, format, `${origin}${downloadAddress(id, format, asked)}`),
        )
      }),
      ...(asked === undefined ? desktopResources(deps, origin) : []),
    ],
  }
}

/** What opens the layers of the day it is opened on with the legend of the map: documents, without rows of their own. */
const desktopResources = ({ atlas }: HandlerDeps, origin: string) =>
  [...DESKTOP_FILES].map(([file, { layer, title, media }]) => {
    const fictitious = atlas.demonstration && (layer === null || COLLECTIONS[layer].roster)
    return {
      name: file.replaceAll('.', '-'),
      path: `${origin}/donnees/${file}`,
      profile: 'data-resource',
      title: `Relais : ${layer === null ? 'toutes les couches' : COLLECTIONS[layer].title.fr} (${title})`,
      description: `Ouvre les couches du jour avec la légende de la carte${fictitious ? ' (DÉMONSTRATION : cabinets fictifs)' : ''}.`,
      format: file.split('.').at(-1),
      mediatype: media,
    }
  })

function resource(
  { id, title, about, columns, shape, attribution, demonstration, tiles }: Table,
  format: DownloadFormat,
  path: string,
) {
  const { media, title: form } = DOWNLOAD_FORMATS[format]
  const tabular = format === 'csv' || format === 'csv-excel'
  const excel = format === 'csv-excel'
  return {
    name: `${id}-${format}`,
    path,
    profile: tabular ? 'tabular-data-resource' : 'data-resource',
    title: `${title} (${form})`,
    description: about,
    format: downloadName(id, format).split('.').at(-1),
    mediatype: media.split(';')[0],
    ...(tabular && {
      encoding: 'utf-8',
      dialect: { delimiter: excel ? ';' : ',', lineTerminator: '\r\n', header: true, doubleQuote: true },
    }),
    attribution,
    licenses: COLLECTIONS[id].roster ? licencesOf(demonstration) : [OPEN_LICENCE],
    ...(!tabular && { crs: format === 'pmtiles' ? 'EPSG:3857' : 'OGC:CRS84', geometry: shape }),
    schema:
      format === 'pmtiles'
        ? tileSchema(tiles.layer)
        : {
            fields: [
              ...columns.map(({ name, type, about: said }) => ({
                name,
                type: TYPES[type],
                description: said,
                ...(excel && type === 'double precision' && { decimalChar: ',' }),
                ...(excel && type === 'boolean' && { trueValues: ['VRAI'], falseValues: ['FAUX'] }),
              })),
              ...(tabular ? ownFields(shape, excel) : []),
            ],
            missingValues: [''],
            primaryKey: [columns.some(({ name }) => name === 'id') ? 'id' : 'code'],
          },
  }
}

/** What the features of tiles carry: `code` joins areas to their figures. */
const tileSchema = ({ fields }: Table['tiles']['layer']) => ({
  fields: Object.entries(fields).map(([name, description]) => ({
    name,
    type: name === 'demonstration' ? ('boolean' as const) : ('string' as const),
    description,
  })),
})

/** Columns that only a table needs: elsewhere the geometry and the head of the file say it. */
const ownFields = (shape: Table['shape'], excel: boolean) => [
  ...(shape === 'Point'
    ? (['lon', 'lat'] as const).map((name) => ({
        name,
        type: 'number' as const,
        description: `${name === 'lon' ? 'Longitude' : 'Latitude'} (degrés, WGS 84)`,
        ...(excel && { decimalChar: ',' }),
      }))
    : []),
  { name: 'attribution', type: 'string' as const, description: 'Crédits et licences des sources' },
]
