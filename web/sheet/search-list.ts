import type { PageData } from '../../server/contract/pages.ts'
import { plainText } from '../../server/domain/plainText.ts'
import { INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'

type Item = PageData['circonscriptions']['items'][number]

/** Orders of the list; the first is the default. */
export const ORDERS = ['code', 'depute', 'risque', 'suivis', 'menaces', 'minutes'] as const
/** One of them, or the figure of a column that was chosen. */
export type Order = (typeof ORDERS)[number] | Indicateur

/** Which way: names from A on and numbers from the largest on, unless `croissant` or `decroissant` says otherwise. */
const WAYS = ['croissant', 'decroissant'] as const
export type Way = (typeof WAYS)[number]

const INDICATOR: Readonly<Record<Exclude<(typeof ORDERS)[number], 'code' | 'depute'>, Indicateur>> = {
  risque: 'risque',
  suivis: 'patients-suivis',
  menaces: 'patients-sans-relais',
  minutes: 'minutes-active',
}

/** The order named in a query, or the default when it is absent or unknown. */
export const orderOf = (text: string | null): Order =>
  [...ORDERS, ...INDICATEURS].find((order) => order === text) ?? 'code'

/** Whether an order is that of a figure that has no name of its own here. */
export const isFigure = (order: Order): order is Exclude<Indicateur, 'risque'> =>
  !ORDERS.some((name) => name === order)

/** The way named in a query, or the one that suits the order. */
export const wayOf = (text: string | null, order: Order): Way =>
  WAYS.find((way) => way === text) ?? (order === 'code' || order === 'depute' ? 'croissant' : 'decroissant')

/** What an item is sorted by; null: nothing is told, and it comes last either way. */
function keyOf(item: Item, order: Order): number | string | null {
  if (order === 'code') return item.code
  // By family name, as an assembly calls its members.
  if (order === 'depute')
    return item.depute?.nom ? plainText(item.depute.nom.split(' ').slice(1).join(' ')) : null
  const indicator = isFigure(order) ? order : INDICATOR[order]
  return item.figures.find((figure) => figure.indicator === indicator)?.value ?? null
}

/**
 * The list as asked for: every word must be found in the code, the name or the deputy's name, or the code be among `also`
 * (those of a commune that was found); then sorted.
 */
export function pick(
  items: readonly Item[],
  q: string,
  order: Order,
  way: Way = wayOf(null, order),
  also: ReadonlySet<string> = new Set(),
): Item[] {
  const words = plainText(q).split(' ')
  const kept = items.filter((item) => {
    const text = plainText([item.code, item.code.replace('-', ''), item.nom, item.depute?.nom].join(' '))
    return also.has(item.code) || words.every((word) => text.includes(word))
  })
  const sign = way === 'croissant' ? 1 : -1
  return kept.toSorted((a, b) => {
    const [x, y] = [keyOf(a, order), keyOf(b, order)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    return (x < y ? -sign : x > y ? sign : 0) || (a.code < b.code ? -1 : 1)
  })
}
