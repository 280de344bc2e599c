import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { MapPage } from '../map-page.svelte.ts'
import { writeValue } from '../../../server/domain/writeFigure.ts'
import type { WrittenFigure } from '../write-figure.ts'
import { inPerimeter } from './rows.ts'

/**
 * The sum of a count over the départements of a focus that has no published figure of its own; rates have none. A
 * hidden part makes it a floor, and rounded parts make it approximate: both are said.
 */
export function sumOf(page: MapPage, indicator: Indicateur): WrittenFigure {
  const { words: w, locale, state } = page
  const none = (text: string): WrittenFigure => ({ text, interval: null, short: null, known: false })
  const { kind } = INDICATORS[indicator]
  if (kind !== 'persons' && kind !== 'count') return none('—')
  const columns = page.niveau('departement')
  if (!columns) return none(w.notCalculated)
  const parts = columns.codes.flatMap((_, row) =>
    inPerimeter(columns, row, state.perimeter) ? [columns.values[indicator]?.[row] ?? null] : [],
  )
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  const text = writeValue(locale, indicator, sum)
  const short = parts.includes(null) ? w.atLeast : kind === 'persons' ? w.roundedSum : null
  return { text, interval: short, short, known: true }
}
