import { INDICATORS } from '../../../server/domain/indicators.ts'
import { STATUS_LETTERS } from '../../../server/domain/figure.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'
import type { ArretesZonage } from '../../../server/contract/sheet.ts'
import { ordersAt, type LevelColumns } from '../data/columns.ts'
import { sheetIndicators } from '../table/visible-columns.ts'
import { boundsOfMean, type Range } from '../../../server/domain/areas/boundsOfMean.ts'
import type { Grouping } from './groups.ts'

/** What a sum over communes reads of them, whatever is shown. */
export const READ: readonly Indicateur[] = [...new Set<Indicateur>([...sheetIndicators, 'population'])]

/** What the mean of an indicator is weighted by; by inhabitants (municipal population) where nothing is said. */
const WEIGHTS: Partial<Readonly<Record<Indicateur, Indicateur>>> = {
  risque: 'patients-suivis',
  interruption: 'patients-suivis',
  'sans-alternative': 'interruptions-attendues',
}
/** Ends of what a mean can be, where a commune says nothing of itself. */
const FULL_RANGE: Partial<Readonly<Record<Indicateur, Range>>> = {
  risque: { low: 0, high: 100 },
  interruption: { low: 0, high: 1 },
  'sans-alternative': { low: 0, high: 1 },
}
/** A hidden count is under this (method §7). */
const ELEVEN = 11
/** Above this share of the weight without a value, a mean is not told (as method §6 has it). */
const MOST_MISSING = 0.05

/** A figure of a group: where it lies, and whether something is missing below it. */
type GroupFigure = (Range & { readonly missing: boolean }) | { readonly state: 'missing' | 'not-applicable' }

/**
 * The figures of a grouping, from what is published of its communes and nothing else: sums of classes lie between two ends, and so do
 * means weighted by them; what is published as a number adds up to one. No end is nearer than the published ones allow.
 */
export function sumsOf(communes: LevelColumns, { groupes: groups }: Grouping): LevelColumns {
  const rows = new Map(communes.codes.map((code, row) => [code, row]))
  const members = groups.map((group) => group.communes.flatMap((code) => rows.get(code) ?? []))
  const bounds = reader(communes)
  const columns = { values: {}, lows: {}, highs: {}, states: {}, operators: {} } as Pick<
    LevelColumns,
    'values' | 'lows' | 'highs' | 'states' | 'operators'
  >
  for (const id of INDICATEURS) {
    const weight = WEIGHTS[id] ?? 'population'
    const needs: readonly Indicateur[] = isSum(id) ? [id] : [id, weight]
    if (needs.some((one) => !communes.values[one])) continue
    const figures = members.map((some) => (isSum(id) ? sumOf(bounds, id, some) : meanOf(bounds, id, some)))
    put(columns, id, figures)
  }
  return {
    ...communes,
    ...columns,
    niveau: 'groupes',
    codes: groups.map((_, row) => String(row + 1)),
    noms: groups.map(({ nom }) => nom),
    departements: groups.map(() => null),
    regions: groups.map(() => null),
    labels: '-'.repeat(groups.length),
    zonages: null,
    ...(communes.arretesZonage && { arretesZonage: ordersOfGroups(communes.arretesZonage, members) }),
  }
}

/** The orders of all communes of each group. */
const ordersOfGroups = (orders: ArretesZonage, members: readonly (readonly number[])[]): ArretesZonage => ({
  ...{ from: orders.from, to: orders.to, rangs: members.map((_, group) => group) },
  editions: members.map((rows) => {
    const own = rows.map((row) => ordersAt({ arretesZonage: orders }, row)!)
    return own.reduce(
      (all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }),
      own[0] ?? { from: orders.from, to: orders.to },
    )
  }),
})

const isSum = (id: Indicateur): boolean =>
  INDICATORS[id].kind === 'persons' || INDICATORS[id].kind === 'count' || id === 'etp'

type Read = (id: Indicateur, row: number) => Range | null

/** What a reader knows of a commune's figure; null: nothing is published of it. */
function reader({ values, lows, highs, states, operators }: LevelColumns): Read {
  return (id, row) => {
    const state = states[id]?.[row]
    const value = values[id]?.[row]
    const people = INDICATORS[id].kind === 'persons'
    if (state === STATUS_LETTERS.ok && value != null)
      return { low: value, high: operators[id]?.[row] === 'm' ? Infinity : value }
    if (state === STATUS_LETTERS.class) {
      const [low, high] = [lows[id]![row]!, highs[id]![row]!]
      // Above a lower bound nothing is known; « 50 à 199 » is written of whatever is under 200.
      const top = operators[id]?.[row] === 'm' ? (FULL_RANGE[id]?.high ?? Infinity) : high
      return { low, high: people ? top + 1 : top }
    }
    if (state === STATUS_LETTERS['not-applicable']) return people || WEIGHTS[id] ? { low: 0, high: 0 } : null
    if (state === STATUS_LETTERS.hidden) return { low: 0, high: ELEVEN }
    if (state === STATUS_LETTERS.protecting)
      return people ? { low: 0, high: Infinity } : (FULL_RANGE[id] ?? null)
    return state === STATUS_LETTERS['not-calculated'] ? (FULL_RANGE[id] ?? null) : null
  }
}

function sumOf(read: Read, id: Indicateur, rows: readonly number[]): GroupFigure {
  const known = rows.map((row) => read(id, row))
  if (known.every((one) => one === null)) return { state: 'missing' }
  return {
    low: known.reduce((sum, one) => sum + (one?.low ?? 0), 0),
    high: known.reduce((sum, one) => sum + (one?.high ?? 0), 0),
    missing: known.includes(null),
  }
}

function meanOf(read: Read, id: Indicateur, rows: readonly number[]): GroupFigure {
  const by = WEIGHTS[id] ?? 'population'
  const members = rows.map((row) => ({
    weight: read(by, row) ?? { low: 0, high: Infinity },
    value: read(id, row),
  }))
  const all = members.reduce((sum, one) => sum + one.weight.high, 0)
  const without = members.reduce((sum, one) => sum + (one.value === null ? one.weight.high : 0), 0)
  if (without === Infinity || without > MOST_MISSING * all) return { state: 'missing' }
  const told = members.flatMap(({ weight, value }) => (value ? [{ weight, value }] : []))
  const between = boundsOfMean(told)
  if (!between) return { state: 'not-applicable' }
  if (id !== 'risque') return { ...between, missing: false }
  // R = 100·U/F binds it as well.
  const [u, f] = (['patients-sans-relais', 'patients-suivis'] as const).map((count) =>
    sumOf(read, count, rows),
  )
  if (!u || !f || 'state' in u || 'state' in f) return { ...between, missing: false }
  return {
    low: Math.max(between.low, f.high > 0 ? (100 * u.low) / f.high : 0),
    high: Math.min(between.high, f.low > 0 ? (100 * u.high) / f.low : Infinity),
    missing: false,
  }
}

/** Writes the figures of an indicator, ends rounded outwards to what it is written with. */
function put(
  {
    values,
    lows,
    highs,
    states,
    operators,
  }: Pick<LevelColumns, 'values' | 'lows' | 'highs' | 'states' | 'operators'>,
  id: Indicateur,
  figures: readonly GroupFigure[],
): void {
  const { precision } = INDICATORS[id]
  const step = 10 ** (precision === 'persons' ? 0 : precision)
  const roundTo = (value: number, to: (one: number) => number): number =>
    to(Number((value * step).toPrecision(12))) / step
  const written = figures.map((one) => {
    if ('state' in one) return { value: null, low: null, high: null, state: one.state, au: '-' }
    const [low, high] = [roundTo(one.low, Math.floor), roundTo(one.high, Math.ceil)]
    const exact = roundTo(one.low, Math.round)
    if (one.high === Infinity || one.missing)
      return { value: low, low: null, high: null, state: 'ok' as const, au: 'm' }
    if (one.high - one.low < 1e-9)
      return { value: exact, low: null, high: null, state: 'ok' as const, au: '-' }
    return { value: (low + high) / 2, low, high, state: 'class' as const, au: '-' }
  })
  values[id] = written.map(({ value }) => value)
  lows[id] = written.map(({ low }) => low)
  highs[id] = written.map(({ high }) => high)
  states[id] = written.map(({ state }) => STATUS_LETTERS[state]).join('')
  operators[id] = written.map(({ au }) => au).join('')
}
