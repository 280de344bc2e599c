import { groupBy } from '../../server/domain/groupBy.ts'
import type { Belonging } from './belonging.ts'
import { fit, type FitRow } from './fit.ts'
import { mayotteShares } from './mayotte.ts'
import type { Share } from './share.ts'

export interface ShareInputs {
  readonly belonging: Belonging
  readonly current: (code: string) => string | undefined
  /** Legal population of 2019 by the code of its day. */
  readonly people: ReadonlyMap<string, number>
  /** People of today by commune. */
  readonly populations: ReadonlyMap<string, number>
  /** Circonscription → INSEE's population of 2019. */
  readonly portraits: ReadonlyMap<string, number>
  /** First guess of how a split commune's people divide: circonscription → weight. */
  readonly seedOf: (commune: string) => ReadonlyMap<string, number>
}

/** Part of a commune whose people are known: a merged commune published on its own, or all the rest. */
interface Holding {
  readonly commune: string
  readonly people: number
  readonly circonscriptions: readonly string[]
}

/**
 * Shares of every commune among circonscriptions. Split communes are grouped with all the communes of the circonscriptions they
 * touch, and of those that these touch in turn. INSEE's populations of the group are scaled to the group's own total (one factor: 1,
 * or within 0.4 % of it), what whole communes hold is taken off, and the rest is fitted from the seed.
 */
export function shares(inputs: ShareInputs): Share[] {
  const { belonging, portraits, seedOf } = inputs
  const holdings = holdingsOf(inputs)
  const result: Share[] = []
  for (const [commune, circonscription] of belonging.byContour)
    if (!commune.startsWith('976'))
      result.push({ commune, circonscription, millionths: 1e6, regle: 'contours' })
  result.push(...mayotteShares(belonging.byContour, inputs.populations, portraits))
  for (const [commune] of belonging.pieces) {
    const circonscription = onlyOne(belonging.circonscriptions.get(commune) ?? [])
    if (circonscription != null) result.push({ commune, circonscription, millionths: 1e6, regle: 'entiere' })
  }
  const people = new Map<string, Map<string, number>>()
  const add = (commune: string, circonscription: string, persons: number) => {
    const cells = people.get(commune) ?? new Map<string, number>()
    people.set(commune, cells.set(circonscription, (cells.get(circonscription) ?? 0) + persons))
  }
  for (const group of linkedGroups(holdings)) {
    const open = group.filter(({ circonscriptions }) => circonscriptions.length > 1)
    for (const { commune, circonscriptions, people: persons } of group) {
      const code = onlyOne(circonscriptions)
      if (code != null && (belonging.circonscriptions.get(commune)?.length ?? 0) > 1)
        add(commune, code, persons)
    }
    if (open.length === 0) continue
    const rows = open.map(({ commune, people: persons, circonscriptions }) => {
      const seed = seedOf(commune)
      const weights = new Map(circonscriptions.map((code) => [code, seed.get(code) ?? 0]))
      return { commune, people: persons, seed: weights }
    })
    for (const { commune, cells } of fitGroup(rows, group, portraits))
      for (const [code, persons] of cells) add(commune, code, persons)
  }
  for (const [commune, cells] of people) result.push(...inMillionths(commune, cells))
  return result
}

const onlyOne = ([first, ...others]: readonly string[]): string | null =>
  first != null && others.length === 0 ? first : null

function fitGroup(
  rows: readonly (FitRow & { readonly commune: string })[],
  group: readonly Holding[],
  portraits: ReadonlyMap<string, number>,
) {
  const fitted = fit(rows, targetsOf(group, portraits))
  if (fitted != null) return fitted
  const names = group.filter((h) => h.circonscriptions.length > 1).map((h) => h.commune)
  throw new Error(`no shares of ${names.join(', ')} bring their circonscriptions to the published population`)
}

/** What is left for split communes in each circonscription of a group: INSEE's 2019 people, scaled, less those of whole communes. */
function targetsOf(group: readonly Holding[], portraits: ReadonlyMap<string, number>): Map<string, number> {
  const codes = [...new Set(group.flatMap(({ circonscriptions }) => circonscriptions))]
  const published = new Map(codes.map((code) => [code, portraits.get(code) ?? NaN]))
  const factor =
    group.reduce((sum, holding) => sum + holding.people, 0) /
    [...published.values()].reduce((sum, persons) => sum + persons, 0)
  const whole = new Map<string, number>()
  for (const { circonscriptions, people } of group) {
    const code = onlyOne(circonscriptions)
    if (code != null) whole.set(code, (whole.get(code) ?? 0) + people)
  }
  return new Map([...published].map(([code, persons]) => [code, persons * factor - (whole.get(code) ?? 0)]))
}

function holdingsOf({ belonging, current, people }: ShareInputs): Holding[] {
  const published = groupBy([...people.keys()], (code) => current(code) ?? '')
  return [...belonging.pieces].flatMap(([commune, pieces]): Holding[] => {
    const codes = published.get(commune) ?? []
    const alone = pieces.filter((piece) => piece.code !== commune && people.has(piece.code))
    const rest = pieces.filter((piece) => !alone.includes(piece))
    const taken = new Set(alone.map((piece) => piece.code))
    const remaining = codes.filter((code) => !taken.has(code))
    return [
      ...alone.map((piece) => ({
        commune,
        people: people.get(piece.code) ?? 0,
        circonscriptions: piece.circonscriptions,
      })),
      {
        commune,
        people: remaining.reduce((sum, code) => sum + (people.get(code) ?? 0), 0),
        circonscriptions: [...new Set(rest.flatMap((piece) => piece.circonscriptions))].sort(),
      },
    ].filter((holding) => holding.circonscriptions.length > 0)
  })
}

/** Groups of holdings that share circonscriptions, directly or through others. */
function linkedGroups(holdings: readonly Holding[]): Holding[][] {
  const parent = new Map<string, string>()
  const root = (code: string): string => {
    const up = parent.get(code) ?? code
    if (up === code) return code
    const top = root(up)
    parent.set(code, top)
    return top
  }
  // `holdingsOf` gives none without a circonscription.
  const firstOf = ({ circonscriptions }: Holding): string => circonscriptions[0]!
  for (const holding of holdings)
    for (const code of holding.circonscriptions) parent.set(root(code), root(firstOf(holding)))
  return [...groupBy(holdings, (holding) => root(firstOf(holding))).values()]
}

/** Whole millionths that sum to a million: what rounding leaves goes to the largest remainders. */
export function inMillionths(commune: string, cells: ReadonlyMap<string, number>): Share[] {
  const total = [...cells.values()].reduce((sum, persons) => sum + persons, 0)
  const exact = [...cells].map(([code, persons]) => ({ code, value: (persons / total) * 1e6 }))
  const left = 1e6 - exact.reduce((sum, { value }) => sum + Math.floor(value), 0)
  const byRemainder = [...exact].sort((a, b) => (b.value % 1) - (a.value % 1)).slice(0, left)
  return exact.map((cell) => ({
    commune,
    circonscription: cell.code,
    millionths: Math.floor(cell.value) + (byRemainder.includes(cell) ? 1 : 0),
    regle: 'ajustee',
  }))
}
