import type { Locale } from '../../server/contract/locale.ts'
import type { Orders } from '../../server/domain/zoning.ts'
import { date } from './format.ts'

const ISO_DAY = 10

/** Whether a figure of the zoning rests on orders: only then is its vintage a day, or two. */
export const hasOrders = ({ vintage }: { readonly vintage: string }): boolean => vintage.length >= ISO_DAY

/** On which days the orders behind a zoning were made, after « arrêtés ». */
export function ordersMade(locale: Locale, { from, to }: Orders): string {
  const [first, last] = [date(locale, from), date(locale, to)]
  if (locale === 'fr') return from === to ? `pris le ${last}` : `pris du ${first} au ${last}`
  return from === to ? `made on ${last}` : `made from ${first} to ${last}`
}
