import { doublyConstrained, totalConstrained, unconstrained } from '../../server/domain/access/constrained.ts'
import { spatialAvailability } from '../../server/domain/access/spatialAvailability.ts'
import { weigh } from '../../server/domain/access/weigh.ts'
import { cappedIpf } from '../../server/domain/patients/cappedIpf.ts'
import { huffSeed } from '../../server/domain/patients/huffSeed.ts'
import { sum } from '../../server/domain/sum.ts'
import { decayOf } from './decayOf.ts'
import { numberOption, type ReplayOptions } from './options.ts'
import type { Case } from './readCase.ts'
import { ReplayError } from './replay-error.ts'

const fit = (options: ReplayOptions) => ({
  tolerance: numberOption(options, 'tolerance', 1e-12),
  maxIterations: numberOption(options, 'iterations', 10_000),
})

/** Followed patients (method §4) under the constraint asked for. Fails by name where the method does. */
export function allocationFlows(given: Case, options: ReplayOptions): Float64Array {
  const { pairs, demand, supply } = given
  const offered = sum(supply)
  const patients = numberOption(options, 'patients', offered)
  if (offered === 0 && patients > 0)
    throw new ReplayError(
      `no site has a supply: ${patients} patients have nowhere to go.`,
      'Give one a supply above 0.',
    )
  const totals = supply.map((amount) => (offered === 0 ? 0 : (amount * patients) / offered))
  const alpha = numberOption(options, 'alpha', 1)
  const seed = huffSeed(
    pairs,
    weigh(pairs, decayOf(options).cut),
    demand,
    supply.map((amount) => (amount > 0 ? amount ** alpha : 0)),
  )
  if (options.constraint === 'none') return seed
  if (options.constraint === 'total') {
    const seeded = sum(seed)
    if (seeded === 0 && patients > 0)
      throw new ReplayError(
        `nobody reaches a site with a supply (${patients} patients).`,
        'Add a commune within reach of one.',
      )
    return seeded === 0 ? seed : seed.map((flow) => (flow * patients) / seeded)
  }
  const cap = options.constraint === 'supply' ? Infinity : numberOption(options, 'cap', 0.5)
  const fitted = cappedIpf(
    pairs,
    seed,
    totals,
    demand.map((people) => (cap === Infinity ? Infinity : people * cap)),
    fit(options),
  )
  const [failure] = fitted.failures
  if (failure?.kind === 'cabinet sans demande')
    throw new ReplayError(
      `cabinet sans demande: nobody reaches ${given.sites[failure.cabinet]} (${failure.patients} patients).`,
      'Add a commune within its reach, or remove it.',
    )
  if (failure?.kind === 'plafond infaisable')
    throw new ReplayError(
      `plafond infaisable: ${given.origins[failure.commune]} stays ${failure.patients} patients over its cap.`,
      'Raise --cap, or lower the totals around it.',
    )
  return fitted.flows
}

/** Flows of the spatial interaction family (see access/constrained.ts). */
export function interactionFlows(given: Case, options: ReplayOptions): Float64Array {
  const { pairs, demand, supply } = given
  const weights = weigh(pairs, decayOf(options).cut)
  switch (options.constraint ?? 'supply') {
    case 'none':
      return unconstrained(pairs, weights, supply)
    case 'total':
      return totalConstrained(pairs, weights, supply)
    case 'supply':
      return spatialAvailability(pairs, weights, demand, supply)
    case 'doubly': {
      const { flows, error } = doublyConstrained(pairs, weights, demand, supply, fit(options))
      if (!(error <= Math.max(fit(options).tolerance, 1e-9)))
        throw new ReplayError(
          `the two margins cannot both be met (demand ${sum(demand)}, supply ${sum(supply)}, largest error ${error}).`,
          'Give margins with the same sum and a pair for each, or use --constraint supply.',
        )
      return flows
    }
  }
}
