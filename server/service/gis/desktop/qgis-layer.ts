import { FIGURE_STATUSES, isShown } from '../../../domain/figure.ts'
import { INDICATORS } from '../../../domain/indicators.ts'
import { STATUS_NAMES } from '../../../domain/legend/sign-words.ts'
import { STATUTS } from '../../../domain/model.ts'
import { writeAbsent, writeBound } from '../../../domain/writeFigure.ts'
import type { Collection } from '../collections.ts'
import type { Field } from '../fields.ts'
import { attributeName } from '../attribute-names.ts'
import { aloneOf } from '../layers.ts'
import { carried } from '../schema.ts'
import { COLOURED, legendOf, type Condition } from './legend.ts'
import { option, quotedName, symbolOf } from './qgis-symbols.ts'
import { element, said, text, type Xml } from '../xml.ts'

/** What a layer of QGIS is beside its collection. */
export interface QgisLayer {
  readonly collection: Collection
  /** As the tree of layers names it; says when it rests on fictitious cabinets, as do the others. */
  readonly title: string
  readonly about: string
  readonly attribution: string
  /** Where Relais is reached, without a slash at the end. */
  readonly origin: string
}

/** Layers light enough to be opened as files: QGIS waits for each at its start, and reads the others a window at a time once they are on. */
const WHOLE: readonly string[] = ['cabinets', 'circonscriptions', 'departements', 'regions']
/** Layers of 35,000 shapes, and the scale above which they are not drawn: what they would read is no longer a window. */
const CLOSE_BY: readonly string[] = ['communes', 'zonage']
const LARGEST_WINDOW = 1_000_000

const isWindowed = ({ id }: Collection): boolean => !WHOLE.includes(id)

/** Id of a layer in the files: the same each time, so that a layer that is added again replaces nothing else. */
const layerId = ({ id }: Collection): string => `relais_${attributeName(id)}`

/** Where QGIS reads a layer, and by which of its drivers: FlatGeobuf through GDAL, or OGC API – Features window by window. */
function sourceOf({ collection, origin }: QgisLayer): { readonly driver: string; readonly address: string } {
  const { id } = collection
  return isWindowed(collection)
    ? {
        driver: 'OAPIF',
        address: ` pageSize='1000' restrictToRequestBBOX='1' srsname='EPSG:4326' typename='${id}' url='${origin}/ogc'`,
      }
    : { driver: 'ogr', address: `/vsicurl/${origin}/donnees/${id}.fgb|layername=${id}` }
}

/** The layer in the tree: on or off. */
export function treeLayer(layer: QgisLayer, checked: boolean): Xml {
  const { driver, address } = sourceOf(layer)
  return element('layer-tree-layer', {
    ...{ id: layerId(layer.collection), name: layer.title, source: address, providerKey: driver },
    ...{ checked: checked ? 'Qt::Checked' : 'Qt::Unchecked', expanded: checked ? 1 : 0 },
  })
}

/** The layer itself: source, legend, aliases, words of coded values, time, credits. */
export function mapLayer(layer: QgisLayer): Xml {
  const { collection, title, about, attribution, origin } = layer
  const { driver, address } = sourceOf(layer)
  const point = collection.shape === 'point'
  return element(
    'maplayer',
    {
      ...{ type: 'vector', geometry: point ? 'Point' : 'Polygon', wkbType: point ? 'Point' : 'MultiPolygon' },
      ...{ readOnly: 1, styleCategories: 'AllStyleCategories', labelsEnabled: 0 },
      ...{
        hasScaleBasedVisibilityFlag: CLOSE_BY.includes(collection.id) ? 1 : 0,
        minScale: LARGEST_WINDOW,
        maxScale: 0,
      },
    },
    said('id', layerId(collection)),
    said('datasource', address),
    element('attribution', { href: `${origin}/donnees#sources` }, text(attribution)),
    said('layername', title),
    element('srs', {}, WGS84),
    element(
      'resourceMetadata',
      {},
      ...[said('type', 'dataset'), said('language', 'fr'), said('title', title), said('abstract', about)],
      ...[said('rights', attribution), said('license', `${origin}/donnees#sources`)],
    ),
    element('provider', { encoding: 'UTF-8' }, driver),
    ...(collection.dated ? [time('as_of')] : []),
    renderer(collection),
    ...fields(collection),
    said('previewExpression', quotedName(point ? 'name' : 'nom')),
    said('mapTip', tip(collection)),
  )
}

/** A reference system by its code (EPSG) and its row in QGIS's own table, without which QGIS does not look at the code. */
export function referenceSystem(epsg: number, row: number): Xml {
  return element('spatialrefsys', {}, said('srsid', String(row)), said('authid', `EPSG:${epsg}`))
}

/** The reference system of every source. */
const WGS84 = referenceSystem(4326, 3452)

/** Each feature stands for its day. */
const time = (column: string): Xml =>
  element('temporal', {
    ...{ enabled: 1, mode: 1, startField: column, endField: '', limitMode: 0, accumulate: 0 },
    ...{ fixedDuration: 1, durationUnit: 'd', durationField: '', startExpression: '', endExpression: '' },
  })

function renderer(collection: Collection): Xml {
  const { entries } = legendOf(collection)
  return element(
    'renderer-v2',
    { type: 'RuleRenderer', symbollevels: 0, forceraster: 0, enableorderby: 0 },
    element(
      'rules',
      { key: `{${layerId(collection)}}` },
      ...entries.map(({ label, when }, at) =>
        element('rule', {
          key: `{${layerId(collection)}_${at}}`,
          filter: when === null ? 'ELSE' : expressionOf(when),
          label: label.fr,
          symbol: at,
        }),
      ),
    ),
    element('symbols', {}, ...entries.map((entry, at) => symbolOf(entry, at))),
  )
}

/** A condition as an expression of QGIS. */
function expressionOf(when: Condition): string {
  if ('among' in when)
    return `${quotedName(when.attribute)} IN (${when.among.map((one) => `'${one}'`).join(', ')})`
  const { figure, low, high } = when
  const [value, least, operator] = [figure, `${figure}_low`, `${figure}_operator`].map(quotedName)
  const told = `coalesce(${value}, ${least})`
  return [
    `${told} IS NOT NULL`,
    `coalesce(${operator}, '') <> 'at-least'`,
    ...(low === null ? [] : [`${told} >= ${low}`]),
    ...(high === null ? [] : [`${told} < ${high}`]),
  ].join(' AND ')
}

/** Words of coded values by the code, where there are some. */
function wordsOf({ values }: Field): readonly (readonly [code: string, words: string])[] {
  if (values === STATUTS) return STATUTS.map((status) => [status, STATUS_NAMES[status].fr])
  if (values !== FIGURE_STATUSES) return []
  return FIGURE_STATUSES.map((status) => [
    status,
    status === 'ok' ? 'valeur' : isShown(status) ? 'classe' : writeAbsent('fr', status),
  ])
}

function fields(collection: Collection): Xml[] {
  const written = isWindowed(collection)
    ? null
    : new Map(aloneOf(collection).table.columns.map(({ name: column }, at) => [column, at]))
  const known = Object.entries(written ? collection.fields : carried(collection)).filter(
    ([name]) => written === null || written.has(name),
  )
  return [
    element(
      'fieldConfiguration',
      {},
      ...known.map(([name, field]) => {
        const words = wordsOf(field)
        const map = element(
          'Option',
          { type: 'List', name: 'map' },
          ...words.map(([code, word]) => element('Option', { type: 'Map' }, option('QString', word, code))),
        )
        return element(
          'field',
          { name, configurationFlags: 'None' },
          words.length === 0
            ? element('editWidget', { type: '' }, element('config', {}, element('Option')))
            : element(
                'editWidget',
                { type: 'ValueMap' },
                element('config', {}, element('Option', { type: 'Map' }, map)),
              ),
        )
      }),
    ),
    element(
      'aliases',
      {},
      ...known.map(([name, { title, unit }], at) =>
        element('alias', {
          field: name,
          index: written?.get(name) ?? at,
          name: unit ? `${title.fr} (${unit})` : title.fr,
        }),
      ),
    ),
  ]
}

/** What QGIS shows under the pointer: the figure with its bounds, or why there is none. */
function tip(collection: Collection): string {
  const shown = (attribute: string): string => `[% ${quotedName(attribute)} %]`
  if (collection.level === undefined)
    return collection.id === 'zonage'
      ? `<b>${shown('nom')}</b><br>${shown('zonage')}<br>${shown('zonage_reserve')}`
      : `<b>${shown('name')}</b><br>[% represent_value("status_value", 'status_value') %]<br>${shown('as_of')}`
  const { title, unit } = INDICATORS[COLOURED]
  const column = (part: string): string => quotedName(attributeName(COLOURED) + part)
  const bounds = (before: string, after: string): string =>
    `coalesce('${before}' || ${column('_low')} || ' à ' || ${column('_high')} || '${after}', '')`
  const absent = FIGURE_STATUSES.filter((status) => !isShown(status)).map(
    (status) => `WHEN ${column('_status')} = '${status}' THEN '${writeAbsent('fr', status)}'`,
  )
  const words = (['at-least', 'more-than'] as const).map(
    (operator) => `WHEN ${column('_operator')} = '${operator}' THEN '${writeBound('fr', operator, '')}'`,
  )
  const bound = `(CASE ${words.join(' ')} ELSE '' END)`
  const figure = [
    `CASE WHEN ${column('_status')} = 'ok' THEN ${bound} || ${column('')} || ${bounds(' (', ')')}`,
    `WHEN ${column('_status')} = 'class' THEN ${bound} || ${bounds('', '')}`,
    ...absent,
    `ELSE 'non connu' END`,
  ].join(' ')
  return `<b>${shown('nom')}</b><br>${title.fr}, ${unit.fr} : [% ${figure} %]<br>${shown('as_of')}[% if("demonstration", ', DÉMONSTRATION : cabinets fictifs', '') %]`
}
