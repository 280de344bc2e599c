import type { Request } from 'express'
import { isoDate } from '../contract/index.ts'
import { badInput } from './problem.ts'

/** The day asked for by `?asOf=`, today without it; any other parameter is refused as everywhere. */
export function parseAsOf(request: Request, today: () => string): string {
  const { asOf, ...others } = request.query
  const unknown = Object.keys(others)
  if (unknown.length > 0) throw badInput(unknown.map((path) => ({ path, message: 'unknown parameter' })))
  if (asOf === undefined) return today()
  const parsed = isoDate.safeParse(asOf)
  if (!parsed.success) throw badInput(parsed.error.issues.map(({ message }) => ({ path: 'asOf', message })))
  return parsed.data
}
