import { isZoning } from '../../domain/reserves.ts'
import { aplVintage, isAplVintage } from '../../domain/aplVintage.ts'
import type { AplMillesime } from '../../domain/model.ts'
import { z } from 'zod'
import { citedRank, type citedFigure } from '../../contract/citation.ts'
import { operatorOfLetter, statusOfLetter } from '../../domain/figure.ts'
import { INDICATORS, sourcesOf } from '../../domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { writeFigure } from '../../domain/writeFigure.ts'

const column = z.array(z.number().nullable())

/** A level of a stored run, as far as a quotation reads it; what a later version adds does not disturb. */
const levelContent = z.object({
  asOf: z.string(),
  codes: z.array(z.string()),
  values: z.record(z.string(), column),
  lows: z.record(z.string(), column),
  highs: z.record(z.string(), column),
  states: z.record(z.string(), z.string()),
  operators: z.record(z.string(), z.string()).default({}),
  ranks: z.array(citedRank.nullable()),
})
export type LevelContent = z.output<typeof levelContent>

/** Reads the bytes of a run's level. @throws ZodError when they are none. */
export const readLevel = (content: string): LevelContent => levelContent.parse(JSON.parse(content))

/** One figure of a stored run. */
export type CitedFigure = z.input<typeof citedFigure>
export type CitedRank = z.input<typeof citedRank>

/**
 * What an area's figures were in a run; null when the run has no such area. `apl`: editions of the APL, null when unknown; `byAge`: whether it
 * expected patients by age; `order`: edition of its zoning by orders, undefined when it had none, null when unknown.
 */
export function figuresOf(
  level: LevelContent,
  code: string,
  apl: AplMillesime | null,
  byAge = false,
  order?: string | null,
): { readonly figures: readonly CitedFigure[]; readonly rank: CitedRank | null } | null {
  const index = level.codes.indexOf(code)
  // What the first method computed, only its own release words: R was another number there.
  if (index < 0 || !level.values['patients-sans-relais']) return null
  const figures = INDICATEURS.filter((indicator) => level.values[indicator]).map((indicator) =>
    figureAt(level, index, indicator, { apl, byAge, order }),
  )
  return { figures, rank: level.ranks[index] ?? null }
}

function figureAt(
  level: LevelContent,
  index: number,
  indicator: Indicateur,
  { apl, byAge, order }: { apl: AplMillesime | null; byAge: boolean; order: string | null | undefined },
): CitedFigure {
  const { unit, vintage } = INDICATORS[indicator]
  const status = statusOfLetter(level.states[indicator]?.[index]) ?? 'not-applicable'
  const value = level.values[indicator]![index] ?? null
  const operator = operatorOfLetter(level.operators[indicator]?.[index])
  const editionOf = (): string | null => {
    if (vintage === 'day') return level.asOf
    if (isAplVintage(vintage)) return apl && aplVintage(vintage, apl)
    return isZoning(indicator) && order !== undefined ? order : vintage
  }
  return {
    indicator,
    value,
    low: level.lows[indicator]?.[index] ?? null,
    high: level.highs[indicator]?.[index] ?? null,
    unit: unit.fr,
    rounded: writeFigure('fr', { indicator, value, status, operator }),
    status,
    ...(operator && { operator }),
    sources: [...sourcesOf(indicator, byAge)],
    vintage: editionOf(),
  }
}
