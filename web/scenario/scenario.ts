import type { Locale } from '../../server/contract/locale.ts'
import { classOf, PERSON_CLASSES } from '../../server/domain/secrecy/classes.ts'
import { ISSUES, type Effectif } from '../../server/domain/scenario/outcomes.ts'
import { writeAbsent, writeClass } from '../../server/domain/writeFigure.ts'
import { number } from '../ui/format.ts'
import { t } from './words.ts'

/** The part of a level that counts people, in the API's answer as in the worker's. */
export interface Effectifs {
  readonly persons: Readonly<Record<Effectif, readonly (number | null)[]>>
  readonly states: Readonly<Record<Effectif, string>>
}

/** A count of people of a row as it is written everywhere: `1 200`, `50 à 199`, `< 11`, `non diffusé`. */
export const headcount = (
  locale: Locale,
  { persons, states }: Effectifs,
  count: Effectif,
  row: number,
): string => countOf(locale, persons[count][row], states[count][row])

/** The same of one count and its state. */
export function countOf(locale: Locale, value: number | null | undefined, state: string | undefined): string {
  if (value === null || value === undefined)
    return state === 's' ? writeAbsent(locale, 'hidden') : t(locale).withheld
  const found = state === 'k' ? classOf(value, PERSON_CLASSES) : null
  return found
    ? writeClass(locale, number(locale, found.low), number(locale, found.high - 1))
    : number(locale, value)
}

/** A figure before and after, `27 → 31`; what is not told on either side says so. */
export function beforeAfter(
  locale: Locale,
  before: number | null | undefined,
  after: number | null | undefined,
  decimals: number,
): string {
  if (before == null && after == null) return t(locale).withheld
  const write = (value: number | null | undefined): string =>
    value == null ? t(locale).withheld : number(locale, value, decimals)
  return `${write(before)} → ${write(after)}`
}

/** One outcome of the people affected: its words, its text, and its share of the bars (0 where it is hidden). */
export interface Barre {
  readonly issue: (typeof ISSUES)[number]
  readonly text: string
  readonly part: number
}

/** The outcomes of a row, each beside the largest. */
export function bars(locale: Locale, level: Effectifs, row: number): Barre[] {
  const most = Math.max(1, ...ISSUES.map((issue) => level.persons[issue][row] ?? 0))
  return ISSUES.map((issue) => ({
    issue,
    text: headcount(locale, level, issue, row),
    part: (level.persons[issue][row] ?? 0) / most,
  }))
}
