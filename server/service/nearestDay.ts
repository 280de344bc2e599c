import type { PageData } from '../contract/index.ts'
import type { Problem } from '../contract/problem.ts'

const DAY = /\d{4}-\d{2}-\d{2}/

/** The same address on the nearest day that is known, where a day outside was asked for; null for any other problem. */
export function nearestDay(
  address: string,
  { errors: [error], more: { validFrom, validTo } }: Problem,
): PageData['erreur']['nearest'] {
  if (!validFrom || !validTo || !error) return null
  const url = new URL(address, 'http://relais.invalid')
  const asked = DAY.exec(url.searchParams.get(error.path) ?? url.pathname)?.[0]
  if (asked === undefined) return null
  const day = asked < validFrom ? validFrom : validTo
  const given = url.searchParams.get(error.path)
  if (given === null) url.pathname = url.pathname.replace(DAY, day)
  else url.searchParams.set(error.path, given.replace(DAY, day))
  return { day, path: url.pathname + url.search }
}
