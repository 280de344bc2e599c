import type { PageData } from '../server/contract/pages.ts'
import type { Indicateur } from '../server/domain/situation.ts'

type Item = PageData['circonscriptions']['items'][number]

/** Orders of the list; the first is the default. */
export const ORDERS = ['code', 'risque', 'suivis', 'menaces', 'minutes'] as const
export type Order = (typeof ORDERS)[number]

const INDICATOR: Readonly<Record<Exclude<Order, 'code'>, Indicateur>> = {
  risque: 'risque',
  suivis: 'patients-suivis',
  menaces: 'patients-affectes',
  minutes: 'minutes-active',
}

/** The order named in a query, or the default when it is absent or unknown. */
export const orderOf = (text: string | null): Order => ORDERS.find((order) => order === text) ?? 'code'

/** Lower case, without accents, hyphens as spaces. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-’']/g, ' ')

const valueOf = (item: Item, indicator: Indicateur): number =>
  item.figures.find((figure) => figure.indicator === indicator && figure.status === 'ok')?.value ?? -Infinity

/** The list as asked for: every word must be found in the code, the name or the deputy's name; then sorted. */
export function pick(items: readonly Item[], q: string, order: Order): Item[] {
  const words = plain(q).split(/\s+/).filter(Boolean)
  const kept = items.filter((item) => {
    const text = plain([item.code, item.code.replace('-', ''), item.nom, item.depute?.nom].join(' '))
    return words.every((word) => text.includes(word))
  })
  if (order === 'code') return kept
  const indicator = INDICATOR[order]
  return kept.toSorted((a, b) => valueOf(b, indicator) - valueOf(a, indicator) || (a.code < b.code ? -1 : 1))
}
