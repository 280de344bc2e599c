import { LEAST_SHOWN } from '../secrecy/round.ts'
import { roundScenario } from './roundScenario.ts'
import { COUNTED, type ByLevel, type Counted, type Tree } from '../secrecy/tree.ts'
import { ISSUES, type Issue } from './outcomes.ts'

/** Raw persons by outcome and level. */
export type Outcomes = Readonly<Record<Issue, ByLevel<Float64Array>>>

/** People under which a sum of floating-point flows is nobody. */
export const NOBODY = 1e-6

const MIDDLE = 5
const ENOUGH_TO_AVERAGE = 5
/** Most that a hidden cell stands for: were the mean of five near 11 told, each of them would be. */
const MOST = 8

/**
 * The outcomes with every circonscription's cell between 0 and 11 persons replaced by a stand-in, and summed upwards
 * again: whatever is published from it – sums over outcomes, over areas, their differences – is a function of cells of
 * 11 persons and more and of the stand-ins, so nothing under 11 can be had by subtraction. The stand-in of an outcome is
 * the mean of its hidden cells, their sum being rounded as every count is (so that totals stay right), or 5 when fewer
 * than five are hidden.
 */
export function protectOutcomes(tree: Tree, raw: Outcomes): Outcomes {
  return Object.fromEntries(ISSUES.map((issue) => [issue, protect(tree, raw[issue])])) as Record<
    Issue,
    ByLevel<Float64Array>
  >
}

function protect(tree: Tree, raw: ByLevel<Float64Array>): ByLevel<Float64Array> {
  const standIn = standInOf([...raw.circonscription].filter(isSmall))
  const values = {
    circonscription: raw.circonscription.map((count) => (isSmall(count) ? standIn : nobody(count))),
  }
  return [...COUNTED].slice(1).reduce<Partial<Record<Counted, Float64Array>>>((made, level) => {
    const below = COUNTED[COUNTED.indexOf(level) - 1]!
    const sums = Float64Array.from({ length: tree.size[level] }, (_, a) =>
      tree.children[level][a]!.reduce((sum, part) => sum + made[below]![part]!, 0),
    )
    return { ...made, [level]: sums }
  }, values) as ByLevel<Float64Array>
}

/** Whether a count of persons must not be shown. */
export const isSmall = (count: number): boolean => count > NOBODY && count < LEAST_SHOWN

const nobody = (count: number): number => (count > NOBODY ? count : 0)

function standInOf(hidden: readonly number[]): number {
  const n = hidden.length
  if (n < ENOUGH_TO_AVERAGE) return MIDDLE
  const persons = hidden.reduce((sum, count) => sum + count, 0)
  return roundScenario(Math.min(persons, MOST * n)) / n
}
