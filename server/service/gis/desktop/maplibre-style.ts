import { FONDS } from '../../../domain/legend/ramps.ts'
import { STATUS_COLOURS } from '../../../domain/legend/status-sign.ts'
import type { Statut } from '../../../domain/model.ts'
import { downloadAddress } from '../../../contract/downloads.ts'
import type { Collection } from '../collections.ts'
import { legendOf, UNDETERMINED, type Condition, type Entry } from './legend.ts'

type Expression = readonly unknown[]

/** What a style says of itself; a map shows its attribution alone. */
interface Said {
  readonly title: string
  readonly attribution: string
  /** Whether it rests on fictitious cabinets. */
  readonly demonstration: boolean
}

/**
 * The legend of a collection as a style of MapLibre (style specification, version 8) over the file of the layer under `origin`: any
 * page may take its layers. Colours fade as on the map; what no entry takes is paler and dashed, for a style has no hatching of its own; a status
 * is told by size, fill and outline too.
 */
export function maplibreStyleOf(collection: Collection, origin: string, said: Said) {
  const { title, attribution, demonstration } = said
  const { id, shape } = collection
  const { entries } = legendOf(collection)
  const source = { source: id } as const
  const layers =
    shape === 'point'
      ? [
          {
            ...{ id, type: 'circle', ...source },
            paint: {
              'circle-color': colours(entries),
              'circle-opacity': discs(entries, ({ filled }) => (filled ? 1 : 0)),
              'circle-radius': [
                ...['interpolate', ['linear'], ['zoom']],
                ...[5, discs(entries, ({ size }) => 3.5 * size), 12, discs(entries, ({ size }) => 10 * size)],
              ],
              'circle-stroke-color': byEntry(entries, (entry) => {
                const { ring } = discOf(entry)
                return ring === 'own' ? colourOf(entry) : FONDS.clair[ring]
              }),
              'circle-stroke-width': discs(entries, ({ ring }) => (ring === 'halo' ? 1.5 : 2.5)),
            },
          },
        ]
      : [
          {
            ...{ id, type: 'fill', ...source },
            paint: { 'fill-color': colours(entries), 'fill-opacity': opacities(entries) },
          },
          {
            ...{ id: `${id}-limites`, type: 'line', ...source },
            paint: { 'line-color': FONDS.clair.limiteFine, 'line-width': 0.4 },
          },
          {
            ...{ id: `${id}-non-connu`, type: 'line', ...source },
            filter: ['!', ['any', ...entries.flatMap(({ when }) => (when ? [conditionOf(when)] : []))]],
            paint: { 'line-color': FONDS.clair.trame, 'line-width': 1.6, 'line-dasharray': [2, 2] },
          },
        ]
  return {
    version: 8,
    name: title,
    metadata: {
      'relais:legend': entries.map(({ label }) => label.fr),
      'relais:demonstration': demonstration,
    },
    sources: { [id]: { type: 'geojson', data: origin + downloadAddress(id, 'geojson'), attribution } },
    layers: [{ id: 'fond', type: 'background', paint: { 'background-color': FONDS.clair.mer } }, ...layers],
  }
}

const get = (attribute: string): Expression => ['get', attribute]

function conditionOf(when: Condition): Expression {
  if ('among' in when) return ['in', get(when.attribute), ['literal', when.among]]
  const { figure, low, high } = when
  const told = ['coalesce', get(figure), get(`${figure}_low`)]
  const value = ['to-number', told]
  return [
    'all',
    ['!=', told, null],
    ['!=', get(`${figure}_operator`), 'at-least'],
    ...(low === null ? [] : [['>=', value, low]]),
    ...(high === null ? [] : [['<', value, high]]),
  ]
}

/** `case`: the value of the first entry whose condition holds; the last one's where none does. */
function byEntry(entries: readonly Entry[], of: (entry: Entry) => unknown): Expression {
  const rest = entries.find(({ when }) => when === null)!
  return [
    'case',
    ...entries.flatMap((entry) => (entry.when ? [conditionOf(entry.when), of(entry)] : [])),
    of(rest),
  ]
}

/** A disc that tells a status without its colour: a style of MapLibre has no signs without an image. */
interface Disc {
  readonly size: number
  readonly filled: boolean
  /** Its outline: pale, dark, or in the colour of the status. */
  readonly ring: 'halo' | 'encre' | 'own'
}

/** Large where somebody is there, hollow where nobody is for now, small where nobody is or nothing is known. */
const DISCS: Readonly<Record<Statut, Disc>> = {
  active: { size: 1, filled: true, ring: 'halo' },
  reduced: { size: 1, filled: true, ring: 'encre' },
  suspended: { size: 1, filled: false, ring: 'own' },
  stopped: { size: 0.6, filled: false, ring: 'own' },
  unknown: { size: 0.6, filled: true, ring: 'halo' },
}
const discOf = ({ symbol }: Entry): Disc => DISCS[symbol.kind === 'status' ? symbol.status : 'unknown']
const discs = (entries: readonly Entry[], of: (disc: Disc) => unknown): Expression =>
  byEntry(entries, (entry) => of(discOf(entry)))

function colourOf({ symbol }: Entry): unknown {
  if (symbol.kind === 'status') return STATUS_COLOURS.clair[symbol.status]
  const { fill, faded } = symbol
  return faded === null
    ? fill
    : ['case', ['==', get(UNDETERMINED.attribute), UNDETERMINED.value], faded, fill]
}
const colours = (entries: readonly Entry[]): Expression => byEntry(entries, colourOf)

const opacities = (entries: readonly Entry[]): Expression =>
  byEntry(entries, ({ symbol }) => (symbol.kind === 'status' ? 1 : symbol.opacity))
