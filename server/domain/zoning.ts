import type { Commune } from './model.ts'

/** ISO days of the oldest and the newest order of the ARS that the zoning of an area rests on. */
export interface Orders {
  readonly from: string
  readonly to: string
}

type Zoned = Pick<Commune, 'code' | 'region' | 'zonageArrete'>

/** The orders of these communes together; null where none is known. */
export function ordersIn(communes: readonly Pick<Commune, 'zonageArrete'>[]): Orders | null {
  let orders = null as Orders | null
  for (const { zonageArrete: day } of communes)
    if (day)
      orders = {
        from: orders && orders.from < day ? orders.from : day,
        to: orders && orders.to > day ? orders.to : day,
      }
  return orders
}

/** The edition of a zoning made of these orders: their day, or the ISO 8601 interval from the oldest to the newest; undefined without any. */
export const editionOf = (orders: Orders | null): string | undefined =>
  orders === null || orders.from === orders.to ? orders?.to : `${orders.from}/${orders.to}`

/** Whether the edition of a zoning is that of orders: their days, where a file without them has a year. */
export const isOfOrders = (edition: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(edition)

/** On which days orders were made, after « arrêtés » or “orders”; `written` writes an ISO day. */
export function ordersMade(
  locale: 'fr' | 'en',
  { from, to }: Orders,
  written: (day: string) => string,
): string {
  const [first, last] = [written(from), written(to)]
  if (locale === 'fr') return first === last ? `pris le ${last}` : `pris du ${first} au ${last}`
  return first === last ? `made on ${last}` : `made from ${first} to ${last}`
}

/** `30/10/2025` of an ISO day. */
export const frenchDay = (day: string): string => day.split('-').reverse().join('/')

/** Levels whose areas lie in several régions. */
const ASTRIDE: ReadonlySet<string> = new Set(['epci', 'bassin-de-vie'])

/**
 * The orders behind the zoning of an area: a commune's own, else those of its région (one ARS), else those of the country. Null where no
 * order is loaded at all: another file then tells the classes.
 */
export type OrdersOf = (area: {
  readonly niveau: string
  readonly code: string
  readonly region: string | null
}) => Orders | null

/** Made once of all communes. */
export function createOrdersOf(communes: readonly Zoned[]): OrdersOf {
  const all = ordersIn(communes)
  if (all === null) return () => null
  const own = new Map(communes.map((commune) => [commune.code, ordersIn([commune])]))
  const regions = new Set(communes.map(({ region }) => region))
  const byRegion = new Map(
    [...regions].map((code) => [code, ordersIn(communes.filter(({ region }) => region === code))]),
  )
  return ({ niveau, code, region }) => {
    const found = niveau === 'commune' ? own.get(code) : null
    return found ?? (region === null || ASTRIDE.has(niveau) ? null : byRegion.get(region)) ?? all
  }
}
