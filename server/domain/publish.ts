import type { Allocation } from './allocate.ts'
import { aplVintage, isAplVintage } from './aplVintage.ts'
import type { Figure } from './figure.ts'
import { INDICATORS, sourcesOf } from './indicators.ts'
import { isByAge } from './patients/demand.ts'
import { isZoning } from './reserves.ts'
import { editionOf, ordersIn } from './zoning.ts'
import { NIVEAUX, STATUTS, type AnyNiveau, type AplMillesime, type Niveau, type Statut } from './model.ts'
import { publicCounts, type PublicCounts } from './secrecy/publicCounts.ts'
import { publicPeople } from './secrecy/publicPeople.ts'
import { publicValue } from './secrecy/publicValue.ts'
import type { BandeMinutes, Indicateur, LevelColumns, Situation } from './situation.ts'

/** Percentile bounds of one indicator, aligned on a level's codes; NaN where there is none. */
export interface Bounds {
  readonly low: ArrayLike<number>
  readonly high: ArrayLike<number>
}

/** The 5–95 % intervals of a run, by level and indicator. */
export type Intervals = Readonly<Partial<Record<Niveau, Readonly<Partial<Record<Indicateur, Bounds>>>>>>

/** One level as the public may see it. Figures are made on demand: there are 35,000 communes. */
export interface PublicLevel {
  readonly niveau: AnyNiveau
  readonly codes: readonly string[]
  /** The figure of `codes[index]`. */
  readonly figure: (index: number, indicator: Indicateur) => Figure
  /** People by minutes to the nearest active cabinet, as written. */
  readonly people: (index: number) => Record<BandeMinutes, string>
  readonly cabinets: (index: number) => Record<Statut, number>
}

export interface PublishOptions {
  readonly aplMillesime: AplMillesime
  readonly intervals?: Intervals
  /** How the country's total of the followed bounds them: `more-than` unless told, as the source counts; null where it is another total. */
  readonly total?: 'more-than' | null
}

/**
 * The one place where raw figures become public: status, rounding, classes of communes, suppression. JSON, CSV,
 * GeoJSON, tiles and pages all read the result, so none can say more than another.
 */
export function publish(
  situation: Situation,
  allocation: Allocation,
  options: PublishOptions,
): Readonly<Record<Niveau, PublicLevel>> {
  const publisher = publisherOf(situation.asOf, allocation, publicCounts(situation, allocation), options)
  return Object.fromEntries(
    NIVEAUX.map((niveau) => [niveau, publisher(situation.levels[niveau], options.intervals?.[niveau])]),
  ) as Record<Niveau, PublicLevel>
}

/** Publishes one level of a day by what `counts` lets be said of its counts; no bounds: no interval is computed there. */
export function publisherOf(
  asOf: string,
  allocation: Allocation,
  counts: PublicCounts,
  { aplMillesime, total = 'more-than' }: Omit<PublishOptions, 'intervals'>,
): (level: LevelColumns, intervals?: Intervals[Niveau]) => PublicLevel {
  const demonstration = allocation.cabinets.some((cabinet) => cabinet.demonstration)
  const byAge = isByAge(allocation.communes)
  const zoning = editionOf(ordersIn(allocation.communes))
  return (level, intervals) => ({
    niveau: level.niveau,
    codes: level.codes,
    figure: (index, indicator) => {
      const { unit, roster, vintage } = INDICATORS[indicator]
      const bounds = intervals?.[indicator]
      const [low, high] = [bounds?.low[index] ?? NaN, bounds?.high[index] ?? NaN]
      return {
        indicator,
        ...publicValue({ level, index, indicator, low, high, total }, counts),
        unit: unit.fr,
        sources: sourcesOf(indicator, byAge),
        vintage:
          vintage === 'day'
            ? asOf
            : isAplVintage(vintage)
              ? aplVintage(vintage, aplMillesime)
              : (isZoning(indicator) && zoning) || vintage,
        demonstration: roster && demonstration,
      }
    },
    people: (index) => publicPeople(level, index),
    cabinets: (index) => wholeCabinets(level, index),
  })
}

function wholeCabinets(level: LevelColumns, index: number): Record<Statut, number> {
  return Object.fromEntries(
    STATUTS.map((statut) => [statut, Math.round(level.cabinetsByStatus[statut][index]!)]),
  ) as Record<Statut, number>
}
