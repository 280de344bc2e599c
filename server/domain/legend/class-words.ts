import { INDICATORS } from '../indicators.ts'
import type { Indicateur } from '../situation.ts'
import { writeValue } from '../writeFigure.ts'

type Locale = 'fr' | 'en'

const WORDS = {
  fr: {
    under: (x: string) => `moins de ${x}`,
    between: (a: string, b: string) => `${a} à ${b}`,
    from: (x: string) => `${x} et plus`,
  },
  en: {
    under: (x: string) => `under ${x}`,
    between: (a: string, b: string) => `${a} to ${b}`,
    from: (x: string) => `${x} and more`,
  },
} as const satisfies Readonly<Record<Locale, unknown>>

/**
 * The words of class `k` (from 0) of a legend, by the ascending `bounds` between its classes, in the indicator's unit:
 * `moins de 20`, `20 à 30`, `60 et plus`; '' where there is one class only.
 */
export function classWords(
  locale: Locale,
  indicator: Indicateur,
  bounds: readonly number[],
  k: number,
): string {
  const words = WORDS[locale]
  const [low, high] = [bounds[k - 1], bounds[k]].map((bound) =>
    bound === undefined ? undefined : boundWords(locale, indicator, bound),
  )
  if (low === undefined) return high === undefined ? '' : words.under(high)
  return high === undefined ? words.from(low) : words.between(low, high)
}

/** A bound of a class, in the indicator's unit, without decimals it does not need: `2,5`, `4`, `10 %`. */
export function boundWords(locale: Locale, indicator: Indicateur, bound: number): string {
  const part = INDICATORS[indicator].kind === 'share' ? bound * 100 : bound
  const decimals = Number.isInteger(Number(part.toFixed(6)))
    ? 0
    : Number.isInteger(Number((part * 10).toFixed(6)))
      ? 1
      : 2
  return writeValue(locale, indicator, bound, decimals)
}
