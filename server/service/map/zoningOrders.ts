import type { ArretesZonage } from '../../contract/sheet.ts'
import { editionOf, type Orders, type OrdersOf } from '../../domain/zoning.ts'

type Area = Parameters<OrdersOf>[0]

/** The area whose orders are all of them. */
export const COUNTRY: Area = { niveau: 'france', code: 'FR', region: null }

/** The orders behind the zoning of each area, each edition written once; undefined where none is loaded. */
export function zoningOrders(ordersOf: OrdersOf, areas: readonly Area[]): ArretesZonage | undefined {
  const country = ordersOf(COUNTRY)
  if (country === null) return undefined
  const editions = new Map<string, { readonly orders: Orders; readonly rang: number }>()
  const rangs = areas.map((area) => {
    const own = ordersOf(area) ?? country
    const name = editionOf(own) ?? ''
    const known = editions.get(name) ?? { orders: own, rang: editions.size }
    editions.set(name, known)
    return known.rang
  })
  return { ...country, editions: [...editions.values()].map(({ orders }) => ({ ...orders })), rangs }
}
