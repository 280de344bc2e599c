import type { Allocation } from '../allocate.ts'
import type { AplMillesime } from '../model.ts'
import { publish, type Intervals, type PublicLevel } from '../publish.ts'
import { riskLabel, type RiskLabel } from '../risk/riskLabel.ts'
import { COUNTED, type ByLevel } from '../secrecy/tree.ts'
import type { LevelColumns, Situation } from '../situation.ts'
import type { DayDraws, LevelDraws } from './drawDay.ts'
import { intervals } from './intervals.ts'
import { ranksOf, type AreaRank, type LevelRanks } from './ranksOf.ts'
import { DRAWN, sampleOf, type Drawn } from './sampleOf.ts'

/** What is not known of a day's figures, all of it from the same draws. */
export interface Analysis {
  readonly intervals: Intervals
  /** By level and drawn indicator, aligned on the level's codes. A count is ranked only for who asks for it. */
  readonly ranks: ByLevel<Readonly<Record<Drawn, readonly (AreaRank | null)[]>>>
  /** Every draw's sums, unrounded: never shown, only differences of areas and days are judged by them. */
  readonly draws: DayDraws
  /** What may be said of each area's risk; null where nothing may. */
  readonly labels: ByLevel<readonly (RiskLabel | null)[]>
}

/** Intervals, ranks and labels of a day from its draws; ranks are those of the published values. */
export function analyse(
  allocation: Allocation,
  situation: Situation,
  day: DayDraws,
  aplMillesime: AplMillesime,
): Analysis {
  const bounds = intervals(day)
  const published = publish(situation, allocation, { aplMillesime, intervals: bounds })
  const levels = COUNTED.map((level) => {
    const all = Object.fromEntries(
      DRAWN.map((indicator) => [indicator, ranked(published[level], day[level], indicator)]),
    ) as Record<Drawn, LevelRanks>
    return [level, all, labelsOf(published[level], situation.levels[level], all.risque)] as const
  })
  const of = <T>(pick: (level: (typeof levels)[number]) => T): ByLevel<T> =>
    Object.fromEntries(levels.map((level) => [level[0], pick(level)])) as Record<keyof DayDraws, T>
  return {
    intervals: bounds,
    draws: day,
    ranks: of(
      ([, all]) =>
        Object.fromEntries(DRAWN.map((indicator) => [indicator, all[indicator].ranks])) as Record<
          Drawn,
          readonly (AreaRank | null)[]
        >,
    ),
    labels: of(([, , labels]) => labels),
  }
}

/** The ranks of one indicator among the values that stand for themselves: a lower bound has no place in an order. */
function ranked({ codes, figure }: PublicLevel, draws: LevelDraws, indicator: Drawn): LevelRanks {
  const values = codes.map((_, a) => {
    const { value, operator } = figure(a, indicator)
    return operator === undefined ? value : null
  })
  return ranksOf(values, (a) => sampleOf(draws, indicator, a))
}

function labelsOf(
  { codes, figure }: PublicLevel,
  { couverture }: LevelColumns,
  { tied, top, bottom }: LevelRanks,
): (RiskLabel | null)[] {
  return codes.map((_, a) => {
    const { value, high } = figure(a, 'risque')
    if (value === null || tied[a] || Number.isNaN(top[a])) return null
    return riskLabel({ value, high, top: top[a]!, bottom: bottom[a]!, couverture: couverture[a]! })
  })
}
