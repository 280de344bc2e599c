/**
 * How fast the country is computed, as ratios to straightforward twins in the same run (`npm run bench`): all pairs of
 * communes and cabinets, and the point estimate over a dense matrix. The twins run on one cabinet in a hundred and
 * count a hundred times (their cost is in proportion). Fails when the ratio that we promise (50) is not reached.
 */
import { DREES_STEPS, smoothDecay, stepDecay } from '../../server/domain/access/decay.ts'
import { e2sfca } from '../../server/domain/access/e2sfca.ts'
import { weigh } from '../../server/domain/access/weigh.ts'
import { allocate } from '../../server/domain/allocate.ts'
import { columnOf } from '../../server/domain/columnOf.ts'
import { drawBatch } from '../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../server/domain/draws/drawPlan.ts'
import { cappedIpf } from '../../server/domain/patients/cappedIpf.ts'
import { standardised } from '../../server/domain/patients/demand.ts'
import { huffSeed } from '../../server/domain/patients/huffSeed.ts'
import { situate } from '../../server/domain/situate.ts'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { pairsWithin } from '../../server/domain/travel/pairs.ts'
import { intraCommuneKilometres, travelMinutes } from '../../server/domain/travel/travelMinutes.ts'
import { PACKAGE, packageInputs } from '../../scripts/method/packageInputs.ts'
import { plainDraw } from './plainDraw.ts'

const PROMISED = 50
const EVERY = 100
const inputs = packageInputs(PACKAGE, 2023)
const allocation = allocate(inputs)
const { communes, cabinets, pairs, demand, caseload, attraction, parameters, transposed } = allocation
const sample = cabinets.filter((_, j) => j % EVERY === 0)
const etp = cabinets.map((cabinet) => cabinet.etp)
const people = columnOf(communes, standardised)

/** Milliseconds of the best of `turns`. */
function best(turns: number, work: () => unknown): number {
  let least = Infinity
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Minutes from every commune to every cabinet of the sample, one pair after the other. */
function naiveMinutes(): (number | null)[][] {
  return sample.map((to) =>
    communes.map((from) => {
      if (from.reseau !== to.reseau) return null
      const own = from.code === to.codeCommune
      const km = own ? intraCommuneKilometres(from.areaKm2) : haversine(from.lon, from.lat, to.lon, to.lat)
      const minutes = travelMinutes(km)
      return minutes <= parameters.maxMinutes ? minutes : null
    }),
  )
}

/** Huff's shares, the fit to the totals and E2SFCA over the dense matrix, as the formulae are written. */
function naiveEstimate(matrix: readonly (readonly (number | null)[])[]): number {
  const smooth = smoothDecay(parameters.t50, parameters.gamma, parameters.maxMinutes)
  const steps = stepDecay(DREES_STEPS)
  const pull = communes.map((_, i) =>
    matrix.reduce((sum, row, j) => sum + (row[i] === null ? 0 : sample[j]!.etp * smooth(row[i]!)), 0),
  )
  const seed = matrix.map((row, j) =>
    row.map((t, i) =>
      t === null || pull[i] === 0 ? 0 : (demand[i]! * sample[j]!.etp * smooth(t)) / pull[i]!,
    ),
  )
  const flows = seed.map((row, j) => {
    const sum = row.reduce((a, b) => a + b, 0)
    return row.map((flow) => (sum > 0 ? (flow * caseload[j * EVERY]!) / sum : 0))
  })
  const over = communes.filter(
    (_, i) => flows.reduce((sum, row) => sum + row[i]!, 0) > demand[i]! * parameters.cap,
  )
  const ratios = matrix.map((row, j) => {
    const weighing = row.reduce<number>((sum, t, i) => sum + (t === null ? 0 : steps(t) * people[i]!), 0)
    return weighing > 0 ? sample[j]!.etp / weighing : 0
  })
  const access = communes.map((_, i) =>
    matrix.reduce((sum, row, j) => sum + (row[i] === null ? 0 : steps(row[i]!) * ratios[j]!), 0),
  )
  return over.length + access.length
}

const decay = smoothDecay(parameters.t50, parameters.gamma, parameters.maxMinutes)
const step = stepDecay(DREES_STEPS)
const estimate = (): void => {
  const seed = huffSeed(pairs, weigh(pairs, decay), demand, attraction)
  cappedIpf(
    pairs,
    seed,
    caseload,
    demand.map((d) => d * parameters.cap),
    { ...parameters, transposed },
  )
  e2sfca(pairs, weigh(pairs, step), people, etp)
}

const matrix = naiveMinutes()
const rows = [
  {
    what: 'pairs within 45 min',
    ours: best(5, () => pairsWithin(communes, cabinets, 45)),
    naive: EVERY * best(2, naiveMinutes),
  },
  {
    what: 'point estimate, pairs known',
    ours: best(5, estimate),
    naive: EVERY * best(2, () => naiveEstimate(matrix)),
  },
]
console.log(`${communes.length} communes × ${cabinets.length} cabinets, ${pairs.commune.length} pairs`)
for (const { what, ours, naive } of rows)
  console.log(
    `${what}: ${ours.toFixed(0)} ms, twin ${(naive / 1000).toFixed(1)} s, ratio ${(naive / ours).toFixed(0)}`,
  )
console.log(`whole allocation: ${best(3, () => allocate(inputs)).toFixed(0)} ms`)
console.log(`one replayed day: ${best(5, () => situate(allocation, inputs, '2026-11-22')).toFixed(0)} ms`)
const draws = best(1, () => drawBatch(drawPlan(allocation), 0, 20, 1)) / 20
const plain = best(2, () => plainDraw(allocation, 0))
console.log(
  `one draw: ${draws.toFixed(0)} ms, as the formulae are written ${plain.toFixed(0)} ms, ratio ${(plain / draws).toFixed(1)}; ` +
    `500 draws on two threads: ${((draws * 500) / 2000).toFixed(0)} s`,
)
console.log(`peak memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`)
if (rows.some(({ ours, naive }) => naive / ours < PROMISED)) process.exitCode = 1
