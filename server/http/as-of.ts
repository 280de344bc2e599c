import type { Request } from 'express'
import { isoDate } from '../contract/index.ts'
import { moment } from '../contract/moment.ts'
import { badInput } from '../contract/problem.ts'

/** The day and the knowledge asked for by `?asOf=` and `?knownAt=`; any other parameter is refused as everywhere. */
export function parseMoment(request: Request): { readonly asOf?: string; readonly knownAt?: string } {
  const { asOf: _, knownAt: __, ...others } = request.query
  const unknown = Object.keys(others)
  if (unknown.length > 0) throw badInput(unknown.map((path) => ({ path, message: 'unknown parameter' })))
  return parsePageMoment(request)
}

/** The same of a page's address, which has parameters of its own too. */
export function parsePageMoment(request: Request): { readonly asOf?: string; readonly knownAt?: string } {
  const { asOf, knownAt } = request.query
  const read = (path: string, schema: typeof isoDate | typeof moment, given: unknown) => {
    if (given === undefined) return {}
    const parsed = schema.safeParse(given)
    if (!parsed.success) throw badInput(parsed.error.issues.map(({ message }) => ({ path, message })))
    return { [path]: parsed.data }
  }
  return { ...read('asOf', isoDate, asOf), ...read('knownAt', moment, knownAt) }
}
