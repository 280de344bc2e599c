import { bfca } from '../../server/domain/access/bfca.ts'
import { e2sfca } from '../../server/domain/access/e2sfca.ts'
import { i2sfca } from '../../server/domain/access/i2sfca.ts'
import { m2sfca } from '../../server/domain/access/m2sfca.ts'
import { threesfca } from '../../server/domain/access/threesfca.ts'
import { margins, weigh } from '../../server/domain/access/weigh.ts'
import { decayOf } from './decayOf.ts'
import { allocationFlows, interactionFlows } from './flows.ts'
import { indexRows } from './indexRows.ts'
import type { ReplayOptions } from './options.ts'
import { readCase, type Case } from './readCase.ts'
import { ReplayError } from './replay-error.ts'

export type ReplayRow = Readonly<Record<string, string | number>>

/** The measure asked for on every scenario of the case in `folder`, as rows of one table. */
export function replay(folder: string, options: ReplayOptions): ReplayRow[] {
  const cases = readCase(folder, options)
  if (cases.length === 0)
    throw new ReplayError(`no scenario ${options.scenario} in the travel times.`, 'Check --scenario.')
  return cases.flatMap((given) =>
    rowsOf(given, options).map((row) =>
      given.scenario === null ? row : { scenario: given.scenario, ...row },
    ),
  )
}

function rowsOf(given: Case, options: ReplayOptions): ReplayRow[] {
  const { measure, constraint } = options
  const flowing = measure === 'allocation' || measure === 'spatial-availability' || measure === 'index'
  if (!flowing && constraint !== undefined && constraint !== 'none')
    throw new ReplayError(
      `--constraint ${constraint} means nothing for ${measure}.`,
      'Use it with allocation or spatial-availability.',
    )
  if (!flowing && options.output === 'flows')
    throw new ReplayError(
      `${measure} has no flows.`,
      'Use --output flows with allocation or spatial-availability.',
    )
  if (measure === 'index') return indexRows(given, options)
  if (measure === 'allocation') {
    const flows = allocationFlows(given, options)
    return options.output === 'areas'
      ? areaRows(given, flows, 'patients')
      : flowRows(given, flows, 'patients')
  }
  if (measure === 'spatial-availability') {
    const flows = interactionFlows(given, options)
    const asFlows = options.output === 'flows' || (constraint === 'doubly' && options.output === undefined)
    return asFlows ? flowRows(given, flows, 'flow') : areaRows(given, flows, 'spatial_availability')
  }
  const { free, cut } = decayOf(options)
  const { pairs, demand, supply } = given
  const weights = weigh(pairs, cut)
  const values = {
    e2sfca: () => e2sfca(pairs, weights, demand, supply),
    '2sfca': () => e2sfca(pairs, weights, demand, supply),
    '3sfca': () => threesfca(pairs, weights, demand, supply, weigh(pairs, free)),
    bfca: () => bfca(pairs, weights, demand, supply),
    m2sfca: () => m2sfca(pairs, weights, demand, supply),
    i2sfca: () => i2sfca(pairs, weights, demand, supply),
  }[measure]()
  const ids = measure === 'i2sfca' ? given.sites : given.origins
  return ids.map((id, k) => ({ id, [measure]: values[k]! }))
}

function areaRows(given: Case, flows: Float64Array, name: string): ReplayRow[] {
  const { byCommune } = margins(given.pairs, flows)
  return given.origins.map((id, i) => ({ id, [name]: byCommune[i]! }))
}

/** One row for each pair, in the order of communes, then sites. */
function flowRows({ pairs, origins, sites }: Case, flows: Float64Array, name: string): ReplayRow[] {
  const rows: { commune: number; site: number; flow: number }[] = []
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      rows.push({ commune: pairs.commune[p]!, site: j, flow: flows[p]! })
  rows.sort((a, b) => a.commune - b.commune || a.site - b.site)
  return rows.map(({ commune, site, flow }) => ({
    commune: origins[commune]!,
    site: sites[site]!,
    [name]: flow,
  }))
}
