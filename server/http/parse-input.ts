import type { Request } from 'express'
import type { z } from 'zod'
import { pathNames, type Endpoint, type InputOf } from '../contract/index.ts'
import { badInput, type InputError } from '../contract/problem.ts'

/**
 * The endpoint's input from the path and the query (GET, files) or the body (POST). Unknown and repeated parameters are
 * refused: a misspelt `asof` that is silently ignored would give a right-looking wrong figure. `said` are values that the address itself
 * says, such as the format of a file.
 */
export function parseInput<E extends Endpoint>(endpoint: E, request: Request, said: object = {}): InputOf<E> {
  const inPath = pathNames(endpoint.path)
  const inQuery = endpoint.method === 'GET' || endpoint.file !== undefined
  const given: Record<string, unknown> = inQuery ? { ...request.query } : { ...bodyOf(request) }
  const errors: InputError[] = []
  for (const [name, value] of Object.entries(given)) {
    if (inPath.includes(name) || name in said)
      errors.push({ path: name, message: 'belongs to the path, not here' })
    else if (inQuery && Array.isArray(value)) errors.push({ path: name, message: 'is given more than once' })
    else if (inQuery && String(value).trim() === '') errors.push({ path: name, message: 'is empty' })
  }
  for (const [name, value] of Object.entries(given))
    if (JSON.stringify(value)?.includes('\\u0000')) errors.push({ path: name, message: 'holds a NUL sign' })
  if (!inQuery)
    for (const name of Object.keys(request.query)) errors.push({ path: name, message: 'unknown parameter' })
  const key = 'idempotencyKey' in endpoint.input.shape ? request.get('Idempotency-Key') : undefined
  if (key !== undefined) {
    if (given.idempotencyKey !== undefined && given.idempotencyKey !== key)
      errors.push({ path: 'idempotencyKey', message: 'differs from the header Idempotency-Key' })
    given.idempotencyKey = key
  }
  if (errors.length > 0) throw badInput(errors)
  const parsed = endpoint.input.safeParse({ ...given, ...request.params, ...said })
  if (!parsed.success) throw badInput(parsed.error.issues.flatMap(inputErrors))
  return parsed.data as InputOf<E>
}

function bodyOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body
  if (body !== null && typeof body === 'object' && !Array.isArray(body))
    return body as Record<string, unknown>
  throw badInput([{ path: '', message: 'a JSON object is expected' }])
}

function inputErrors(issue: z.core.$ZodIssue): InputError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((path) => ({ path, message: 'unknown parameter' }))
  return [{ path: issue.path.join('.'), message: wanted(issue) }]
}

/** What is expected instead, in words that whoever never met the validator understands. */
function wanted(issue: z.core.$ZodIssue): string {
  // The validator's own words, where an endpoint gives none: these alone name what was received.
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is required'
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected} is expected`
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid option'))
    return `one of ${issue.values.join(', ')} is expected`
  if (issue.code === 'too_small' && issue.origin === 'number' && issue.message.startsWith('Too small'))
    return `is too small: at least ${issue.minimum}`
  if (issue.code === 'too_big' && issue.origin === 'number' && issue.message.startsWith('Too big'))
    return `is too big: at most ${issue.maximum}`
  return issue.message
}
