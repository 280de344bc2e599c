import { STATUS_COLOURS } from '../../../domain/legend/status-sign.ts'
import { STATUTS, type Statut } from '../../../domain/model.ts'
import type { Collection } from '../collections.ts'
import { columnOf } from '../layers.ts'
import { legendOf, UNDETERMINED, type Condition, type Entry, type Surface } from './legend.ts'
import { element, said, text, type Xml } from './xml.ts'

/** A mark that every reader of SLD knows, for each status: its form tells it too. */
const MARKS: Readonly<Record<Statut, string>> = {
  active: 'circle',
  reduced: 'triangle',
  suspended: 'square',
  stopped: 'x',
  unknown: 'star',
}

/** The legend of a collection as SLD 1.1 with Symbology Encoding; names of columns are those of the files. */
export function sldOf(collection: Collection, title: string): string {
  const rules = legendOf(collection).entries.flatMap(rulesOf)
  const style = element(
    'UserStyle',
    {},
    said('se:Name', collection.id),
    element('se:FeatureTypeStyle', {}, ...rules),
  )
  const document = element(
    'StyledLayerDescriptor',
    {
      xmlns: 'http://www.opengis.net/sld',
      'xmlns:ogc': 'http://www.opengis.net/ogc',
      'xmlns:se': 'http://www.opengis.net/se',
      version: '1.1.0',
    },
    element(
      'NamedLayer',
      {},
      said('se:Name', collection.id),
      element('se:Description', {}, said('se:Title', title)),
      style,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

/** The rules of an entry: where its colour may be faded, one for each case. */
function rulesOf({ label, when, symbol }: Entry): Xml[] {
  const rule = (words: string, filter: Xml, drawn: readonly Xml[]): Xml =>
    element('se:Rule', {}, said('se:Name', words), filter, ...drawn)
  const filter = (...conditions: readonly Xml[]): Xml =>
    element(
      'ogc:Filter',
      {},
      conditions.length === 1 ? conditions[0]! : element('ogc:And', {}, ...conditions),
    )
  if (symbol.kind === 'status')
    return [
      rule(
        label.fr,
        when === null
          ? filter(
              not(
                among(
                  'status.value',
                  STATUTS.filter((one) => one !== symbol.status),
                ),
              ),
            )
          : filter(conditionOf(when)),
        [mark(symbol.status)],
      ),
    ]
  if (when === null) return [rule(label.fr, element('se:ElseFilter'), drawn(symbol))]
  if (symbol.faded === null) return [rule(label.fr, filter(conditionOf(when)), drawn(symbol))]
  const faded = equal(UNDETERMINED.attribute, UNDETERMINED.value)
  const certain = element('ogc:Or', {}, isNull(UNDETERMINED.attribute), not(faded))
  return [
    rule(label.fr, filter(conditionOf(when), certain), drawn(symbol)),
    rule(
      `${label.fr} (rang indéterminé)`,
      filter(conditionOf(when), faded),
      drawn({ ...symbol, fill: symbol.faded }),
    ),
  ]
}

const property = (attribute: string): Xml => said('ogc:PropertyName', columnOf(attribute))
const literal = (value: string | number): Xml => said('ogc:Literal', String(value))
const not = (condition: Xml): Xml => element('ogc:Not', {}, condition)
const isNull = (attribute: string): Xml => element('ogc:PropertyIsNull', {}, property(attribute))
const equal = (attribute: string, value: string): Xml =>
  element('ogc:PropertyIsEqualTo', {}, property(attribute), literal(value))
function among(attribute: string, values: readonly string[]): Xml {
  const each = values.map((value) => equal(attribute, value))
  return each.length === 1 ? each[0]! : element('ogc:Or', {}, ...each)
}

function conditionOf(when: Condition): Xml {
  if ('among' in when) return among(when.attribute, when.among)
  const { figure, low, high } = when
  const within = (attribute: string): Xml[] => [
    not(isNull(attribute)),
    ...(low === null
      ? []
      : [element('ogc:PropertyIsGreaterThanOrEqualTo', {}, property(attribute), literal(low))]),
    ...(high === null ? [] : [element('ogc:PropertyIsLessThan', {}, property(attribute), literal(high))]),
  ]
  const [value, least, operator] = [figure, `${figure}.low`, `${figure}.operator`] as const
  return element(
    'ogc:And',
    {},
    element('ogc:Or', {}, isNull(operator), not(equal(operator, 'at-least'))),
    element(
      'ogc:Or',
      {},
      element('ogc:And', {}, ...within(value)),
      element('ogc:And', {}, isNull(value), ...within(least)),
    ),
  )
}

const parameter = (name: string, value: string | number): Xml =>
  element('se:SvgParameter', { name }, text(String(value)))

function drawn({ fill, opacity, hatch, stroke, width }: Surface): Xml[] {
  const outline = element('se:Stroke', {}, parameter('stroke', stroke), parameter('stroke-width', width))
  const plain = element('se:Fill', {}, parameter('fill', fill), parameter('fill-opacity', opacity))
  const lines = (colour: string): Xml =>
    element(
      'se:Fill',
      {},
      element(
        'se:GraphicFill',
        {},
        element(
          'se:Graphic',
          {},
          element(
            'se:Mark',
            {},
            said('se:WellKnownName', 'slash'),
            element('se:Stroke', {}, parameter('stroke', colour), parameter('stroke-width', 1.6)),
          ),
          said('se:Size', '8'),
        ),
      ),
    )
  return [
    element('se:PolygonSymbolizer', {}, plain, outline),
    ...(hatch === null ? [] : [element('se:PolygonSymbolizer', {}, lines(hatch))]),
  ]
}

const mark = (status: Statut): Xml =>
  element(
    'se:PointSymbolizer',
    {},
    element(
      'se:Graphic',
      {},
      element(
        'se:Mark',
        {},
        said('se:WellKnownName', MARKS[status]),
        element('se:Fill', {}, parameter('fill', STATUS_COLOURS.clair[status])),
        element('se:Stroke', {}, parameter('stroke', '#ffffff'), parameter('stroke-width', 1)),
      ),
      said('se:Size', '12'),
    ),
  )
