import type { RequestHandler, Response } from 'express'
import { Problem } from '../contract/problem.ts'

/** How requests take their turns. */
export interface TurnOptions {
  /** Milliseconds of an ever-rising clock. */
  readonly now?: () => number
  /** Told when somebody is sent away. */
  readonly onShed?: () => void
}

/** Requests begun one after the other before it is heard again who else asks, ms. */
const SLICE_MS = 10
/** How long it is heard who else asks, as long as somebody does, ms: the system hands connections over one by one. */
const HEARING_MS = 5
/** Who would wait longer is asked to come back: under the 30 s after which proxies give up. */
const PATIENCE_MS = 15_000
/** Seconds after which who was sent away may try again. */
const RETRY_AFTER = 5
/** How much the latest request tells of the next: the running mean of some twenty. */
const WEIGHT = 0.05

/**
 * Lets requests begin one after the other, in short slices between which the process hears what else is asked: whether it lives,
 * above all. What a request does is calculated at once on one thread: without turns 500 sheets asked together are drawn before
 * anything asked after them is read. Who would wait more than fifteen seconds, by what the latest took, is answered 503 with
 * `Retry-After` at the door, so that those inside are served; who has left meanwhile is passed over.
 */
export function createTurns({
  now = () => performance.now(),
  onShed = () => {},
}: TurnOptions = {}): RequestHandler {
  const waiting: { readonly response: Response; readonly begin: () => void }[] = []
  let arrived = false
  let heardSince: number | null = null
  let usual = 0

  const turn = (): void => {
    heardSince ??= now()
    if (arrived && now() - heardSince < HEARING_MS) {
      arrived = false
      setImmediate(turn)
      return
    }
    heardSince = null
    const start = now()
    try {
      for (let at = start; waiting.length > 0 && at - start < SLICE_MS;) {
        const { response, begin } = waiting.shift()!
        if (response.destroyed) continue
        begin()
        const end = now()
        usual += WEIGHT * (end - at - usual)
        at = end
      }
    } finally {
      // Whatever one of them throws, the others have their turn.
      if (waiting.length > 0) setImmediate(turn)
    }
  }
  return (_request, response, next) => {
    if (waiting.length * usual > PATIENCE_MS) {
      onShed()
      response.set('Retry-After', String(RETRY_AFTER))
      throw new Problem(
        503,
        'Busy',
        `Too many requests wait before this one. Nothing was recorded; try again in ${RETRY_AFTER} seconds.`,
        [],
        { fault: 'crowd' },
      )
    }
    if (waiting.push({ response, begin: next }) === 1) setImmediate(turn)
    arrived = true
  }
}
