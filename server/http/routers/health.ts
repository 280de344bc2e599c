import { Router } from 'express'
import type { Finished } from '../finished.ts'
import type { StandbyState } from '../../db/standbys.ts'

/** `read-only`: it answers, and takes no write. */
type DatabaseState = 'ok' | 'read-only'

/** What readiness asks. */
export interface HealthDeps {
  /** How the database answers; rejects when it does not. */
  readonly ping: () => Promise<DatabaseState>
  /** Whether it answered when it was last asked with more patience. */
  readonly databaseAnswers: () => boolean
  /** The standbys that public reads may go to, and what ails them. */
  readonly standbys: () => readonly StandbyState[]
  /** Free bytes where Relais keeps what it writes. */
  readonly freeBytes: () => Promise<number>
  /** Whether the process was asked to end: no new visitor should be sent to it. */
  readonly draining: () => boolean
}

/** Who asks whether we are ready hears it within a second, also when the database says nothing at all. */
const PATIENCE_MS = 700
/** Under this an import, a backup or the journal soon cannot be written. */
const LEAST_FREE_BYTES = 50 * 1024 * 1024
const ALIVE = Buffer.from(JSON.stringify({ status: 'ok' }))

/**
 * `/healthz`: the process lives. `/readyz`: it may be sent visitors: 200 with `ready`, or with `degraded` where only reading works or the
 * database is busy with something long; 503 where it does not answer, or the process is about to end.
 */
export function healthRouter(
  { ping, databaseAnswers, standbys, freeBytes, draining }: HealthDeps,
  { sendBytes }: Pick<Finished, 'sendBytes'>,
): Router {
  const router = Router()
  router.get('/healthz', (request, response) => {
    response.locals.route = '/healthz'
    response.set('Cache-Control', 'no-store').type('json')
    // With a search it may be one of a million.
    if (request.originalUrl === '/healthz') sendBytes(request, response, ALIVE, true)
    else response.send(ALIVE)
  })
  router.get('/readyz', async (_request, response) => {
    response.locals.route = '/readyz'
    response.set('Cache-Control', 'no-store')
    const [database, disk] = await Promise.all([
      inTime(
        ping().catch(() => 'unreachable' as const),
        () => (databaseAnswers() ? ('slow' as const) : ('unreachable' as const)),
      ),
      inTime(
        freeBytes().then(
          (free) => (free < LEAST_FREE_BYTES ? 'full' : 'ok'),
          () => 'unknown' as const,
        ),
        () => 'unknown' as const,
      ),
    ])
    const down = draining() || database === 'unreachable'
    const status = draining()
      ? 'draining'
      : down
        ? 'not-ready'
        : database === 'ok' && disk === 'ok'
          ? 'ready'
          : 'degraded'
    const faults = standbys().map(({ fault }) => fault)
    // Where the primary answers for them nothing is missing: an operator reads it, a proxy need not.
    const reads = faults.includes(null) ? 'standby' : 'primary'
    response.status(down ? 503 : 200).json({ status, database, disk, ...(faults.length > 0 && { reads }) })
  })
  return router
}

/** What a promise gives, or `otherwise` when it takes too long. */
async function inTime<T, U>(promise: Promise<T>, otherwise: () => U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<U>((resolve) => (timer = setTimeout(() => resolve(otherwise()), PATIENCE_MS)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
