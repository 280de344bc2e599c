import { TILE_MATRIX_SET, type OgcCollectionId, type OgcPage } from '../../contract/gis.ts'
import { frenchNumber } from '../../domain/frenchNumber.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import type { Cell, Row } from '../rows.ts'
import { provenanceOf } from '../deps.ts'
import { attributeName } from './attribute-names.ts'
import { COLLECTIONS, type Collection, type Item } from './collections.ts'
import { attributionOf, CONFORMS_TO, FAR, leadOf, TITLE, type Frame } from './documents.ts'
import type { Fields } from './fields.ts'
import { withQuery } from './links.ts'
import { ogcOperations } from './openapi.ts'
import { carried } from './schema.ts'
import { notesOn } from './notes.ts'
import type { Selection } from './select.ts'
import { STRETCHED } from './tilesets.ts'

/** What one page tells; the rest is the same on all. */
export type PageParts = Pick<OgcPage, 'title' | 'lead' | 'trail'> &
  Partial<Pick<OgcPage, 'note' | 'credits' | 'links' | 'table' | 'figures' | 'previous' | 'next'>>

const WORDS = {
  fr: {
    collections: 'Les couches',
    conformance: 'Conformité',
    conforms: 'Les classes de la norme OGC API – Features dont toutes les exigences sont tenues.',
    description: 'Description de l’interface',
    described:
      'Chaque adresse et ses paramètres ; un paramètre inconnu est refusé. Les objets se filtrent par chaque attribut et par « filter » (CQL2) : ce qu’un objet n’a pas, un chiffre masqué ou une géométrie, y est inconnu, et seuls viennent ceux pour lesquels la condition est vraie. Un objet sans géométrie répond à toute « bbox », mais à aucune condition sur le lieu.',
    wfs: 'Les mêmes couches, pour un logiciel qui ne lit pas OGC API – Features.',
    items: 'Voir la liste',
    tiles: 'Tuiles vectorielles',
    matrices: 'Comment les tuiles sont numérotées',
    cut: 'Ce qui est dessiné pour une carte du web ; sauf des cabinets et du zonage, les chiffres s’y joignent par le code.',
    schema: 'Attributs (JSON Schema)',
    queryables: 'Ce par quoi on filtre et trie (JSON Schema)',
    featureSchema: 'Un objet GeoJSON (JSON Schema)',
    listed: (from: number, to: number, of: number) =>
      `Objets ${frenchNumber(from, 0)} à ${frenchNumber(to, 0)} sur ${frenchNumber(of, 0)}`,
    none: 'Aucun objet ne répond à cette demande.',
    address: 'Adresse',
    parameters: 'Paramètres',
    attribute: 'Attribut',
    anyAttribute: 'chaque attribut par son nom',
    meaning: 'Ce qu’il dit',
    value: 'Valeur',
    attributes: 'Attributs',
    yes: 'oui',
    no: 'non',
  },
  en: {
    collections: 'The layers',
    conformance: 'Conformance',
    conforms: 'The classes of OGC API – Features of which every requirement is met.',
    description: 'Description of the interface',
    described:
      'Each address and its parameters; an unknown parameter is refused. Features are filtered by every attribute and by “filter” (CQL2): what a feature does not have, a hidden figure or a geometry, is unknown there, and only those come for which the condition is true. A feature without a geometry meets every “bbox”, but no condition on its place.',
    wfs: 'The same layers, for a desktop that does not read OGC API – Features.',
    items: 'See the list',
    tiles: 'Vector tiles',
    matrices: 'How tiles are numbered',
    cut: 'What is drawn for a web map; but for practices and the zoning, figures are joined by the code.',
    schema: 'Attributes (JSON Schema)',
    queryables: 'What to filter and sort by (JSON Schema)',
    featureSchema: 'A GeoJSON feature (JSON Schema)',
    listed: (from: number, to: number, of: number) => `Features ${from} to ${to} of ${of}`,
    none: 'No feature answers this request.',
    address: 'Address',
    parameters: 'Parameters',
    attribute: 'Attribute',
    anyAttribute: 'every attribute by its name',
    meaning: 'What it says',
    value: 'Value',
    attributes: 'Attributes',
    yes: 'yes',
    no: 'no',
  },
} as const

/** The whole page at an address. */
export function pageOf({ deps, base }: Frame, parts: PageParts, self: string): OgcPage {
  const { run, asOf } = provenanceOf(deps, deps.today())
  const address = base.replace(/\/en\/ogc$/, '/ogc')
  return {
    ...{ note: null, credits: null, links: [], table: null, figures: [], previous: null, next: null },
    ...parts,
    json: withQuery(self.replace(base, address), { f: 'json' }),
    ...{ address, run, asOf },
  }
}

const path = ({ base }: Frame): string => new URL(base).pathname
const home = (frame: Frame) => ({ label: TITLE[frame.locale], href: path(frame) })
const list = (frame: Frame) => ({
  label: WORDS[frame.locale].collections,
  href: `${path(frame)}/collections`,
})
const toCollection = (frame: Frame, { id, title }: Collection) => ({
  label: title[frame.locale],
  href: `${path(frame)}/collections/${id}`,
})
const everyCollection = (frame: Frame) =>
  Object.values(COLLECTIONS).map((one) => ({
    ...toCollection(frame, one),
    about: one.about[frame.locale],
  }))

/** `/ogc` as a page. */
export const landingPage = (frame: Frame): PageParts => ({
  ...{ title: TITLE[frame.locale], lead: leadOf(frame), trail: [], note: FAR[frame.locale] },
  links: [
    ...everyCollection(frame),
    { label: WORDS[frame.locale].description, href: `${path(frame)}/api?f=html`, about: null },
    { label: WORDS[frame.locale].conformance, href: `${path(frame)}/conformance?f=html`, about: null },
    { label: 'WFS 2.0', href: '/wfs?service=WFS&request=GetCapabilities', about: WORDS[frame.locale].wfs },
  ],
})

/** How tiles are numbered, as a page. */
export const tileMatrixSetPage = (frame: Frame): PageParts => ({
  ...{ title: WORDS[frame.locale].matrices, lead: WORDS[frame.locale].cut, trail: [home(frame)] },
  links: [{ label: TILE_MATRIX_SET, href: `${path(frame)}/tileMatrixSets/${TILE_MATRIX_SET}`, about: null }],
})

/** The tiles of a collection as a page. */
export function tilesPage(frame: Frame, one: Collection): PageParts {
  const w = WORDS[frame.locale]
  return {
    title: `${w.tiles} : ${one.title[frame.locale]}`,
    lead: w.cut,
    note: STRETCHED[frame.locale],
    trail: [home(frame), list(frame), toCollection(frame, one)],
    credits: attributionOf(frame.deps, one),
    links: [
      { label: 'TileJSON', href: `/tiles/${one.id}.json`, about: null },
      { label: 'PMTiles', href: `/donnees/${one.id}.pmtiles`, about: null },
      { label: w.matrices, href: `${path(frame)}/tileMatrixSets/${TILE_MATRIX_SET}?f=html`, about: null },
    ],
  }
}

/** The list of collections as a page. */
export const collectionsPage = (frame: Frame): PageParts => ({
  ...{ title: WORDS[frame.locale].collections, lead: leadOf(frame), trail: [home(frame)] },
  links: everyCollection(frame),
})

/** The conformance classes as a page. */
export const conformancePage = (frame: Frame): PageParts => ({
  ...{ title: WORDS[frame.locale].conformance, lead: WORDS[frame.locale].conforms, trail: [home(frame)] },
  links: CONFORMS_TO.map((uri) => ({ label: uri, href: uri, about: null })),
})

/** The description as a page: each address with the names of its parameters. */
export function apiPage(frame: Frame): PageParts {
  const w = WORDS[frame.locale]
  return {
    ...{ title: w.description, lead: w.described, trail: [home(frame)] },
    table: {
      caption: w.description,
      heads: [w.address, w.parameters],
      rows: ogcOperations.map(({ name, path: address, tag, parameters }) => {
        const fields = COLLECTIONS[tag as OgcCollectionId]?.fields
        const own = parameters.filter((one) => !fields || !Object.hasOwn(fields, one.name))
        const names = [...own.map((one) => one.name), ...(name === 'items' ? [w.anyAttribute] : [])]
        return { href: null, cells: [address, names.join(', ')] }
      }),
    },
  }
}

/** A collection as a page: its attributes with their units. */
export function collectionPage(frame: Frame, one: Collection): PageParts {
  const w = WORDS[frame.locale]
  const { href } = toCollection(frame, one)
  return {
    ...{ title: one.title[frame.locale], lead: one.about[frame.locale], trail: [home(frame), list(frame)] },
    note: one.shape === 'point' ? null : FAR[frame.locale],
    credits: attributionOf(frame.deps, one),
    links: [
      { label: w.items, href: `${href}/items`, about: null },
      { label: w.schema, href: `/ogc/collections/${one.id}/schema?f=json`, about: null },
      { label: w.queryables, href: `/ogc/collections/${one.id}/queryables?f=json`, about: null },
      { label: w.tiles, href: `${href}/tiles?f=html`, about: null },
    ],
    table: attributesTable(frame, one.fields),
  }
}

const attributesTable = ({ locale }: Frame, fields: Fields): OgcPage['table'] => ({
  caption: WORDS[locale].attributes,
  heads: [WORDS[locale].attribute, WORDS[locale].meaning],
  rows: Object.entries(fields).map(([name, { title, unit }]) => ({
    href: null,
    cells: [name, unit ? `${title[locale]} (${unit})` : title[locale]],
  })),
})

/** A schema of a collection as a page. */
export const schemaPage = (
  frame: Frame,
  one: Collection,
  which: 'schema' | 'featureSchema' | 'queryables',
): PageParts => ({
  title: `${one.title[frame.locale]} – ${WORDS[frame.locale][which]}`,
  lead: one.about[frame.locale],
  trail: [home(frame), list(frame), toCollection(frame, one)],
  table: attributesTable(frame, which === 'queryables' ? one.fields : carried(one)),
})

/** A page of features as a table, with the addresses of the pages before and after it. */
export function itemsPage(
  frame: Frame,
  selection: Selection,
  pager: { readonly previous: string | null; readonly next: string | null },
): PageParts {
  const { collection, items, offset, numberMatched } = selection
  const w = WORDS[frame.locale]
  const { href } = toCollection(frame, collection)
  const rows = collection.rows(
    frame.deps,
    items.map(({ id }) => id),
  )
  return {
    title: collection.title[frame.locale],
    lead: items.length === 0 ? w.none : w.listed(offset + 1, offset + items.length, numberMatched),
    trail: [home(frame), list(frame), toCollection(frame, collection)],
    note: notesOn({ ...selection, skipGeometry: true }, frame.locale) || null,
    credits: attributionOf(frame.deps, collection),
    table: {
      caption: collection.title[frame.locale],
      heads: collection.shown.map((name) => shortTitle(name, collection, frame)),
      rows: rows.map((row, at) => ({
        href: `${href}/items/${encodeURIComponent(items[at]!.id)}`,
        cells: collection.shown.map((name) => written(row[name], frame)),
      })),
    },
    ...pager,
  }
}

/** One feature as a page; an area with its figures and their intervals. */
export function itemPage(frame: Frame, one: Collection, { id }: Item): PageParts {
  const w = WORDS[frame.locale]
  const row = one.rows(frame.deps, [id])[0]!
  const figures = INDICATEURS.filter(
    (indicator) => typeof row[`${attributeName(indicator)}_status`] === 'string',
  )
  const names = INDICATEURS.map(attributeName)
  const told = (name: string): boolean =>
    names.some((own) => name === own || name.startsWith(`${own}_`)) && !name.startsWith('risque_rank')
  return {
    title: written(row.nom ?? row.name, frame),
    lead: one.about[frame.locale],
    trail: [home(frame), list(frame), toCollection(frame, one)],
    credits: attributionOf(frame.deps, one),
    figures: figures.map((indicator) => figureRow(indicator, row, frame)),
    table: {
      caption: w.attributes,
      heads: [w.attribute, w.value],
      rows: Object.entries(row)
        .filter(([name]) => !told(name))
        .map(([name, value]) => ({
          href: null,
          cells: [one.fields[name]?.title[frame.locale] ?? name, written(value, frame)],
        })),
    },
  }
}

function figureRow(indicator: Indicateur, row: Row, { locale }: Frame): OgcPage['figures'][number] {
  const name = attributeName(indicator)
  const [low, high] = [row[`${name}_low`], row[`${name}_high`]]
  const { precision, title } = INDICATORS[indicator]
  const digits = precision === 'persons' ? 0 : precision
  return {
    title: title[locale],
    written: String(row[`${name}_rounded`]),
    interval:
      typeof low === 'number' && typeof high === 'number'
        ? `${frenchNumber(low, digits)} – ${frenchNumber(high, digits)}`
        : null,
    vintage: String(row[`${name}_vintage`]),
  }
}

/** The title of a column; `risque_rounded` is the figure itself. */
const shortTitle = (name: string, { fields }: Collection, { locale }: Frame): string =>
  fields[name.replace(/_rounded$/, '')]!.title[locale]

const written = (value: Cell | undefined, { locale }: Frame): string =>
  value === null || value === undefined
    ? '—'
    : typeof value === 'boolean'
      ? WORDS[locale][value ? 'yes' : 'no']
      : typeof value === 'number'
        ? String(value).replace('.', locale === 'fr' ? ',' : '.')
        : value
