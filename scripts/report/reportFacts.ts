import { analyseDay } from '../../server/country/analyst/analyse-day.ts'
import { computeDraws } from '../../server/country/analyst/compute-draws.ts'
import { hashDraws } from '../../server/country/analyst/draws-file.ts'
import type { Analysis } from '../../server/domain/draws/analyse.ts'
import { allocate, type Allocation } from '../../server/domain/allocate.ts'
import { NIVEAUX, type AplMillesime, type Inputs, type Niveau } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS, type Parameters } from '../../server/domain/parameters.ts'
import type { SobolIndices } from '../../server/domain/risk/sobol.ts'
import { situate } from '../../server/domain/situate.ts'
import type { Indicateur, Situation } from '../../server/domain/situation.ts'
import { dayStatuses } from '../../server/domain/status/dayStatuses.ts'
import type { ReportOptions } from './readReportOptions.ts'
import { summarise, type Summary } from './summarise.ts'
import { judgedSums, judgementIndices } from './judgementIndices.ts'

/** Relative width (high − low)/value of the intervals of one indicator at one level. */
interface Width {
  readonly niveau: Niveau
  readonly indicator: Indicateur
  readonly summary: Summary
}

/** What the report tells. */
export interface ReportFacts {
  readonly options: Omit<ReportOptions, 'out'>
  readonly seed: number
  readonly allocation: Allocation
  readonly situation: Situation
  readonly analysis: Analysis
  readonly drawsSha256: string
  /** Communes that hold as many as their cap lets them. */
  readonly binding: readonly string[]
  readonly widths: readonly Width[]
  /** Indices of R for what is judged, over the circonscriptions. */
  readonly indices: SobolIndices
  readonly aplMillesime: AplMillesime
  readonly demonstration: boolean
}

/** Computes what the report tells of `inputs`: the run of a day, its draws, its ranks, and the weights' indices. */
export async function reportFacts(
  inputs: Inputs,
  options: Omit<ReportOptions, 'out'>,
  seed: number,
  parameters: Parameters = DEFAULT_PARAMETERS,
): Promise<ReportFacts> {
  const allocation = allocate(inputs, parameters)
  const situation = situate(allocation, inputs, options.asOf)
  const draws = await computeDraws(allocation, {
    count: options.draws,
    seed,
    threads: options.threads,
  })
  const analysis = analyseDay(allocation, draws, inputs, options.asOf)
  const day = dayStatuses(allocation, inputs, options.asOf)
  const { followed, demand } = allocation
  return {
    options,
    seed,
    allocation,
    situation,
    analysis,
    drawsSha256: hashDraws(draws),
    binding: allocation.communes
      .filter((_, i) => demand[i]! > 0 && followed[i]! >= demand[i]! * parameters.cap * (1 - 1e-6))
      .map(({ code }) => code),
    widths: widthsOf(situation, analysis),
    indices: judgementIndices(judgedSums(allocation, day, 'circonscription'), options.samples, seed),
    aplMillesime: inputs.aplMillesime,
    demonstration: inputs.cabinets.some(({ demonstration }) => demonstration),
  }
}

function widthsOf(situation: Situation, { intervals }: Analysis): Width[] {
  return NIVEAUX.flatMap((niveau) =>
    (Object.keys(intervals[niveau] ?? {}) as Indicateur[]).map((indicator) => {
      const { low, high } = intervals[niveau]![indicator]!
      const point = situation.levels[niveau].values[indicator]
      const relative = point.map((value, a) => (value > 0 ? (high[a]! - low[a]!) / value : NaN))
      return { niveau, indicator, summary: summarise(relative) }
    }),
  )
}
