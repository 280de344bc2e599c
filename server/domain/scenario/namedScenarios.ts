import type { Allocation } from '../allocate.ts'
import { levelColumns } from '../areas/levelColumns.ts'
import { communeColumns } from '../communeColumns.ts'
import { publisherOf, type Bounds, type PublicLevel, type PublishOptions } from '../publish.ts'
import { COUNT_INDICATORS, publicCounts } from '../secrecy/publicCounts.ts'
import { COUNTED, type ByLevel } from '../secrecy/tree.ts'
import type { Niveau } from '../model.ts'
import type { Indicateur, LevelColumns, Situation } from '../situation.ts'
import { assumeUnknown } from '../status/assumeUnknown.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { REACHED, type NamedScenario } from './assumptions.ts'

/**
 * The named scenarios of a day other than the day itself, as they may be published, with `intervals` those of the day.
 * - `un-million`: the same shares of 1,000,000 people, hence every count times 1,000,000/P* and the same H, V and R. The cap on a
 *   commune's target population is not applied again: it cannot hold so many (the fit would fail in thousands of communes).
 * - `inconnus-ouverts`, `inconnus-arretes`: every cabinet of unknown status is open, or has stopped. Central values, no interval.
 * A pause before each of the last two, which take as long as a day.
 */
export function* namedScenarios(
  allocation: Allocation,
  { asOf, levels }: Pick<Situation, 'asOf' | 'levels'>,
  day: DayStatuses,
  { aplMillesime, intervals }: PublishOptions,
): Generator<void, Readonly<Record<Exclude<NamedScenario, 'jour'>, ByLevel<PublicLevel>>>> {
  function* assumed(statut: 'active' | 'stopped'): Generator<void, ByLevel<PublicLevel>> {
    yield
    const columns = communeColumns(allocation, assumeUnknown(day, statut))
    const own = byLevel((level) => levelColumns(allocation, level, columns))
    const publisher = publisherOf(asOf, allocation, publicCounts({ levels: own }, allocation), {
      aplMillesime,
    })
    return byLevel((level) => publisher(own[level]))
  }
  const times = REACHED / allocation.parameters.patients
  const ofDay = publicCounts({ levels }, allocation)
  // What the day hides stays hidden: multiplied, it could be divided again.
  const multiplied = publisherOf(
    asOf,
    allocation,
    ({ niveau }, index, indicator) => {
      const { secret, value } = ofDay(levels[niveau as Niveau], index, indicator)
      return { secret, value: value * times }
    },
    { aplMillesime, total: null },
  )
  return {
    'un-million': byLevel((level) =>
      multiplied(scaled(levels[level], times), scaledBounds(intervals?.[level] ?? {}, times, level)),
    ),
    'inconnus-ouverts': yield* assumed('active'),
    'inconnus-arretes': yield* assumed('stopped'),
  }
}

const scaled = (level: LevelColumns, times: number): LevelColumns => ({
  ...level,
  values: Object.fromEntries(
    Object.entries(level.values).map(([indicator, column]) => [
      indicator,
      isCount(indicator) ? column.map((count) => count * times) : column,
    ]),
  ) as LevelColumns['values'],
  outside: level.outside.map((count) => count * times),
})

/** The bounds of counts times `times`, others as they are; a total that is a convention has none. */
function scaledBounds(
  bounds: Readonly<Partial<Record<Indicateur, Bounds>>>,
  times: number,
  level: Niveau,
): Partial<Record<Indicateur, Bounds>> {
  const by = (column: ArrayLike<number>): number[] => Array.from(column, (count) => count * times)
  return Object.fromEntries(
    Object.entries(bounds)
      .filter(([indicator]) => level !== 'france' || indicator !== 'patients-suivis')
      .map(([indicator, { low, high }]) => [
        indicator,
        isCount(indicator) ? { low: by(low), high: by(high) } : { low, high },
      ]),
  )
}

const isCount = (indicator: string): boolean => COUNT_INDICATORS.some((count) => count === indicator)

const byLevel = <T>(of: (level: keyof ByLevel<T>) => T): ByLevel<T> =>
  Object.fromEntries(COUNTED.map((level) => [level, of(level)])) as Record<keyof ByLevel<T>, T>
