import { METHOD_NUMBERS as M } from './constants.ts'
import { standardised } from './homes.ts'
import type { ByPair, Cabinet, Home } from './shapes.ts'

/** D_i, persons (method §4). */
const demandOf = (home: Home): number => M.prevalence * standardised(home)

/** f(t) of a home (method §4): half of the pull is left at t50 minutes, none beyond 45. */
function decay(home: Home, minutes: number): number {
  const scarce = home.aplMg !== null && home.aplMg < M.scarceApl
  const t50 = scarce ? M.t50Scarce : M.t50
  return minutes > M.reachMinutes ? 0 : Math.exp(-Math.LN2 * (minutes / t50) ** M.gamma)
}

/** T_ij, persons: P* by nurse time, Huff's seed, and the fit that fills no home above κ·D_i. */
export function followedPatients(
  homes: readonly Home[],
  cabinets: readonly Cabinet[],
  minutes: ByPair,
  patients: number,
): Map<string, Map<string, number>> {
  const byCode = new Map(homes.map((home) => [home.code, home]))
  const near = new Map(
    cabinets.map(({ id }) => [
      id,
      [...minutes.get(id)!]
        .filter(([, t]) => t <= M.reachMinutes)
        .map(([code, t]) => ({ home: byCode.get(code)!, t })),
    ]),
  )
  const open = cabinets.filter(
    ({ id, etp }) => etp > 0 && near.get(id)!.some(({ home }) => demandOf(home) > 0),
  )
  const allNurses = open.reduce((sum, { etp }) => sum + etp, 0)

  // Huff: each home shares its demand by e_j·f_ij.
  const pull = new Map(homes.map(({ code }) => [code, 0]))
  for (const { id, etp } of open)
    for (const { home, t } of near.get(id)!) pull.set(home.code, pull.get(home.code)! + etp * decay(home, t))
  const seed = open.map(({ id, etp }) =>
    near
      .get(id)!
      .map(({ home, t }) => ({
        home,
        people: (demandOf(home) * etp * decay(home, t)) / pull.get(home.code)!,
      }))
      .filter(({ people }) => people > 0),
  )

  // T = r_i·c_j·seed: columns reach C_j exactly, rows stay at κ·D_i at most; in turns until nothing moves.
  const row = new Map(homes.map(({ code }) => [code, 1]))
  const column = open.map(() => 0)
  for (let moved = Infinity, turn = 0; moved > 1e-13 && turn < 20_000; turn++) {
    open.forEach(({ etp }, j) => {
      const sum = seed[j]!.reduce((all, { home, people }) => all + people * row.get(home.code)!, 0)
      column[j] = (patients * etp) / allNurses / sum
    })
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
