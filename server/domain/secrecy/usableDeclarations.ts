import type { Membership } from '../areas/membership.ts'
import { NIVEAUX, type Cabinet, type Commune, type Niveau } from '../model.ts'
import type { Pairs } from '../travel/pairs.ts'

/** What the rule reads: the model's own estimate, without any declaration. */
export interface DeclarationGrounds {
  readonly cabinets: readonly Cabinet[]
  readonly communes: readonly Commune[]
  readonly areas: Readonly<Record<Niveau, Membership>>
  /** Index of each cabinet's commune, −1 when it is unknown. */
  readonly home: Int32Array
  readonly pairs: Pairs
  /** C_j, persons, and T_ij, aligned on `pairs`. */
  readonly caseload: Float64Array
  readonly flows: Float64Array
}

/** Cabinets that must declare in an area before their sum may move a figure. */
const LEAST_DECLARING = 5
/** The p % rule: what the others of a sum hide of its largest part, as a share of it. */
const HIDDEN_SHARE = 0.3
/** A declaration counts for at most so many times the largest estimate of its département: the rounding could not hide more. */
const MOST_OF_ESTIMATE = 2
/** Fewer patients than this do not touch an area: no published figure can show them. */
const TOUCHES = 0.5

/**
 * The caseloads (persons) to use in place of the model's, null where it keeps its own: everywhere or nowhere (method §4). A
 * declaration is used only if in **every** area that its patients touch, at every level, at least five cabinets declare and
 * S − x1 − x2 ≥ 0.3·x1. What is used then is not x but the group's mean: the cabinets of a département that may be used share
 * their sum by nurse time, the sum being rounded to 0.6 of the largest estimate of the département. Statuses change one cabinet at a
 * time, and any day, level, scenario or past roster can be asked for: a figure that moved with x itself would give it away by
 * subtraction. Thus all of them together are functions of rounded sums, and two sums that differ by one cabinet leave it ±30 %.
 */
export function usableDeclarations(grounds: DeclarationGrounds): (number | null)[] {
  const { cabinets, communes, home, caseload } = grounds
  const usable = Uint8Array.from(cabinets, ({ patientsDeclares, etp }, j) =>
    (patientsDeclares ?? 0) > 0 && etp > 0 && caseload[j]! > 0 && home[j]! >= 0 ? 1 : 0,
  )
  const groups = new Map<string, number[]>()
  cabinets.forEach((_, j) => {
    if (!usable[j]) return
    const { departement } = communes[home[j]!]!
    groups.set(departement, [...(groups.get(departement) ?? []), j])
  })
  /** Largest estimate of each département, of its cabinets that declare nothing too: it tells nothing of who declares. */
  const largest = new Map<string, number>()
  cabinets.forEach((_, j) => {
    const departement = communes[home[j]!]?.departement ?? ''
    largest.set(departement, Math.max(largest.get(departement) ?? 0, caseload[j]!))
  })
  const declared = (j: number): number =>
    Math.min(cabinets[j]!.patientsDeclares!, MOST_OF_ESTIMATE * largest.get(communes[home[j]!]!.departement)!)
  const cells = [...cellsOf(grounds, usable, declared), ...[...groups.values()].map(sumOf(declared))]
  // What one area refuses is missing in the others: until nothing changes.
  for (let changed = true; changed;) {
    changed = false
    for (const cell of cells) {
      const parts = [...cell].filter(([j]) => usable[j]).map(([, x]) => x)
      if (parts.length === 0 || isSafe(parts)) continue
      changed = true
      for (const j of cell.keys()) usable[j] = 0
    }
  }
  const result = cabinets.map((): number | null => null)
  for (const [departement, all] of groups) {
    const members = all.filter((j) => usable[j])
    if (members.length === 0) continue
    const step = HIDDEN_SHARE * MOST_OF_ESTIMATE * largest.get(departement)!
    const sum = Math.max(1, Math.round(total(members, declared) / step)) * step
    const etp = total(members, (j) => cabinets[j]!.etp)
    for (const j of members) result[j] = (sum * cabinets[j]!.etp) / etp
  }
  return result
}

/** Whether a sum of these parts (persons) hides each of them from all others, and from the largest of the others. */
export function isSafe(parts: readonly number[]): boolean {
  if (parts.length < LEAST_DECLARING) return false
  const sorted = [...parts].sort((a, b) => b - a)
  return sorted.slice(2).reduce((sum, x) => sum + x, 0) >= HIDDEN_SHARE * sorted[0]!
}

const sumOf =
  (declared: (j: number) => number) =>
  (members: readonly number[]): ReadonlyMap<number, number> =>
    new Map(members.map((j) => [j, declared(j)]))

const total = (members: readonly number[], of: (j: number) => number): number =>
  members.reduce((sum, j) => sum + of(j), 0)

/** What each declaring cabinet would put in each area of every level, persons, by index of the cabinet. */
function cellsOf(
  { cabinets, communes, areas, pairs, caseload, flows }: DeclarationGrounds,
  usable: Uint8Array,
  declared: (j: number) => number,
): Map<number, number>[] {
  return NIVEAUX.flatMap((niveau) => {
    const { codes, start, commune, share } = areas[niveau]
    const of: { area: number; share: number }[][] = communes.map(() => [])
    for (let a = 0; a < codes.length; a++)
      for (let k = start[a]!; k < start[a + 1]!; k++) of[commune[k]!]!.push({ area: a, share: share[k]! })
    const cells = codes.map(() => new Map<number, number>())
    for (let j = 0; j < cabinets.length; j++) {
      if (!usable[j]) continue
      const own = new Map<Map<number, number>, number>()
      for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
        for (const part of of[pairs.commune[p]!]!) {
          const cell = cells[part.area]!
          own.set(cell, (own.get(cell) ?? 0) + flows[p]! * part.share)
        }
      // By the model's estimate: what is touched must not depend on what is declared.
      for (const [cell, people] of own)
        if (people >= TOUCHES) cell.set(j, (people * declared(j)) / caseload[j]!)
    }
    return cells
  })
}
