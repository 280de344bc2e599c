import { dreesDecay, smoothDecay } from './access/decay.ts'
import { e2sfca } from './access/e2sfca.ts'
import { fixedColumns, type FixedColumns } from './areas/fixedColumns.ts'
import { memberships, type Membership } from './areas/membership.ts'
import { columnOf } from './columnOf.ts'
import { finish } from './finish.ts'
import { inputWarnings } from './inputWarnings.ts'
import { NIVEAUX, type Cabinet, type Commune, type Inputs, type Niveau } from './model.ts'
import { originsOf, partsOfOrigins } from './origins.ts'
import { DEFAULT_PARAMETERS, type Parameters } from './parameters.ts'
import { cappedIpf, type Fit } from './patients/cappedIpf.ts'
import { caseloads } from './patients/caseloads.ts'
import { chronicDemand, standardised } from './patients/demand.ts'
import { huffSeed } from './patients/huffSeed.ts'
import { usableDeclarations } from './secrecy/usableDeclarations.ts'
import type { Warning } from './situation.ts'
import { sum } from './sum.ts'
import { pairsInSteps, type Pairs } from './travel/pairs.ts'
import { nodeAt } from './travel/roads.ts'
import { transpose, type Transposed } from './travel/transpose.ts'

/** What does not depend on statuses or on the day: who is followed where, and who reaches whom. */
export interface Allocation {
  readonly parameters: Parameters
  /** Ascending by code, the arrondissements of the great cities last (`originsOf`); every commune index refers to it. */
  readonly communes: readonly Commune[]
  /** Ascending by id; every cabinet index refers to it. */
  readonly cabinets: readonly Cabinet[]
  readonly areas: Readonly<Record<Niveau, Membership>>
  /** What holds for every day, by level. */
  readonly fixed: Readonly<Record<Niveau, FixedColumns>>
  /** Index of each cabinet's commune, −1 when it is unknown. */
  readonly home: Int32Array
  /** Indices of the circonscriptions in which each cabinet counts, none when nobody said. */
  readonly seats: readonly (readonly number[])[]
  readonly pairs: Pairs
  readonly transposed: Transposed
  /** D_i, persons. */
  readonly demand: Float64Array
  /** 1 for the cabinets that some demand reaches and that have nurse time. */
  readonly open: Uint8Array
  /** C_j, persons. */
  readonly caseload: Float64Array
  /** e_j, what draws people in Huff's shares, etp; 0 where `open` is. */
  readonly attraction: Float64Array
  /** T_ij, persons, aligned on `pairs`. */
  readonly flows: Float64Array
  /** F_i, persons. */
  readonly followed: Float64Array
  /** A_i, etp per 100,000 standardised inhabitants. */
  readonly accessibility: Float64Array
  readonly iterations: number
  readonly largestViolation: number
  readonly warnings: readonly Warning[]
}

/** t50 of each commune, minutes: longer where GPs are scarce (method §4.3). */
export function halfMinutes(
  communes: readonly Commune[],
  { t50, t50Scarce, scarceApl }: Parameters,
): Float64Array {
  return columnOf(communes, ({ aplMg }) => (aplMg !== null && aplMg < scarceApl ? t50Scarce : t50))
}

/** Steps 1–6 of method §4 and the accessibility of §3; the order of the inputs changes no bit of the result. */
export const allocate = (inputs: Inputs, parameters: Parameters = DEFAULT_PARAMETERS): Allocation =>
  finish(allocateInSteps(inputs, parameters))

/**
 * The same with pauses, none of its steps longer than about a tenth of a second for a few thousand cabinets: a server answers others
 * in between. `before` is an allocation of the same country and parameters with other cabinets: what it holds of the country and
 * of the cabinets that have not moved is not made again, and the result is the same to the bit.
 */
export function* allocateInSteps(
  inputs: Inputs,
  parameters: Parameters = DEFAULT_PARAMETERS,
  before?: Pick<Allocation, 'communes' | 'cabinets' | 'pairs' | 'areas'>,
): Generator<void, Allocation> {
  const { communes, cabinets } = inOrder(inputs)
  const known = before?.communes === communes ? before : undefined
  yield
  const pairs = yield* pairsInSteps(communes, cabinets, parameters.maxMinutes, known)
  yield
  const transposed = transpose(pairs)
  yield
  const demand = chronicDemand(communes, parameters.prevalence)
  const open = openCabinets(pairs, demand, cabinets)
  const attraction = columnOf(cabinets, ({ etp }, j) => (open[j] ? etp : 0))
  const half = halfMinutes(communes, parameters)
  const decays = new Map([...new Set(half)].map((t50) => [t50, smoothDecay(t50, parameters.gamma, Infinity)]))
  const weights = yield* eachPair(pairs, (minutes, p) => decays.get(half[pairs.commune[p]!]!)!(minutes))
  const seed = huffSeed(pairs, weights, demand, attraction)
  yield
  const caps = demand.map((people) => people * parameters.cap)
  const fitTo = (totals: Float64Array): Fit =>
    cappedIpf(pairs, seed, totals, caps, { ...parameters, transposed })
  const modelled = caseloads(undeclared(cabinets), parameters.patients, open)
  const estimate = fitTo(modelled)
  yield
  const home = Int32Array.from(cabinets, (cabinet) => nodeAt(communes, cabinet.codeCommune, cabinet))
  const areas = known?.areas ?? memberships(communes, partsOfOrigins(inputs), inputs.circonscriptions)
  yield
  const declared = cabinets.some(({ patientsDeclares }) => patientsDeclares !== null)
    ? usableDeclarations({
        cabinets,
        communes,
        areas,
        home,
        pairs,
        caseload: modelled,
        flows: estimate.flows,
      })
    : []
  const moved = declared.some((count) => (count ?? null) !== null)
  const caseload = moved
    ? caseloads(
        cabinets.map(({ etp }, j) => ({ etp, patientsDeclares: declared[j]! })),
        parameters.patients,
        open,
      )
    : modelled
  const fit = moved ? fitTo(caseload) : estimate
  yield
  const followed = new Float64Array(communes.length)
  for (let p = 0; p < fit.flows.length; p++) followed[pairs.commune[p]!]! += fit.flows[p]!
  settle(followed, sum(caseload) > 0 ? parameters.patients : 0)
  const steps = yield* eachPair(pairs, dreesDecay)
  const accessibility = e2sfca(
    pairs,
    steps,
    columnOf(communes, standardised),
    cabinets.map(({ etp }) => (etp > 0 ? etp : 0)),
  ).map((access) => access * 100_000)
  yield
  const seatIndex = new Map(areas.circonscription.codes.map((code, a) => [code, a]))
  const seats = cabinets.map(({ id }) =>
    (inputs.seats?.get(id) ?? []).flatMap((code) => seatIndex.get(code) ?? []),
  )
  const estimates = { communes, cabinets, home, seats, demand, followed, accessibility }
  const fixed: Partial<Record<Niveau, FixedColumns>> = {}
  for (const niveau of NIVEAUX) {
    fixed[niveau] = fixedColumns(areas[niveau], { ...estimates, parameters })
    yield
  }
  return {
    ...estimates,
    parameters,
    areas,
    fixed: fixed as Record<Niveau, FixedColumns>,
    pairs,
    transposed,
    open,
    caseload,
    attraction,
    flows: fit.flows,
    iterations: fit.iterations,
    largestViolation: fit.largestViolation,
    warnings: inputWarnings(communes, cabinets, pairs, open, fit.failures),
  }
}

/** Pairs weighed before others get a turn: some tens of milliseconds. */
const PAIRS_STEP = 500_000

/** A number of every pair, aligned on `pairs`, with pauses. */
function* eachPair(
  { minutes }: Pairs,
  of: (minutes: number, pair: number) => number,
): Generator<void, Float64Array> {
  const made = new Float64Array(minutes.length)
  for (let p = 0; p < minutes.length; p++) {
    made[p] = of(minutes[p]!, p)
    if (p % PAIRS_STEP === PAIRS_STEP - 1) yield
  }
  yield
  return made
}

/** The communes and cabinets in the order in which an allocation counts them. */
export const inOrder = (
  inputs: Pick<Inputs, 'communes' | 'arrondissements' | 'cabinets'>,
): Pick<Allocation, 'communes' | 'cabinets'> => ({
  communes: originsOf(inputs),
  cabinets: [...inputs.cabinets].sort((a, b) => (a.id < b.id ? -1 : 1)),
})

/** 1 for every cabinet with nurse time that somebody can reach: what a cabinet declares opens nothing, or it would show. */
function openCabinets(pairs: Pairs, demand: Float64Array, cabinets: readonly Cabinet[]): Uint8Array {
  return Uint8Array.from(cabinets, ({ etp }, j) => {
    if (!(etp > 0)) return 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) if (demand[pairs.commune[p]!]! > 0) return 1
    return 0
  })
}

const undeclared = (cabinets: readonly Cabinet[]) =>
  cabinets.map(({ etp }) => ({ etp, patientsDeclares: null }))

/** Puts what rounding left of `total` (about 1e-10 persons) on the largest commune, so that the country's sum is exact. */
function settle(followed: Float64Array, total: number): void {
  let largest = 0
  for (let i = 1; i < followed.length; i++) if (followed[i]! > followed[largest]!) largest = i
  for (let turn = 0; turn < 3 && total > 0; turn++) followed[largest]! += total - sum(followed)
}
