import type { Locale } from '../../server/contract/locale.ts'
import type { PageData } from '../../server/contract/pages.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { writeFigure, writeValue } from '../../server/domain/writeFigure.ts'
import { minutes } from './format.ts'
import { t } from './indicator-words.ts'

export type ListedArea = PageData['accueil']['france']
export type FigureValue = ListedArea['figures'][number]
export type RankValue = ListedArea['ranks'][number]

/** A number of an indicator with the decimals of its definition: `1 200`, `0,62`, `12 min`, `27,4 %`; without its unit. */
export function written(locale: Locale, indicator: Indicateur, value: number): string {
  return indicator === 'minutes-active' ? minutes(value) : writeValue(locale, indicator, value)
}

/** The unit written after the number; empty when the number or the name already says it. */
export function unitOf(locale: Locale, indicator: Indicateur): string {
  const { kind, unit } = INDICATORS[indicator]
  return kind === 'number' && indicator !== 'minutes-active' ? unit[locale] : ''
}

/** What is shown as the figure: the number, its class, or why there is none. */
export const shown = (locale: Locale, figure: FigureValue): string =>
  writeFigure(locale, figure, (value) => written(locale, figure.indicator, value))

/** Whether two figures tell the same value, class or reason; intervals apart. Two that are not there do. */
export const sameTold = (a: FigureValue | undefined, b: FigureValue | undefined): boolean =>
  a?.status === b?.status &&
  a?.value === b?.value &&
  a?.class?.min === b?.class?.min &&
  a?.class?.max === b?.class?.max

/** The interval in words, or null when there is none. */
export function intervalOf(locale: Locale, figure: FigureValue): string | null {
  const { indicator, status, low, high } = figure
  if (status !== 'ok' || low === null || high === null || low === high) return null
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

/** A figure of an area, or undefined when the area has none of that name. */
export const figureOf = (
  area: Pick<ListedArea, 'figures'> | null | undefined,
  indicator: Indicateur,
): FigureValue | undefined => area?.figures.find((figure) => figure.indicator === indicator)

/** Where an area stands for an indicator. */
export const rankOf = (area: ListedArea, indicator: Indicateur): RankValue | undefined =>
  area.ranks.find((rank) => rank.indicator === indicator)
