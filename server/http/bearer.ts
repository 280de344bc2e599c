import type { Request, Response } from 'express'
import { authenticate } from '../db/access/authenticate.ts'
import type { Database } from '../db/database.ts'
import { mayDo, type Action, type Author } from '../domain/stewards/roles.ts'
import { Problem } from '../contract/problem.ts'

const REFUSALS = {
  unknown: [401, 'This token is not known: check that it is whole, or ask for a new one.'],
  revoked: [401, 'This token was revoked or has expired: ask for a new one.'],
  locked: [429, 'Too many wrong secrets for this token: it opens again in a quarter of an hour.'],
} as const

/**
 * Who holds the bearer token of a request, proved against the database each time.
 * @throws Problem 401 without a valid token, 403 when its role may not do this, 429 when it is locked.
 */
export async function bearer(
  { knex }: Pick<Database, 'knex'>,
  action: Action,
  request: Request,
  response: Response,
): Promise<Author> {
  const token = /^Bearer +(\S+) *$/i.exec(request.get('Authorization') ?? '')?.[1]
  if (token === undefined) {
    response.set('WWW-Authenticate', 'Bearer realm="relais"')
    throw new Problem(401, 'Token needed', 'Send the header Authorization: Bearer relais_….')
  }
  const proof = await authenticate(knex, token)
  if ('refused' in proof) {
    const [status, detail] = REFUSALS[proof.refused]
    response.set('WWW-Authenticate', 'Bearer realm="relais", error="invalid_token"')
    throw new Problem(status, status === 429 ? 'Locked' : 'Token refused', detail)
  }
  if (!mayDo(proof.author, action))
    throw new Problem(403, 'Not allowed', `The role ${proof.author.role} may not do this (${action}).`)
  return proof.author
}
