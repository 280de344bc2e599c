import type { Locale } from '../../server/contract/locale.ts'
import type { PageData } from '../../server/contract/pages.ts'
import { NO_DATA } from '../../server/domain/figure.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { minutes, number, percent } from './format.ts'
import { t } from './indicator-words.ts'

export type Territoire = PageData['accueil']['france']
export type FigureValue = Territoire['figures'][number]
export type RankValue = Territoire['ranks'][number]

/** A number of an indicator with the decimals of its definition: `1 200`, `0,62`, `12 min`, `27,4 %`; without its unit. */
export function written(locale: Locale, indicator: Indicateur, value: number): string {
  if (indicator === 'minutes-active') return minutes(value)
  const { kind, precision } = INDICATORS[indicator]
  const digits = precision === 'persons' ? 0 : precision
  return kind === 'share' ? percent(locale, value, digits - 2) : number(locale, value, digits)
}

/** The unit written after the number; empty when the number or the name already says it. */
export function unitOf(locale: Locale, indicator: Indicateur): string {
  const { kind, unit } = INDICATORS[indicator]
  return kind === 'number' && indicator !== 'minutes-active' ? unit[locale] : ''
}

/** `11 à 49`: what a commune shows in place of a modelled value. */
const isClass = ({ rounded }: FigureValue): boolean => rounded?.includes(' à ') ?? false

/** Whether the source has no value for the area. */
export const isAbsent = ({ rounded }: FigureValue): boolean => rounded === NO_DATA

/** What is shown as the figure: the number, its class, or why there is none. */
export function shown(locale: Locale, figure: FigureValue): string {
  const { indicator, status, value, low, high, rounded } = figure
  const w = t(locale)
  if (status === 'suppressed' && rounded?.startsWith('<')) return rounded
  if (isAbsent(figure)) return w.noData
  if (status !== 'ok' || value === null) return w.absent[status === 'ok' ? 'not-calculated' : status]
  if (isClass(figure) && low !== null && high !== null)
    return w.between(written(locale, indicator, low), written(locale, indicator, high))
  return written(locale, indicator, value)
}

/** The interval in words, or null when there is none. */
export function intervalOf(locale: Locale, figure: FigureValue): string | null {
  const { indicator, status, low, high } = figure
  if (status !== 'ok' || low === null || high === null || low === high || isClass(figure)) return null
  return t(locale).interval(written(locale, indicator, low), written(locale, indicator, high))
}

/** The interval in short, for charts: `54–72`, `19–29 min`; null when there is none. */
export function rangeOf(locale: Locale, figure: FigureValue): string | null {
  const { indicator, low, high } = figure
  if (low === null || high === null || intervalOf(locale, figure) === null) return null
  const start =
    indicator === 'minutes-active' && high < 60 ? String(Math.round(low)) : written(locale, indicator, low)
  return `${start}–${written(locale, indicator, high)}`
}

/** A round number of an axis: no more decimals than it needs. */
export function tick(locale: Locale, indicator: Indicateur, value: number): string {
  if (INDICATORS[indicator].kind === 'share') return percent(locale, value)
  return number(locale, value, Number.isInteger(value) ? 0 : 1)
}

/** A figure of an area, or undefined when the area has none of that name. */
export const figureOf = (
  area: Pick<Territoire, 'figures'> | null | undefined,
  indicator: Indicateur,
): FigureValue | undefined => area?.figures.find((figure) => figure.indicator === indicator)

/** Where an area stands for an indicator. */
export const rankOf = (area: Territoire, indicator: Indicateur): RankValue | undefined =>
  area.ranks.find((rank) => rank.indicator === indicator)
