import type { Figure, FigureStatus, Operator, ShownStatus } from '../figure.ts'
import type { IndicatorDefinition } from '../indicators/definition.ts'
import { INDICATORS } from '../indicators.ts'
import type { Indicateur, LevelColumns } from '../situation.ts'
import { classOf, PERSON_CLASSES } from './classes.ts'
import { COUNT_INDICATORS, type CountIndicator, type PublicCounts } from './publicCounts.ts'
import type { AnyNiveau } from '../model.ts'
import { COUNTED } from './tree.ts'
import { LEAST_SHOWN, roundCount, roundTo } from './round.ts'
import { writeFigure } from '../writeFigure.ts'

/** The part of a figure that depends on its value. */
export type PublicValue = Pick<Figure, 'value' | 'low' | 'high' | 'class' | 'rounded' | 'status' | 'operator'>
type Told = Omit<PublicValue, 'rounded'>

/** One value with its bounds (NaN when there are none), before anything is hidden or rounded. */
export interface RawValue {
  readonly level: LevelColumns
  readonly index: number
  readonly indicator: Indicateur
  readonly low: number
  readonly high: number
  /** How the country's total of the followed bounds them; null: it does not. */
  readonly total: 'more-than' | null
}

/** Levels whose modelled figures are numbers; below a circonscription, or across it, they are classes (method §7). */
const NUMBERED: ReadonlySet<AnyNiveau> = new Set(COUNTED)

/** Status, rounding and class of one figure (method §7), and its writing. */
export function publicValue(raw: RawValue, counts: PublicCounts): PublicValue {
  const told = tell(raw, counts)
  const { status, ...value } = told
  return { ...value, rounded: writeFigure('fr', { indicator: raw.indicator, ...told }), status }
}

function tell({ level, index, indicator, low, high, total }: RawValue, counts: PublicCounts): Told {
  const definition = INDICATORS[indicator]
  let raw = level.values[indicator][index]!
  if (definition.modelled) {
    for (const on of COUNTS_OF[indicator] ?? []) {
      const count = counts(level, index, on)
      if (count.secret === 'impossible') return without('not-applicable')
      if (count.secret === 'protecting') return without('protecting')
      if (count.secret === 'hidden')
        return without(definition.kind === 'persons' ? 'hidden' : 'not-calculated')
      if (definition.kind === 'persons') raw = count.value
    }
  }
  if (!Number.isFinite(raw)) return missing(definition)
  const operator = operatorOf(level, index, indicator, total)
  if (definition.modelled && !NUMBERED.has(level.niveau)) return { ...inClass(raw, definition), ...operator }
  const value = round(raw, definition)
  // A convention has no interval, and above a lower bound nothing is known.
  const bounded = operator === null
  return {
    value,
    low: bounded && Number.isFinite(low) ? round(leastBound(low, definition), definition) : null,
    high: bounded && Number.isFinite(high) ? round(high, definition) : null,
    status: 'ok',
    ...operator,
  }
}

/**
 * The counts that a modelled figure is a function of: beside a hidden one it would give it away. Whether U, R and V are
 * known less well than that is said by their operator.
 */
const COUNTS_OF: Readonly<Partial<Record<Indicateur, readonly CountIndicator[]>>> = {
  ...Object.fromEntries(COUNT_INDICATORS.map((count) => [count, [count]])),
  risque: ['interruptions-attendues', 'patients-sans-relais'],
  interruption: ['interruptions-attendues'],
  'sans-alternative': ['interruptions-attendues', 'patients-sans-relais'],
}

/** The figures that may be told as a bound. */
export const BOUNDED_INDICATORS = [
  'patients-suivis',
  'patients-sans-relais',
  'risque',
  'sans-alternative',
] as const satisfies readonly Indicateur[]

/** What is missing could only add to U, R and V; and "plus de 300 000" is how the source counts the followed of the country. */
function operatorOf(
  { niveau, couverture }: LevelColumns,
  index: number,
  indicator: Indicateur,
  total: RawValue['total'],
): { readonly operator: Operator } | null {
  if (niveau === 'france' && indicator === 'patients-suivis') return total && { operator: total }
  const bounded =
    indicator === 'patients-sans-relais' || indicator === 'risque' || indicator === 'sans-alternative'
  return bounded && couverture[index] === 'minorant' ? { operator: 'at-least' } : null
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

/** What a commune or a découpage shows of a modelled value: the class it is in, and no value, for a middle is not a figure. */
function inClass(raw: number, definition: IndicatorDefinition): Told {
  const persons = definition.kind === 'persons'
  if (persons && raw === 0) return { value: 0, low: null, high: null, status: 'ok' }
  const bounds = persons ? PERSON_CLASSES : definition.classes
  // A ratio of sums may be a last digit above 1: certain is not "does not arise".
  const top = bounds[bounds.length - 1]!
  const found = classOf(raw > top && raw < top * (1 + 1e-9) ? top : raw, bounds)
  if (!found) return without('not-applicable')
  const { low, high } = found
  const last = persons ? high - 1 : high
  return { value: null, low, high: last, class: { min: low, max: last }, status: 'class' }
}

function round(value: number, { precision }: IndicatorDefinition): number {
  return precision === 'persons' ? roundCount(value) : roundTo(value, precision)
}
