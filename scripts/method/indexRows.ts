import { norm0 } from '../../server/domain/risk/norm0.ts'
import { farAway, scarceGps, scarceNurses } from '../../server/domain/risk/alternatives.ts'
import { ALTERNATIVE_WEIGHTS, exposure, meansOfAvailable, riskIndex } from './first-index.ts'
import { allocationFlows } from './flows.ts'
import { numberOption, parseNumber, type ReplayOptions } from './options.ts'
import type { Case } from './readCase.ts'
import { ReplayError } from './replay-error.ts'

/** Columns of the need pillar, with the scales of the worked example. */
const NEED = [
  { name: 'share75', columns: ['share75', 'part_75', 'part75'], scale: '0.07:0.19' },
  { name: 'prevalence', columns: ['preval', 'prevalence'], scale: '0.065:0.125' },
  { name: 'fdep', columns: ['fdep'], scale: '-1.5:1.5' },
  { name: 'ratio', columns: ['ratio', 'age_ratio'], scale: '0.9:1.2' },
] as const

/** One row for each commune: followed, affected, the two exposures, the pillars and the risk (method §6). */
export function indexRows(given: Case, options: ReplayOptions): Record<string, string | number>[] {
  const { pairs, demand, siteTable, siteRows, originTable, originRows } = given
  const flows = allocationFlows(given, options)
  const weightColumn = siteTable.need(['status_weight', 's', 'weight', 'poids'], 'the status weight (0..1)')
  const weights = siteTable.numbers(weightColumn, (value) => value >= 0 && value <= 1)
  const followed = new Float64Array(demand.length)
  const affected = new Float64Array(demand.length)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      followed[pairs.commune[p]!]! += flows[p]!
      affected[pairs.commune[p]!]! += flows[p]! * weights[siteRows[j]!]!
    }
  const cell = (i: number, names: readonly string[]): number => {
    const column = originTable.find(names)
    const text = column === null ? '' : originTable.rows[originRows[i]!]![column]!
    return text === '' ? NaN : parseNumber(column!, text)
  }
  const p95 = numberOption(options, 'e2-p95', 150)
  const column = (of: (i: number) => number): Float64Array =>
    Float64Array.from(given.origins, (_, i) => of(i))
  const a = meansOfAvailable(
    [
      column((i) => scarceGps(cell(i, ['apl_gp65', 'apl_mg65', 'apl_gp']))),
      column((i) => scarceNurses(cell(i, ['apl_nurse', 'apl_infirmier']))),
      column((i) => farAway(cell(i, ['t_relay_min', 't_relay', 'minutes_active']))),
    ],
    ALTERNATIVE_WEIGHTS,
  )
  const n = meansOfAvailable(
    NEED.map(({ name, columns, scale }) =>
      column((i) => scaled(cell(i, columns), name, options.values[name] ?? scale)),
    ),
    NEED.map(() => 1),
  )
  return given.origins.map((id, i) => {
    const e = exposure(affected[i]!, followed[i]!, demand[i]!, p95)
    return {
      id,
      followed: followed[i]!,
      affected: affected[i]!,
      e1_share: affected[i]! / followed[i]!,
      e2_per_1000: (1000 * affected[i]!) / demand[i]!,
      E: e,
      A: a[i]!,
      N: n[i]!,
      R: riskIndex(e, a[i]!, n[i]!),
    }
  })
}

function scaled(value: number, name: string, scale: string): number {
  const [from, to, ...more] = scale.split(':')
  if (from === undefined || to === undefined || more.length > 0)
    throw new ReplayError(`--${name} ${scale} is no scale.`, 'Write it as from:to.')
  return norm0(value, parseNumber(name, from), parseNumber(name, to))
}
