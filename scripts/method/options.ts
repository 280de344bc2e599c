import { parseArgs } from 'node:util'
import { ReplayError } from './replay-error.ts'

const MEASURES = [
  'e2sfca',
  '2sfca',
  '3sfca',
  'bfca',
  'spatial-availability',
  'm2sfca',
  'i2sfca',
  'allocation',
  'index',
] as const
type Measure = (typeof MEASURES)[number]

export const DECAYS = ['step', 'binary', 'exp', 'gaussian', 'power', 'smooth'] as const
const CONSTRAINTS = ['none', 'total', 'supply', 'doubly'] as const
type Constraint = (typeof CONSTRAINTS)[number]

export const USAGE = `npm run method -- replay <folder> [options]

Reads demand.csv and supply.csv (or zones.csv with both) and cost.csv, prints the result as CSV.

  --measure    ${MEASURES.join(' | ')}
               (default e2sfca; allocation when --constraint is given)
  --constraint none | total | supply | doubly
               allocation: none = Huff's shares, supply = site totals exact, doubly = and no commune above its cap (default)
               spatial-availability: none = Hansen's potential, total = sum of supply, supply (default), doubly = both margins
  --output     areas | flows           what is printed where both exist
  --decay      step | binary | exp | gaussian | power | smooth   (default step; smooth for allocation and index)
  --steps      10:1,15:2/3,20:1/3      bands of step (default: those of the DREES)
  --edge       inclusive | exclusive   side of a band's upper edge (default inclusive, as pysal)
  --round      0.1 | none              rounding of minutes before bands (default 0.1)
  --beta 0.1   --sigma 10              of exp and gaussian
  --exponent -1 --scale 1 --min 0      of power
  --t50 15 --gamma 3                   of smooth
  --max 60     minutes beyond which nothing counts (smooth: 45)
  --cap 0.5    largest share of a commune's demand that may be followed
  --alpha 1    exponent of the site's attraction
  --patients   total to share by supply in place of the sites' own totals
  --tolerance 1e-12  --iterations 10000
  --e2-p95 150 --share75 0.07:0.19 --prevalence 0.065:0.125 --fdep=-1.5:1.5 --ratio 0.9:1.2   scales of index
  --demand-column, --supply-column, --cost-column, --cost <file>, --scenario <name>

npm run method -- goalposts [day]

Prints the frozen scales of the risk index (server/domain/risk/goalposts.ts) as the data package gives them.

npm run method -- journeys

Holds the estimate of travel times against journeys that people know; with ROUTING_URL (an OSRM-compatible engine), against it too.

npm run method -- report [--out folder] [--as-of YYYY-MM-DD] [--draws 500] [--samples 2048] [--threads 2]

Computes the shipped data and writes report.html, report.md and their plots (default folder .relais/rapport).`

/** The options of a replay, read and checked. */
export interface ReplayOptions {
  readonly measure: Measure
  readonly constraint: Constraint | undefined
  readonly output: 'areas' | 'flows' | undefined
  readonly values: Readonly<Record<string, string | undefined>>
  readonly demandColumn: string | undefined
  readonly supplyColumn: string | undefined
  readonly costColumn: string | undefined
  readonly cost: string | undefined
  readonly scenario: string | undefined
}

const NAMES = [
  'measure',
  'constraint',
  'output',
  'decay',
  'steps',
  'edge',
  'round',
  'beta',
  'sigma',
  'exponent',
  'scale',
  'min',
  't50',
  'gamma',
  'max',
  'cap',
  'alpha',
  'patients',
  'tolerance',
  'iterations',
  'e2-p95',
  'share75',
  'prevalence',
  'fdep',
  'ratio',
  'demand-column',
  'supply-column',
  'cost-column',
  'cost',
  'scenario',
] as const

/** Reads the arguments after `replay`. Throws a `ReplayError` naming the option. */
export function readOptions(args: readonly string[]): { folder: string; options: ReplayOptions } {
  let parsed
  try {
    // `--exponent -1` is a value here, not an option.
    const joined = args.flatMap((arg, k) =>
      /^-[\d.]/.test(arg) && k > 0
        ? []
        : /^-[\d.]/.test(args[k + 1] ?? '')
          ? [`${arg}=${args[k + 1]}`]
          : [arg],
    )
    parsed = parseArgs({
      args: joined,
      allowPositionals: true,
      options: Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }])),
    })
  } catch (error) {
    throw new ReplayError(`${(error as Error).message}.`, 'See npm run method -- help.')
  }
  const values = parsed.values as Readonly<Record<string, string | undefined>>
  const folder = parsed.positionals[0]
  if (folder === undefined || parsed.positionals.length > 1)
    throw new ReplayError('replay takes one folder.', 'Usage: npm run method -- replay <folder> [options].')
  const constraint = oneOf('constraint', CONSTRAINTS, values.constraint)
  return {
    folder,
    options: {
      measure:
        oneOf('measure', MEASURES, values.measure) ??
        (constraint && constraint !== 'none' ? 'allocation' : 'e2sfca'),
      constraint,
      output: oneOf('output', ['areas', 'flows'] as const, values.output),
      values,
      demandColumn: values['demand-column'],
      supplyColumn: values['supply-column'],
      costColumn: values['cost-column'],
      cost: values.cost,
      scenario: values.scenario,
    },
  }
}

/** `value` when it is one of `allowed`, undefined when it is not given; otherwise an error naming the option. */
export function oneOf<T extends string>(
  name: string,
  allowed: readonly T[],
  value: string | undefined,
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (found) return found
  throw new ReplayError(`--${name} ${value} is unknown.`, `Use one of ${allowed.join(', ')}.`)
}

/** A number (fractions such as 2/3 too), or `otherwise`. */
export function numberOption(options: ReplayOptions, name: string, otherwise: number): number {
  const text = options.values[name]
  return text === undefined ? otherwise : parseNumber(name, text)
}

/** The number that an option's text writes, with a decimal point or as a fraction. Throws a `ReplayError` naming the option. */
export function parseNumber(name: string, text: string): number {
  const [over, under, ...more] = text.split('/').map((part) => (part.trim() === '' ? NaN : Number(part)))
  const value = over! / (under ?? 1)
  if (more.length === 0 && Number.isFinite(value)) return value
  throw new ReplayError(
    `--${name} ${text} is not a number.`,
    'Write it with a decimal point, or as a fraction such as 2/3.',
  )
}
