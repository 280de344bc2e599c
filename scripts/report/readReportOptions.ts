import { parseArgs } from 'node:util'
import { isoDate } from '../../server/contract/index.ts'
import { DRAWS } from '../../server/country/runs/runs.ts'
import { ReplayError } from '../method/replayError.ts'

export interface ReportOptions {
  /** Folder that takes the report. */
  readonly out: string
  /** ISO date. */
  readonly asOf: string
  readonly draws: number
  readonly sensitivityDraws: number
  /** Rows of each matrix of Sobol's indices. */
  readonly samples: number
  readonly threads: number
}

const NUMBERS = {
  draws: { fallback: DRAWS.draws, least: 2, most: 5000 },
  sensitivity: { fallback: DRAWS.sensitivityDraws, least: 2, most: 20_000 },
  samples: { fallback: 2048, least: 2, most: 100_000 },
  threads: { fallback: 2, least: 1, most: 16 },
} as const

/** The arguments of `npm run method -- report`. Throws a `ReplayError` naming the option. */
export function readReportOptions(args: readonly string[], today: string): ReportOptions {
  const string = { type: 'string' } as const
  let values: Readonly<Record<string, string | undefined>>
  try {
    values = parseArgs({
      args: [...args],
      options: {
        out: string,
        'as-of': string,
        draws: string,
        sensitivity: string,
        samples: string,
        threads: string,
      },
    }).values
  } catch (error) {
    throw new ReplayError(`${(error as Error).message}.`, 'See npm run method -- help.')
  }
  const asOf = isoDate.safeParse(values['as-of'] ?? today)
  if (!asOf.success) throw new ReplayError(`--as-of ${values['as-of']} is no day.`, 'Write YYYY-MM-DD.')
  const whole = (name: keyof typeof NUMBERS): number => {
    const { fallback, least, most } = NUMBERS[name]
    const number = Number(values[name] ?? fallback)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new ReplayError(
      `--${name} ${values[name]} cannot be.`,
      `Write a whole number from ${least} to ${most}.`,
    )
  }
  return {
    out: values.out ?? '.relais/rapport',
    asOf: asOf.data,
    draws: whole('draws'),
    sensitivityDraws: whole('sensitivity'),
    samples: whole('samples'),
    threads: whole('threads'),
  }
}
