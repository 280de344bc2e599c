import type { Figure, FigureStatus, ShownStatus } from '../figure.ts'
import type { IndicatorDefinition } from '../indicators/definition.ts'
import { INDICATORS } from '../indicators.ts'
import type { Indicateur, LevelColumns } from '../situation.ts'
import { classOf, PERSON_CLASSES } from './classes.ts'
import type { PublicCounts } from './publicCounts.ts'
import type { AnyNiveau } from '../model.ts'
import { COUNTED } from './tree.ts'
import { LEAST_SHOWN, roundCount, roundTo } from './round.ts'
import { writeFigure } from '../writeFigure.ts'

/** The part of a figure that depends on its value. */
export type PublicValue = Pick<Figure, 'value' | 'low' | 'high' | 'class' | 'rounded' | 'status'>
type Told = Omit<PublicValue, 'rounded'>

/** One value with its bounds (NaN when there are none), before anything is hidden or rounded. */
export interface RawValue {
  readonly level: LevelColumns
  readonly index: number
  readonly indicator: Indicateur
  readonly low: number
  readonly high: number
}

/** Levels whose modelled figures are numbers; below a circonscription, or across it, they are classes (method §7). */
const NUMBERED: ReadonlySet<AnyNiveau> = new Set(COUNTED)

/** Status, rounding and class of one figure (method §7), and its writing. */
export function publicValue(raw: RawValue, counts: PublicCounts): PublicValue {
  const told = tell(raw, counts)
  const { status, ...value } = told
  return { ...value, rounded: writeFigure('fr', { indicator: raw.indicator, ...told }), status }
}

function tell({ level, index, indicator, low, high }: RawValue, counts: PublicCounts): Told {
  const definition = INDICATORS[indicator]
  let raw = level.values[indicator][index]!
  if (definition.modelled) {
    // Exposure and risk are functions of the affected: beside a hidden count they would give it away.
    const count = counts(level, index, indicator === 'patients-suivis' ? indicator : 'patients-affectes')
    if (count.secret === 'impossible') return without('not-applicable')
    if (count.secret === 'protecting') return without('protecting')
    if (count.secret === 'hidden') return without(definition.kind === 'persons' ? 'hidden' : 'not-calculated')
    if (definition.kind === 'persons') raw = count.value
  }
  if (!Number.isFinite(raw)) return missing(definition)
  if (definition.modelled && !NUMBERED.has(level.niveau)) return inClass(raw, definition)
  const value = round(raw, definition)
  return {
    value,
    low: Number.isFinite(low) ? round(leastBound(low, definition), definition) : null,
    high: Number.isFinite(high) ? round(high, definition) : null,
    status: 'ok',
  }
}

/** A bound under the least count shown would tell a small number: it is told as 0. */
const leastBound = (low: number, { modelled, kind }: IndicatorDefinition): number =>
  modelled && kind === 'persons' && low < LEAST_SHOWN ? 0 : low

/**
 * A value that its source did not publish is a gap in what we know, not a question that does not arise. Only a journey or an
 * access to cabinets has no meaning where none can be reached; a risk is missing because a part of it was not published.
 */
const missing = ({ sources, modelled }: IndicatorDefinition): Told =>
  without(sources.includes('cabinets') && !modelled ? 'not-applicable' : 'missing')

function without(status: Exclude<FigureStatus, ShownStatus>): Told {
  return { value: null, low: null, high: null, status }
}

/** What a commune or a découpage shows of a modelled value: the class it is in, the middle standing for it. */
function inClass(raw: number, definition: IndicatorDefinition): Told {
  const persons = definition.kind === 'persons'
  const found = classOf(raw, persons ? PERSON_CLASSES : definition.classes)
  if (!found) return without('not-applicable')
  const { low, high, middle } = found
  const last = persons ? high - 1 : high
  return { value: middle, low, high: last, class: { min: low, max: last }, status: 'class' }
}

function round(value: number, { precision }: IndicatorDefinition): number {
  return precision === 'persons' ? roundCount(value) : roundTo(value, precision)
}
