import { STATUS_COLOURS } from '../../../domain/legend/status-sign.ts'
import type { Statut } from '../../../domain/model.ts'
import type { Collection } from '../collections.ts'
import { legendOf, UNDETERMINED, type Condition, type Entry, type Surface } from './legend.ts'
import { element, said, text, type Xml } from '../xml.ts'

/** A mark that every reader of SLD knows, for each status: its form tells it too. */
const MARKS: Readonly<Record<Statut, string>> = {
  active: 'circle',
  reduced: 'triangle',
  suspended: 'square',
  stopped: 'x',
  unknown: 'star',
}

/**
 * The legend of a collection as SLD 1.1 with Symbology Encoding; names of columns are those of every layer. What no other entry takes
 * has a condition of its own: QGIS draws a rule with `ElseFilter` over every other.
 */
export function sldOf(collection: Collection, title: string, attribution: string): string {
  const { entries } = legendOf(collection)
  const rest = restOf(entries.flatMap(({ when }) => (when === null ? [] : [when])))
  const rules = entries.flatMap((entry) => rulesOf(entry, rest))
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
      element('se:Description', {}, said('se:Title', title), said('se:Abstract', attribution)),
      style,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

/** The rules of an entry: where its colour may be faded, one for each case. */
function rulesOf({ label, when, symbol }: Entry, rest: readonly Xml[]): Xml[] {
  const rule = (words: string, filter: Xml, drawn: readonly Xml[]): Xml =>
    element('se:Rule', {}, said('se:Name', words), filter, ...drawn)
  const filter = (...conditions: readonly Xml[]): Xml =>
    element(
      'ogc:Filter',
      {},
      conditions.length === 1 ? conditions[0]! : element('ogc:And', {}, ...conditions),
    )
  const taken = when === null ? rest : [conditionOf(when)]
  if (symbol.kind === 'status') return [rule(label.fr, filter(...taken), [mark(symbol.status)])]
  if (symbol.faded === null) return [rule(label.fr, filter(...taken), drawn(symbol))]
  const faded = equal(UNDETERMINED.attribute, UNDETERMINED.value)
  const certain = element('ogc:Or', {}, isNull(UNDETERMINED.attribute), not(faded))
  return [
    rule(label.fr, filter(...taken, certain), drawn(symbol)),
    rule(`${label.fr} (rang indéterminé)`, filter(...taken, faded), drawn({ ...symbol, fill: symbol.faded })),
  ]
}

const property = (attribute: string): Xml => said('ogc:PropertyName', attribute)
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
  const [value, least, operator] = [figure, `${figure}_low`, `${figure}_operator`] as const
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

/** What none of the conditions takes, true also where a column is empty; the classes of a figure leave out no value of it. */
function restOf(conditions: readonly Condition[]): Xml[] {
  const figures = new Set(conditions.flatMap((when) => ('figure' in when ? [when.figure] : [])))
  const taken = new Map<string, string[]>()
  for (const when of conditions)
    if ('among' in when) taken.set(when.attribute, [...(taken.get(when.attribute) ?? []), ...when.among])
  return [
    ...[...figures].map((figure) =>
      element(
        'ogc:Or',
        {},
        equal(`${figure}_operator`, 'at-least'),
        element('ogc:And', {}, isNull(figure), isNull(`${figure}_low`)),
      ),
    ),
    ...[...taken].map(([attribute, values]) =>
      element('ogc:Or', {}, isNull(attribute), not(among(attribute, values))),
    ),
  ]
}

const parameter = (name: string, value: string | number): Xml =>
  element('se:SvgParameter', { name }, text(String(value)))

function drawn({ fill, opacity, ground, hatch, stroke, width }: Surface): Xml[] {
  const outline = element('se:Stroke', {}, parameter('stroke', stroke), parameter('stroke-width', width))
  const plain = element(
    'se:Fill',
    {},
    parameter('fill', fill),
    parameter('fill-opacity', ground ? 0 : opacity),
  )
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
        // QGIS draws the `x` as two lines, which have no colour but that of the stroke.
        MARKS[status] === 'x'
          ? element(
              'se:Stroke',
              {},
              parameter('stroke', STATUS_COLOURS.clair[status]),
              parameter('stroke-width', 3),
            )
          : element('se:Stroke', {}, parameter('stroke', '#ffffff'), parameter('stroke-width', 1)),
      ),
      said('se:Size', '12'),
    ),
  )
