import { knownDays } from '../known-days.ts'
import { OGC_CRS, type OgcWords } from '../../contract/gis.ts'
import type { Locale } from '../../contract/index.ts'
import { DEMAND_SOURCES } from '../../domain/indicators/by-age.ts'
import { demandYearsOf, provenanceOf, type HandlerDeps } from '../deps.ts'
import { degreesOf } from './bbox.ts'
import { COLLECTIONS, type Collection } from './collections.ts'
import { GEOJSON, link, OPENAPI, pageLink, QUERYABLES, REL, SCHEMA, selfAndPage, type Link } from './links.ts'

/** What documents are made of: `base` is the address of the landing page, `today()` of the deps the day told of. */
export interface Frame {
  readonly deps: HandlerDeps
  readonly base: string
  readonly locale: Locale
}

const TILES = 'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/'
const FEATURES = 'http://www.opengis.net/spec/ogcapi-features-'
const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf/'

/** The classes whose every requirement is met, each shown by a test of its name. */
export const CONFORMS_TO: readonly string[] = [
  ...['core', 'geojson', 'html', 'oas30'].map((one) => `${FEATURES}1/1.0/conf/${one}`),
  `${FEATURES}2/1.0/conf/crs`,
  ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
    (one) => `${FEATURES}3/1.0/conf/${one}`,
  ),
  ...['cql2-text', 'cql2-json', 'basic-cql2', 'advanced-comparison-operators'].map((one) => CQL2 + one),
  ...['case-insensitive-comparison', 'accent-insensitive-comparison'].map((one) => CQL2 + one),
  ...['basic-spatial-functions', 'basic-spatial-functions-plus', 'temporal-functions'].map(
    (one) => CQL2 + one,
  ),
  ...['property-property', 'arithmetic'].map((one) => CQL2 + one),
  ...['core', 'tileset', 'tilesets-list', 'geodata-tilesets', 'mvt'].map((one) => TILES + one),
]

export const TITLE: OgcWords = {
  fr: 'Relais : les couches pour votre SIG',
  en: 'Relais: the layers for your GIS',
}
const ABOUT: OgcWords = {
  fr: 'Les cabinets Asalée et leur statut, les communes, départements et circonscriptions avec leurs chiffres, le zonage : les mêmes chiffres que ceux des pages et de l’API de Relais.',
  en: 'Asalée cabinets with their status, communes, départements and constituencies with their figures, the zoning: the same figures as on the pages and in the API of Relais.',
}
const DEMONSTRATION: OgcWords = {
  fr: 'DÉMONSTRATION : tous les cabinets sont fictifs, donc aussi ce qui s’en calcule.',
  en: 'DEMONSTRATION: every cabinet is fictitious, hence also what is calculated from them.',
}
/** Said wherever systems in metres are offered. */
export const FAR: OgcWords = {
  fr: 'EPSG:2154 ne vaut que pour la France métropolitaine : outre-mer, ses coordonnées reviennent au bon endroit mais ne servent pas à mesurer. Les systèmes d’outre-mer (EPSG:2972 en Guyane, 2975 à La Réunion, 4471 à Mayotte, 5490 aux Antilles) ne disent rien de l’autre côté du monde : la géométrie y est vide. Partout ailleurs, demandez CRS84.',
  en: 'EPSG:2154 is meant for mainland France: overseas its coordinates lead back to the right place but measure nothing. The systems of overseas territories (EPSG:2972 in Guiana, 2975 in La Réunion, 4471 in Mayotte, 5490 in the Antilles) say nothing of the other side of the world: geometry is empty there. Anywhere else ask for CRS84.',
}

/** That the cabinets which a collection rests on are fictitious, where they are. */
export const fictionOf = ({ deps, locale }: Frame, { roster }: Pick<Collection, 'roster'>): string[] =>
  roster && deps.atlas.demonstration ? [DEMONSTRATION[locale]] : []

/** Sentences that whoever uses a collection (or all of them) must have read. */
export const notesOf = (frame: Frame, one: Pick<Collection, 'roster' | 'shape'>): string[] => [
  ...fictionOf(frame, one),
  ...(one.shape === 'multipolygon' ? [FAR[frame.locale]] : []),
]

/** The sentence under a title. */
export const leadOf = ({ locale }: Frame, about: OgcWords = ABOUT): string => about[locale]

/** Ids of the datasets that a collection rests on; figures rest on more where patients are expected by age. */
export const datasetsOf = (deps: HandlerDeps, { sources, level }: Collection): readonly string[] =>
  level !== undefined && demandYearsOf(deps) ? [...sources, ...DEMAND_SOURCES] : sources

/** Credits and licences of the datasets that a collection rests on. */
export const attributionOf = (deps: HandlerDeps, collection: Collection): string =>
  [
    ...new Set(
      datasetsOf(deps, collection).flatMap((id) => {
        const source = deps.facts.sources.find((one) => one.id === id)
        return source ? [`${source.credit} (${source.licence})`] : []
      }),
    ),
  ].join(' ; ')

/** What lies behind `/ogc` (part 1, §7.2), with the notes that hold for all of it. */
export function landing(frame: Frame) {
  const { deps, base, locale } = frame
  return {
    title: TITLE[locale],
    description: [ABOUT[locale], ...notesOf(frame, { roster: true, shape: 'multipolygon' })].join(' '),
    links: [
      ...selfAndPage(base),
      link('service-desc', `${base}/api`, 'Description OpenAPI 3.0', OPENAPI),
      pageLink('service-doc', `${base}/api?f=html`, 'La description en page'),
      link('conformance', `${base}/conformance`, 'Classes de conformité'),
      link('data', `${base}/collections`, 'Les collections'),
      link(`${REL}tiling-schemes`, `${base}/tileMatrixSets`, 'Comment les tuiles sont numérotées'),
      ...licences(frame),
    ],
    ...provenanceOf(deps, deps.today()),
  }
}

export const licences = ({ base }: Frame): Link[] => [
  pageLink('license', new URL('/donnees#sources', base).href, 'Sources et licences'),
]

/** The conformance classes that are met (part 1, §7.4). */
export const conformance = ({ base }: Frame) => ({
  links: selfAndPage(`${base}/conformance`),
  conformsTo: CONFORMS_TO,
})

/** All collections (part 1, §7.13), with the day and the calculation of their figures. */
export function collections(frame: Frame) {
  const { deps, base } = frame
  return {
    links: selfAndPage(`${base}/collections`),
    crs: OGC_CRS,
    collections: Object.values(COLLECTIONS).map((one) => collection(frame, one)),
    ...provenanceOf(deps, deps.today()),
  }
}

/** The title of a collection, with what is fictitious in it. */
export function titleOf({ deps, locale }: Frame, { title, roster }: Collection): string {
  const { demonstration } = provenanceOf(deps, deps.today())
  const said = locale === 'fr' ? ' (démonstration)' : ' (demonstration)'
  return title[locale] + (roster && demonstration ? said : '')
}

/** One collection (part 1, §7.14): extent in degrees, reference systems, credits and where its features are. */
export function collection(frame: Frame, one: Collection) {
  const { deps, base, locale } = frame
  const { id, about, dated, roster } = one
  const own = `${base}/collections/${id}`
  const { run, asOf, demonstration } = provenanceOf(deps, deps.today())
  return {
    id,
    title: titleOf(frame, one),
    description: [
      about[locale],
      ...notesOf(frame, one),
      locale === 'fr' ? `Situation au ${asOf}, calcul ${run}.` : `As of ${asOf}, calculation ${run}.`,
    ].join(' '),
    attribution: attributionOf(deps, one),
    itemType: 'feature',
    extent: {
      ...spatialExtent(deps, one),
      ...(dated && {
        temporal: {
          interval: [[`${knownDays(deps).validFrom}T00:00:00Z`, null]],
          trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
        },
      }),
    },
    crs: OGC_CRS,
    storageCrs: OGC_CRS[0],
    links: [
      ...selfAndPage(own),
      link('items', `${own}/items`, 'Les objets', GEOJSON),
      pageLink('items', `${own}/items?f=html`, 'Les objets en page'),
      // GDAL takes the types of the attributes from here, and knows the relation by this spelling alone.
      link('describedBy', `${own}/schema/feature`, 'Schéma d’un objet', SCHEMA),
      link('describedby', `${own}/schema/feature`, 'Schéma d’un objet', SCHEMA),
      link(`${REL}schema`, `${own}/schema`, 'Les attributs', SCHEMA),
      link(`${REL}tilesets-vector`, `${own}/tiles`, 'Les tuiles vectorielles'),
      {
        ...{ rel: QUERYABLES, href: `${own}/queryables`, type: SCHEMA },
        title: 'Ce par quoi on filtre et trie',
      },
      ...licences(frame),
    ],
    ...{ run, asOf, demonstration: roster && demonstration, sources: datasetsOf(deps, one) },
  }
}

/** Bounds of all features, degrees (west, south, east, north); null where none has a geometry. */
export function extentOf(
  deps: HandlerDeps,
  one: Collection,
): readonly [number, number, number, number] | null {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const item of one.items(deps)) {
    const bounds = degreesOf(item)
    if (!bounds) continue
    west = Math.min(west, bounds[0])
    south = Math.min(south, bounds[1])
    east = Math.max(east, bounds[2])
    north = Math.max(north, bounds[3])
  }
  return west <= east ? [west, south, east, north] : null
}

function spatialExtent(deps: HandlerDeps, one: Collection) {
  const bbox = extentOf(deps, one)
  return bbox && { spatial: { bbox: [bbox], crs: OGC_CRS[0] } }
}
