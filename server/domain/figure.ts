import type { Indicateur } from './situation.ts'

/** What may be said of a figure. Two states tell a value, five say why there is none. */
export const FIGURE_STATUSES = [
  'ok',
  // Told by the class it is in: `class` has its bounds.
  'class',
  // A count under 11.
  'hidden',
  // A count that would give a hidden one away.
  'protecting',
  // The method declines.
  'not-calculated',
  // The source gives no value here.
  'missing',
  // The question does not arise.
  'not-applicable',
] as const
export type FigureStatus = (typeof FIGURE_STATUSES)[number]

/** A state that tells a value or its class. */
export type ShownStatus = 'ok' | 'class'

/** Whether a value, or its class, is told. */
export const isShown = (status: FigureStatus): status is ShownStatus => status === 'ok' || status === 'class'

/** One letter a state, as the map's columns and the stored runs write it. */
export const STATUS_LETTERS: Readonly<Record<FigureStatus, string>> = {
  ok: 'o',
  class: 'k',
  hidden: 's',
  protecting: 'p',
  'not-calculated': 'c',
  missing: 'a',
  'not-applicable': 'n',
}

/** The state of a letter; undefined for a letter that is none. Runs stored before classes had a letter say `o` for them. */
export const statusOfLetter = (letter: string | undefined): FigureStatus | undefined =>
  FIGURE_STATUSES.find((status) => STATUS_LETTERS[status] === letter)

/** How a value bounds what it stands for. */
export const OPERATORS = ['at-least', 'more-than'] as const
export type Operator = (typeof OPERATORS)[number]

/** One letter an operator, as the map's columns and the stored runs write it; `-` where there is none. */
export const OPERATOR_LETTERS: Readonly<Record<Operator, string>> = { 'at-least': 'm', 'more-than': 'p' }

/** The operator of a letter; undefined where there is none, and in runs stored before there were any. */
export const operatorOfLetter = (letter: string | undefined): Operator | undefined =>
  OPERATORS.find((operator) => OPERATOR_LETTERS[operator] === letter)

/** A public figure: the only form in which a number leaves the house. */
export interface Figure {
  readonly indicator: Indicateur
  /** Rounded; null where none is shown, and where `status` is `class`: a middle is not a figure. */
  readonly value: number | null
  /** 5th and 95th percentile, rounded alike; of a class its bounds; null where there is none. */
  readonly low: number | null
  readonly high: number | null
  /** Bounds of the class, both included in what is written; only where `status` is `class`. */
  readonly class?: { readonly min: number; readonly max: number } | undefined
  readonly unit: string
  /** As `writeFigure` writes it in French: `1 200`, `27,4 %`, `11 à 49`, or why there is no value. For people: no program reads it. */
  readonly rounded: string | null
  readonly status: FigureStatus
  /** `at-least`: a part is not known, and could only add; `more-than`: the source says "plus de"; absent: the value itself. */
  readonly operator?: Operator | undefined
  /** Ids of the datasets it rests on. */
  readonly sources: readonly string[]
  /** The day for what statuses change, the edition for what is reused as published. */
  readonly vintage: string
  readonly demonstration: boolean
}
