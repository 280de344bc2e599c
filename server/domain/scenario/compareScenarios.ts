import { roundTo } from '../secrecy/round.ts'
import type { Counted } from '../secrecy/tree.ts'
import { EFFECTIFS, type Effectif } from './outcomes.ts'
import type { EtatEffectif, PublicPersons } from './publicPersons.ts'
import type { PublicLevelAfter, PublicScenario } from './publicScenario.ts'
import { stepOfRounded } from './roundScenario.ts'

/** The same value of two scenarios and `b` less `a`; null: not told. */
interface Compared<T> {
  readonly a: T
  readonly b: T
  readonly difference: number | null
}

/** An area that at least one of two scenarios changes. */
export interface ComparedArea {
  readonly code: string
  readonly persons: Readonly<Record<Effectif, Compared<PublicPersons>>>
  /** Mean minutes to the nearest open cabinet afterwards. */
  readonly minutes: Compared<number | null>
  /** Inhabitants with no open cabinet within 20 minutes afterwards, rounded. */
  readonly beyond: Compared<number | null>
}

const NONE: PublicPersons = { value: 0, state: 'o' }

/**
 * Two public scenarios beside each other, area by area in the order of codes. Everything comes from what both already
 * publish, so that nothing is told that they do not tell; a difference of classes or of hidden counts is not told.
 */
export function compareScenarios(a: PublicScenario, b: PublicScenario, niveau: Counted): ComparedArea[] {
  return compareLevels(a.levels[niveau], b.levels[niveau], sameStart(a, b))
}

/** Whether two scenarios start from the same day with the same cabinets open. */
export const sameStart = (a: Pick<PublicScenario, 'request'>, b: Pick<PublicScenario, 'request'>): boolean =>
  a.request.asOf === b.request.asOf && a.request.openStatuts.join() === b.request.openStatuts.join()

/** What of a level is compared, at any level. */
type Comparable = Pick<
  PublicLevelAfter,
  'codes' | 'persons' | 'states' | 'minutesBefore' | 'minutesAfter' | 'beyondBefore' | 'beyondAfter'
>

/** The same of one level of each; `together`: both start from the same, so what one leaves alone is what the other had before. */
export function compareLevels(levelA: Comparable, levelB: Comparable, together: boolean): ComparedArea[] {
  const rowsA = new Map(levelA.codes.map((code, row) => [code, row]))
  const rowsB = new Map(levelB.codes.map((code, row) => [code, row]))
  const codes = [...new Set([...levelA.codes, ...levelB.codes])].sort()
  return codes.map((code) => {
    const [rowA, rowB] = [rowsA.get(code), rowsB.get(code)]
    const after = (
      level: Comparable,
      row: number | undefined,
      other: Comparable,
      otherRow: number | undefined,
      of: (level: Comparable, moment: 'Before' | 'After') => readonly (number | null)[],
    ): number | null =>
      row !== undefined ? of(level, 'After')[row]! : together ? of(other, 'Before')[otherRow!]! : null
    const both = (of: (level: Comparable, moment: 'Before' | 'After') => readonly (number | null)[]) => ({
      a: after(levelA, rowA, levelB, rowB, of),
      b: after(levelB, rowB, levelA, rowA, of),
    })
    const minutes = both((level, moment) => level[`minutes${moment}`])
    const beyond = both((level, moment) => level[`beyond${moment}`])
    return {
      code,
      persons: Object.fromEntries(
        EFFECTIFS.map((count) => {
          const [one, other] = [cell(levelA, count, rowA), cell(levelB, count, rowB)]
          return [count, { a: one, b: other, difference: publicDifference(one, other) }]
        }),
      ) as Record<Effectif, Compared<PublicPersons>>,
      minutes: { ...minutes, difference: plain(minutes, (value) => roundTo(value, 1)) },
      beyond: { ...beyond, difference: plain(beyond, (value) => value) },
    }
  })
}

/** `b` less `a` as finely as both are published: to the coarser of their steps; null where either is a class or hidden. */
export function publicDifference(a: PublicPersons, b: PublicPersons): number | null {
  if (a.state !== 'o' || b.state !== 'o' || a.value === null || b.value === null) return null
  const step = Math.max(stepOfRounded(a.value), stepOfRounded(b.value))
  return Math.round((b.value - a.value) / step) * step + 0
}

function cell({ persons, states }: Comparable, count: Effectif, row: number | undefined): PublicPersons {
  return row === undefined ? NONE : { value: persons[count][row]!, state: states[count][row] as EtatEffectif }
}

const plain = (
  { a, b }: { readonly a: number | null; readonly b: number | null },
  round: (value: number) => number,
): number | null => (a === null || b === null ? null : round(b - a))
