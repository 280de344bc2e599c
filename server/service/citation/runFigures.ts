import { z } from 'zod'
import { rank, type figure } from '../../contract/figure.ts'
import { NO_DATA, type FigureStatus } from '../../domain/figure.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { writtenValue } from './written.ts'

const column = z.array(z.number().nullable())

/** A level of a stored run, as far as a quotation reads it; what a later version adds does not disturb. */
const levelContent = z.object({
  asOf: z.string(),
  codes: z.array(z.string()),
  values: z.record(z.string(), column),
  lows: z.record(z.string(), column),
  highs: z.record(z.string(), column),
  states: z.record(z.string(), z.string()),
  ranks: z.array(rank.nullable()),
})
export type LevelContent = z.output<typeof levelContent>

/** Reads the bytes of a run's level. @throws ZodError when they are none. */
export const readLevel = (content: string): LevelContent => levelContent.parse(JSON.parse(content))

/** One figure of a stored run. */
export type CitedFigure = Omit<z.input<typeof figure>, 'vintage' | 'demonstration'> & {
  readonly vintage: string | null
}
export type CitedRank = z.input<typeof rank>

const STATES: Readonly<Record<string, FigureStatus>> = {
  o: 'ok',
  s: 'suppressed',
  p: 'suppressed',
  c: 'not-calculated',
  a: 'not-calculated',
  n: 'not-applicable',
}
const ABSENT: Readonly<Record<string, string>> = {
  s: '< 11',
  p: 'non diffusé',
  c: 'non calculé',
  a: NO_DATA,
  n: 'sans objet',
}

/** What an area's figures were in a run; null when the run has no such area. `apl`: edition of the APL, null when unknown. */
export function figuresOf(
  level: LevelContent,
  code: string,
  apl: string | null,
): { readonly figures: readonly CitedFigure[]; readonly rank: CitedRank | null } | null {
  const index = level.codes.indexOf(code)
  if (index < 0) return null
  const figures = INDICATEURS.filter((indicator) => level.values[indicator]).map((indicator) =>
    figureAt(level, index, indicator, apl),
  )
  return { figures, rank: level.ranks[index] ?? null }
}

function figureAt(
  level: LevelContent,
  index: number,
  indicator: Indicateur,
  apl: string | null,
): CitedFigure {
  const { unit, sources, vintage } = INDICATORS[indicator]
  const state = level.states[indicator]?.[index] ?? 'n'
  const value = level.values[indicator]![index] ?? null
  return {
    indicator,
    value,
    low: level.lows[indicator]?.[index] ?? null,
    high: level.highs[indicator]?.[index] ?? null,
    unit: unit.fr,
    rounded: value === null ? (ABSENT[state] ?? null) : writtenValue('fr', indicator, value),
    status: STATES[state] ?? 'not-applicable',
    sources: [...sources],
    vintage: vintage === 'day' ? level.asOf : vintage === 'apl' ? apl : vintage,
  }
}
