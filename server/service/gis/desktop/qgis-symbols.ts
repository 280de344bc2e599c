import { statusSign } from '../../../domain/legend/status-sign.ts'
import { UNDETERMINED, type Entry, type Surface } from './legend.ts'
import { element, type Xml } from '../xml.ts'

/** Millimetres of a CSS pixel. */
const PIXEL = 25.4 / 96
/** Side of a cabinet's sign, millimetres. */
const SIGN = 5.5
/** Of the hatching, millimetres: as far apart as on the map. */
const HATCH = { distance: 1.5, width: 0.4 } as const

/** Names an attribute as an expression of QGIS does. */
export const quotedName = (column: string): string => `"${column.replaceAll('"', '""')}"`

/** An option of QGIS by name. */
export const option = (type: string, name: string, value: string): Xml =>
  element('Option', { type, name, value })
const options = (values: Readonly<Record<string, string>>): Xml =>
  element(
    'Option',
    { type: 'Map' },
    ...Object.entries(values).map(([name, value]) => option('QString', name, value)),
  )

/** `#rrggbb` and an opacity as QGIS writes colours: four numbers from 0 to 255. */
function rgba(hex: string, opacity = 1): string {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
  return [...channels, Math.round(255 * opacity)].join(',')
}

/** The symbol of an entry, named by its place in the legend. */
export function symbolOf({ symbol }: Entry, at: number): Xml {
  const head = { name: String(at), alpha: 1, clip_to_extent: 1, force_rhr: 0 }
  if (symbol.kind === 'surface')
    return element(
      'symbol',
      { type: 'fill', ...head },
      plain(symbol),
      ...(symbol.hatch === null ? [] : [hatching(symbol.hatch, at)]),
    )
  const svg = Buffer.from(statusSign(symbol.status, 'clair')).toString('base64')
  return element(
    'symbol',
    { type: 'marker', ...head },
    layer('SvgMarker', { name: `base64:${svg}`, size: String(SIGN), size_unit: 'MM' }),
  )
}

const layer = (kind: string, values: Readonly<Record<string, string>>, ...inside: readonly Xml[]): Xml =>
  element('layer', { class: kind, enabled: 1, pass: 0, locked: 0 }, options(values), ...inside)

const plain = ({ fill, opacity, faded, ground, stroke, width }: Surface): Xml =>
  layer(
    'SimpleFill',
    {
      ...{ color: rgba(fill, ground ? 0 : opacity), style: 'solid', joinstyle: 'round' },
      ...{ outline_color: rgba(stroke), outline_style: 'solid' },
      ...{ outline_width: (width * PIXEL).toFixed(2), outline_width_unit: 'MM' },
    },
    ...(faded === null
      ? []
      : [
          dataDefined(
            'fillColor',
            `if(${quotedName(UNDETERMINED.attribute)} = '${UNDETERMINED.value}', '${faded}', '${fill}')`,
          ),
        ]),
  )

/** A property of a symbol that an expression gives. */
const dataDefined = (property: string, expression: string): Xml =>
  element(
    'data_defined_properties',
    {},
    element(
      'Option',
      { type: 'Map' },
      option('QString', 'name', ''),
      element(
        'Option',
        { type: 'Map', name: 'properties' },
        element(
          'Option',
          { type: 'Map', name: property },
          option('bool', 'active', 'true'),
          option('QString', 'expression', expression),
          option('int', 'type', '3'),
        ),
      ),
      option('QString', 'type', 'collection'),
    ),
  )

const hatching = (colour: string, at: number): Xml =>
  layer(
    'LinePatternFill',
    { angle: '45', distance: String(HATCH.distance), distance_unit: 'MM' },
    element(
      'symbol',
      { type: 'line', name: `@${at}@1`, alpha: 1, clip_to_extent: 1, force_rhr: 0 },
      layer('SimpleLine', {
        ...{ line_color: rgba(colour), line_style: 'solid' },
        ...{ line_width: String(HATCH.width), line_width_unit: 'MM' },
      }),
    ),
  )
