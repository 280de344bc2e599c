import { exp } from '../math/exp.ts'
import { pow } from '../math/pow.ts'
import { cappedIpf } from '../patients/cappedIpf.ts'
import { huffSeed } from '../patients/huffSeed.ts'
import { gamma } from '../random/gamma.ts'
import { streamKey, type Stream } from '../random/stream.ts'
import type { DrawPlan } from './drawPlan.ts'
import { timeFactor } from './time-factors.ts'

const NATIONAL = streamKey('national')
/** Gamma of mean 1 and coefficient of variation 0.5: shape 1/0.5², divided by it. */
const CASELOAD_SHAPE = 4
/** How closely a cabinet's patients follow the model's shares. */
const CONCENTRATION = 30
/** Looser than the point's: a draw is noise, not a figure. */
const TOLERANCE = 1e-6

const DECAY_STEPS = 4096
const DECAY_REACH = 8

/**
 * One draw of the flows T_ij (method §§4 and 6): caseloads × Gamma(1, CV 0.5) brought back to P*, t50 ~ U(12, 18) and
 * γ ~ U(2, 4) and the exponent of nurse time ~ U(0.5, 1.5) for the whole country, the travel times of each commune ×
 * LogNormal(0, 0.156), then each cabinet's shares by Dirichlet(30·share). The streams are named by (seed, draw, cabinet
 * id): the result is the same whatever is drawn before, beside or after it. The shares are drawn last, so cabinet totals are
 * exact, and a commune may pass its cap by that noise. A cabinet that no longer times leave without anybody in reach keeps
 * those of the estimate: its patients are somewhere.
 */
export function drawOnce(plan: DrawPlan, seed: number, draw: number, stream: Stream): Float64Array {
  const { pairs, open, demand, parameters } = plan
  const { cabinets } = pairs
  stream.restart(seed, draw, NATIONAL)
  const t50 = parameters.t50 * (0.8 + 0.4 * stream.uniform())
  const power = parameters.gamma * (2 / 3 + (2 / 3) * stream.uniform())
  const exponent = 0.5 + stream.uniform()
  const decay = decayTable(power)
  const perMinute = DECAY_STEPS / DECAY_REACH / t50
  const factor = plan.times.map((key) => timeFactor(seed, draw, key))
  const weights = new Float32Array(pairs.commune.length)
  const caseload = new Float64Array(cabinets)
  const attraction = new Float64Array(cabinets)
  for (let j = 0; j < cabinets; j++) {
    if (!open[j]) continue
    stream.restart(seed, draw, plan.keys[j]!)
    caseload[j] = (plan.caseload[j]! * gamma(stream, CASELOAD_SHAPE)) / CASELOAD_SHAPE
    attraction[j] = pow(plan.attraction[j]!, exponent)
    if (!weigh(j, factor)) weigh(j, ESTIMATED)
  }
  rescale(caseload, plan.caseload)
  const seeds = huffSeed(pairs, weights, demand, attraction)
  const { flows } = cappedIpf(pairs, seeds, caseload, plan.caps, {
    tolerance: TOLERANCE,
    maxIterations: parameters.maxIterations,
    transposed: plan.transposed,
  })
  for (let j = 0; j < cabinets; j++) {
    if (!(caseload[j]! > 0)) continue
    stream.restart(seed, draw + SHARES, plan.keys[j]!)
    drawShares(flows, pairs.start[j]!, pairs.start[j + 1]!, caseload[j]!, stream)
  }
  return flows

  /** Weighs the pairs of cabinet j, their minutes multiplied by `factor`; false where nobody is left in reach. */
  function weigh(j: number, factors: readonly number[] | null): boolean {
    let any = false
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      const minutes = pairs.minutes[p]! * (factors === ESTIMATED ? 1 : factors[i]!)
      const x = minutes * plan.nearness[i]! * perMinute
      const step = x | 0
      if (minutes > parameters.maxMinutes || step >= DECAY_STEPS) continue
      weights[p] = decay[step]! + (decay[step + 1]! - decay[step]!) * (x - step)
      any ||= weights[p]! > 0 && demand[i]! > 0
    }
    return any
  }
}

/** The times of the estimate, unmultiplied. */
const ESTIMATED = null

/** Keeps the streams of the shares apart from those of the times: draws are numbered well under it. */
const SHARES = 1 << 20

/** Brings the drawn caseloads back to the total of the point estimate. */
function rescale(caseload: Float64Array, point: Float64Array): void {
  let drawn = 0
  let wanted = 0
  for (let j = 0; j < caseload.length; j++) {
    drawn += caseload[j]!
    wanted += point[j]!
  }
  for (let j = 0; j < caseload.length; j++) caseload[j]! *= drawn > 0 ? wanted / drawn : 0
}

/** exp(−ln 2·x^power) for x from 0 to `DECAY_REACH`, read with linear interpolation (error under 1e-6). */
function decayTable(power: number): Float64Array {
  const table = new Float64Array(DECAY_STEPS + 1)
  for (let k = 0; k <= DECAY_STEPS; k++)
    table[k] = exp(-Math.LN2 * pow((k * DECAY_REACH) / DECAY_STEPS, power))
  return table
}

/** Redraws the flows of one cabinet (positions `from` to `to`, summing to `total`) around their shares. */
function drawShares(flows: Float64Array, from: number, to: number, total: number, stream: Stream): void {
  const perShare = CONCENTRATION / total
  let sum = 0
  for (let p = from; p < to; p++) {
    const shape = flows[p]! * perShare
    flows[p] = shape > 0 ? gamma(stream, shape) : 0
    sum += flows[p]!
  }
  const scale = sum > 0 ? total / sum : 0
  for (let p = from; p < to; p++) flows[p]! *= scale
}
