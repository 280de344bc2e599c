import {
  DOWNLOAD_FORMATS,
  DOWNLOAD_LAYERS,
  downloadAddress,
  type DownloadFormat,
  type DownloadLayerId,
} from '../../contract/downloads.ts'
import { DESKTOP_FILES } from '../../contract/desktop.ts'
import type { OgcWords } from '../../contract/gis.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { COLLECTIONS, type Collection } from '../gis/collections.ts'
import { attributionOf, datasetsOf, extentOf } from '../gis/documents.ts'
import { knownDays } from '../known-days.ts'

/** Authority tables of the European Union, as DCAT-AP asks for. */
const EU = 'http://publications.europa.eu/resource/authority'
const IANA = 'https://www.iana.org/assignments/media-types'
const OPEN_LICENCE = {
  '@id': 'https://spdx.org/licenses/etalab-2.0.html',
  '@type': 'dct:LicenseDocument',
} as const

const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  gsp: 'http://www.opengis.net/ont/geosparql#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const id = (iri: string) => ({ '@id': iri })
const words = ({ fr, en }: OgcWords) => [
  { '@value': fr, '@language': 'fr' },
  { '@value': en, '@language': 'en' },
]
const typed = (type: string, value: string) => ({ '@type': type, '@value': value })
const both = (one: OgcWords, other: OgcWords): OgcWords => ({
  fr: `${one.fr} ${other.fr}`,
  en: `${one.en} ${other.en}`,
})

const FICTITIOUS: OgcWords = {
  fr: 'DÉMONSTRATION : tous les cabinets sont fictifs, donc aussi ce qui s’en calcule.',
  en: 'DEMONSTRATION: every practice is fictitious, hence also what is calculated from them.',
}
/** Metres to which the outlines are simplified, see the dataset `contours-communes`. */
const GENERALISED = '120'

/** Every layer as a dataset of a DCAT-AP 3 catalogue, in JSON-LD, on the day of `deps`; addresses under `origin`. */
export function catalogueOf(deps: HandlerDeps, origin: string) {
  const { operator } = deps
  const publisher = {
    '@type': 'foaf:Agent',
    'foaf:name': operator.name ?? 'Exploitant de ce service, qui n’a pas dit son nom',
    'foaf:homepage': id(`${origin}/mentions-legales`),
  }
  return {
    '@context': CONTEXT,
    '@id': `${origin}/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': words({
      fr: 'Relais : la carte de la continuité des soins',
      en: 'Relais: the care-continuity map',
    }),
    'dct:description': words({
      fr: 'Cabinets Asalée et leur statut, territoires avec leurs chiffres, zonage : couches entières du jour.',
      en: 'Asalée practices with their status, areas with their figures, zoning: whole layers of the day.',
    }),
    'dct:publisher': publisher,
    'dct:language': [id(`${EU}/language/FRA`), id(`${EU}/language/ENG`)],
    'dct:modified': typed('xsd:date', deps.today()),
    'dct:spatial': id(`${EU}/country/FRA`),
    'foaf:homepage': id(`${origin}/donnees`),
    'dcat:themeTaxonomy': id(`${EU}/data-theme`),
    'dct:relation': documentsOf(null, origin),
    'dcat:service': [
      serviceOf(origin, '/ogc', 'OGC API – Features', '/ogc/api?f=json'),
      serviceOf(origin, '/wfs', 'WFS 2.0', '/wfs?service=WFS&request=GetCapabilities'),
    ],
    'dcat:dataset': DOWNLOAD_LAYERS.map((layer) => ({
      ...dataset(deps, COLLECTIONS[layer], origin),
      'dct:publisher': publisher,
      ...contactOf(deps),
    })),
  }
}

/** Whom to ask; nothing where the operator has named nobody. */
const contactOf = ({ operator: { contact, name } }: HandlerDeps) =>
  contact === null
    ? {}
    : {
        'dcat:contactPoint': {
          '@type': 'vcard:Kind',
          'vcard:fn': name ?? 'Relais',
          [contact.startsWith('mailto:') ? 'vcard:hasEmail' : 'vcard:hasURL']: id(contact),
        },
      }

const serviceOf = (origin: string, path: string, name: string, description: string) => ({
  '@id': origin + path,
  '@type': 'dcat:DataService',
  'dct:title': words({ fr: name, en: name }),
  'dcat:endpointURL': id(origin + path),
  'dcat:endpointDescription': id(origin + description),
  'dcat:servesDataset': DOWNLOAD_LAYERS.map((layer) => id(datasetId(layer, origin))),
})

const datasetId = (layer: string, origin: string): string => `${origin}/donnees#couche-${layer}`

function dataset(deps: HandlerDeps, one: Collection, origin: string) {
  const { run, asOf, demonstration } = provenanceOf(deps, deps.today())
  const fictitious = demonstration && one.roster
  const { validFrom, validTo } = knownDays(deps)
  const extent = extentOf(deps, one)
  const sources = datasetsOf(deps, one)
  const rights = {
    '@type': 'dct:RightsStatement',
    'rdfs:label': attributionOf(deps, one),
    'rdfs:seeAlso': id(`${origin}/donnees#sources`),
  }
  // The roster of the trade is not ours to license.
  const licence = one.roster && !demonstration ? {} : { 'dct:license': OPEN_LICENCE }
  return {
    '@id': datasetId(one.id, origin),
    '@type': 'dcat:Dataset',
    'dct:identifier': `relais-${one.id}`,
    'dct:title': words(
      fictitious ? both(one.title, { fr: '(démonstration)', en: '(demonstration)' }) : one.title,
    ),
    'dct:description': words(fictitious ? both(one.about, FICTITIOUS) : one.about),
    'dcat:keyword': words({ fr: 'accès aux soins', en: 'access to care' }),
    'dcat:theme': id(`${EU}/data-theme/HEAL`),
    'dct:accrualPeriodicity': id(`${EU}/frequency/${one.dated ? 'DAILY' : 'IRREG'}`),
    'dct:accessRights': id(`${EU}/access-right/PUBLIC`),
    'dct:language': id(`${EU}/language/FRA`),
    'dct:conformsTo': id('http://www.opengis.net/def/crs/OGC/1.3/CRS84'),
    ...modifiedOf(deps.facts.sources, { ...one, sources }, asOf),
    'dcat:version': run,
    ...(extent && {
      'dct:spatial': { '@type': 'dct:Location', 'dcat:bbox': typed('gsp:wktLiteral', boxOf(extent)) },
    }),
    ...(one.dated && {
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': typed('xsd:date', validFrom),
        'dcat:endDate': typed('xsd:date', validTo),
      },
    }),
    ...scaleOf(deps, one),
    'dct:source': sourcesOf(deps, sources, origin),
    'dct:rights': rights,
    'dcat:landingPage': id(`${origin}/donnees`),
    'dct:relation': documentsOf(one.id, origin),
    'dcat:distribution': distributions(deps, one, origin).map((each) => ({ ...each, ...licence })),
  }
}

/** When a layer last changed: on the day of its statuses, else with the newest edition that it is made from; nothing where none has a date. */
export function modifiedOf(
  known: readonly { readonly id: string; readonly jeu: { readonly date: string | null } | null }[],
  { dated, sources }: Pick<Collection, 'dated' | 'sources'>,
  asOf: string,
) {
  const editions = known.flatMap(({ id: source, jeu }) =>
    sources.includes(source) && jeu?.date ? [jeu.date] : [],
  )
  const changed = dated ? asOf : editions.sort().at(-1)
  return changed === undefined ? {} : { 'dct:modified': dayOf(changed) }
}

/** What opens a layer (null: all of them) in a desktop GIS or a map library, with the legend of the map. */
const documentsOf = (wanted: DownloadLayerId | null, origin: string) =>
  [...DESKTOP_FILES].flatMap(([file, { layer, title, media }]) =>
    layer === wanted
      ? [
          {
            '@id': `${origin}/donnees/${file}`,
            '@type': 'foaf:Document',
            'dct:title': title,
            'dct:format': { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': media },
          },
        ]
      : [],
  )

/** How finely outlines are drawn, and the vintage of each; a cabinet is a point. */
const scaleOf = ({ facts }: HandlerDeps, { shape, sources }: Collection) =>
  shape === 'point'
    ? {}
    : {
        'dcat:spatialResolutionInMeters': typed('xsd:decimal', GENERALISED),
        'dct:provenance': facts.sources
          .filter(({ id: source }) => source.startsWith('contours-') && sources.includes(source))
          .map(({ titre, millesime, note }) => ({
            '@type': 'dct:ProvenanceStatement',
            'rdfs:label': [`${titre} ; ${millesime}.`, note].filter(Boolean).join(' '),
          })),
      }

const sourcesOf = ({ facts }: HandlerDeps, sources: readonly string[], origin: string) =>
  facts.sources
    .filter(({ id: source }) => sources.includes(source))
    .map(({ id: own, titre, url, producteur, licence, millesime, jeu }) => ({
      // Several datasets are published at one address.
      '@id': `${origin}/donnees#${own}`,
      ...(url !== null && { 'dcat:landingPage': id(url) }),
      'rdfs:label': `${titre} (${producteur}, ${millesime}, ${licence})`,
      ...(jeu !== null && {
        'dct:accrualPeriodicity': id(`${EU}/frequency/${jeu.rythme}`),
        ...(jeu.date !== null && { 'dct:temporal': periodOf(jeu.date) }),
      }),
    }))

/** A day, month or year that data speak of, as a period that begins and ends with it. */
function periodOf(date: string) {
  return { '@type': 'dct:PeriodOfTime', 'dcat:startDate': dayOf(date), 'dcat:endDate': dayOf(date) }
}

/** A day, month or year in its type. */
const dayOf = (date: string) =>
  typed({ 4: 'xsd:gYear', 7: 'xsd:gYearMonth' }[date.length] ?? 'xsd:date', date)

function boxOf([west, south, east, north]: readonly [number, number, number, number]): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return `POLYGON((${corners.map((corner) => corner.join(' ')).join(', ')}))`
}

/** The files of today, the address for a GIS, and the tiles where there are some. */
const distributions = ({ atlas }: HandlerDeps, { id: layer }: Collection, origin: string) => [
  ...(Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]).map((format) => {
    const { title, media } = DOWNLOAD_FORMATS[format]
    const address = id(origin + downloadAddress(layer, format))
    return {
      ...{ '@type': 'dcat:Distribution', 'dct:title': title },
      ...{ 'dcat:accessURL': address, 'dcat:downloadURL': address },
      'dcat:mediaType': id(`${IANA}/${media.split(';')[0]}`),
      'dct:format': { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': title },
    }
  }),
  {
    ...{ '@type': 'dcat:Distribution', 'dct:title': 'OGC API – Features' },
    'dcat:accessURL': id(`${origin}/ogc/collections/${layer}`),
    'dcat:accessService': id(`${origin}/ogc`),
    'dcat:mediaType': id(`${IANA}/application/geo+json`),
  },
  ...(atlas.tileLayers.some((tiles) => tiles.id === layer)
    ? [
        {
          ...{ '@type': 'dcat:Distribution', 'dct:title': 'TileJSON, Mapbox Vector Tiles' },
          'dcat:accessURL': id(`${origin}/tiles/${layer}.json`),
          'dcat:mediaType': id(`${IANA}/application/vnd.mapbox-vector-tile`),
        },
      ]
    : []),
]
