import { METHOD_NUMBERS as M } from './constants.ts'
import { standardised } from './homes.ts'
import type { ByPair, Cabinet, Home } from './shapes.ts'

/** Not on the page: where a draw cannot be fitted, the product tries 500 times. */
const MOST_TURNS = 500

/** D_i, persons (method §4). */
const demandOf = (home: Home): number => M.prevalence * standardised(home)

/** What a draw changes of the model (method §6), every factor 1 and every exponent the published one without it. */
export interface Noise {
  readonly t50: number
  readonly gamma: number
  readonly nurses: number
  readonly minutes: (home: string) => number
  readonly caseload: (cabinet: string) => number
}
const NO_NOISE: Noise = { t50: 1, gamma: M.gamma, nurses: 1, minutes: () => 1, caseload: () => 1 }

/** f(t) of a home (method §4): half of the pull is left at t50 minutes, none beyond 45. */
function decay(home: Home, minutes: number, noise: Noise): number {
  const scarce = home.aplMg !== null && home.aplMg < M.scarceApl
  const t50 = (scarce ? M.t50Scarce : M.t50) * noise.t50
  return minutes > M.reachMinutes ? 0 : Math.exp(-Math.LN2 * (minutes / t50) ** noise.gamma)
}

/** T_ij, persons: P* by nurse time, Huff's seed, and the fit that fills no home above κ·D_i. */
export function followedPatients(
  homes: readonly Home[],
  cabinets: readonly Cabinet[],
  minutes: ByPair,
  patients: number,
  noise: Noise = NO_NOISE,
): Map<string, Map<string, number>> {
  const byCode = new Map(homes.map((home) => [home.code, home]))
  const reached = (id: string, factor: (code: string) => number) =>
    [...minutes.get(id)!]
      .filter(([, t]) => t <= M.reachMinutes)
      .map(([code, t]) => ({ home: byCode.get(code)!, t: t * factor(code) }))
  const peopled = (homes: ReturnType<typeof reached>): boolean =>
    homes.some(({ home, t }) => demandOf(home) > 0 && decay(home, t, noise) > 0)
  // Not on the page: where the times of a draw leave nobody in reach of a cabinet, those of the estimate stand.
  const near = new Map(
    cabinets.map(({ id }) => {
      const drawn = reached(id, noise.minutes)
      return [id, peopled(drawn) ? drawn : reached(id, () => 1)]
    }),
  )
  const open = cabinets.filter(({ id, etp }) => etp > 0 && peopled(near.get(id)!))
  const drawn = open.map(({ id, etp }) => etp * noise.caseload(id))
  const all = drawn.reduce((sum, own) => sum + own, 0)
  const caseloads = drawn.map((own) => (patients * own) / all)

  // Huff: each home shares its demand by e_j·f_ij.
  const pull = new Map(homes.map(({ code }) => [code, 0]))
  for (const { id, etp } of open)
    for (const { home, t } of near.get(id)!)
      pull.set(home.code, pull.get(home.code)! + etp ** noise.nurses * decay(home, t, noise))
  const seed = open.map(({ id, etp }) =>
    near
      .get(id)!
      .map(({ home, t }) => ({
        home,
        people: (demandOf(home) * etp ** noise.nurses * decay(home, t, noise)) / pull.get(home.code)!,
      }))
      .filter(({ people }) => people > 0),
  )

  const row = new Map(homes.map(({ code }) => [code, 1]))
  const column = open.map(() => 0)
  const reachCaseloads = (): void =>
    open.forEach((_, j) => {
      const sum = seed[j]!.reduce((sofar, { home, people }) => sofar + people * row.get(home.code)!, 0)
      column[j] = caseloads[j]! / sum
    })
  // T = r_i·c_j·seed: columns reach C_j exactly, rows stay at κ·D_i at most; in turns until nothing moves.
  for (let moved = Infinity, turn = 0; moved > 1e-13 && turn < MOST_TURNS; turn++) {
    reachCaseloads()
    const load = new Map<string, number>()
    open.forEach((_, j) => {
      for (const { home, people } of seed[j]!)
        load.set(home.code, (load.get(home.code) ?? 0) + column[j]! * people)
    })
    moved = 0
    for (const [code, people] of load) {
      const next = Math.min(1, (M.cap * demandOf(byCode.get(code)!)) / people)
      moved = Math.max(moved, Math.abs(next - row.get(code)!) / next)
      row.set(code, next)
    }
  }
  // A draw's caseload may be more than its homes can hold: the cabinets' totals stand then.
  reachCaseloads()
  return new Map(
    open.map(({ id }, j) => [
      id,
      new Map(seed[j]!.map(({ home, people }) => [home.code, column[j]! * people * row.get(home.code)!])),
    ]),
  )
}

/** A_i of method §3, etp per 100,000 standardised inhabitants, by code. */
export function accessibility(
  homes: readonly Home[],
  cabinets: readonly Cabinet[],
  minutes: ByPair,
): Map<string, number> {
  const weight = (t: number): number => M.steps.find(({ under }) => t < under)?.weight ?? 0
  const result = new Map(homes.map(({ code }) => [code, 0]))
  const byCode = new Map(homes.map((home) => [home.code, home]))
  for (const { id, etp } of cabinets) {
    const reached = [...minutes.get(id)!].map(([code, t]) => ({ code, w: weight(t) }))
    const weighing = reached.reduce((sum, { code, w }) => sum + w * standardised(byCode.get(code)!), 0)
    if (weighing > 0 && etp > 0)
      for (const { code, w } of reached) result.set(code, result.get(code)! + (100_000 * w * etp) / weighing)
  }
  return result
}
