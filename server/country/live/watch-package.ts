import type { Logger } from 'pino'
import type { Database } from '../../db/database.ts'
import { findCurrentPackage } from '../../db/queries/packages/findCurrentPackage.ts'
import { safeError } from '../../log.ts'
import { inRounds } from '../../in-rounds.ts'
import { SourceError } from '../package/source-error.ts'

/** How often another process's choice is looked for, should nobody tell. */
const LOOK_MS = 10_000
/** After how long a package that could not be read is tried again: a disk may have been full. */
const AGAIN_MS = 300_000

/** Follows which data package is named current. */
export interface PackageWatch {
  /** Turns to the one that is, if it is another; whoever asks tries again what failed before. @throws what keeps it from being read. */
  readonly look: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A turn to another package, for as long as no other one is named. */
export interface Turn {
  /** Aborted when another one is named current, and at the end of the process. */
  readonly signal: AbortSignal
  /** To be asked last of all. @throws when another one has been named current meanwhile. */
  readonly confirm: () => Promise<void>
}

/**
 * Turns this process to the data package that the database names current, whenever that is another than `serving()` tells. `turnTo` makes
 * all that rests on it beside what answers; until it resolves, and where it fails, the former package goes on answering.
 */
export function watchPackage({
  database,
  serving,
  passedOver,
  turnTo,
  logger,
}: {
  readonly database: Pick<Database, 'kind' | 'knex' | 'attendance'>
  readonly serving: () => string
  /** One that this process could not answer from when it started. */
  readonly passedOver: string | null
  readonly turnTo: (hash: string, turn: Turn) => Promise<void>
  readonly logger: Logger
}): PackageWatch {
  const closing = new AbortController()
  let refused = passedOver === null ? null : { hash: passedOver, until: performance.now() + AGAIN_MS }
  let turning: { readonly hash: string; readonly replaced: AbortController } | null = null
  /** Stops the turn under way when another package is named by now: rounds wait for each other, and a turn takes minutes. */
  const stopReplaced = async (): Promise<void> => {
    const turn = turning
    if (turn && (await findCurrentPackage(database.knex)) !== turn.hash) turn.replaced.abort()
  }
  const { ask, settled } = inRounds(async () => {
    while (!closing.signal.aborted) {
      const named = await findCurrentPackage(database.knex)
      if (named === null || named === serving()) return
      if (refused?.hash === named && performance.now() < refused.until) return
      const replaced = new AbortController()
      const signal = AbortSignal.any([closing.signal, replaced.signal])
      const confirm = async (): Promise<void> => {
        await stopReplaced()
        signal.throwIfAborted()
      }
      turning = { hash: named, replaced }
      try {
        await turnTo(named, { signal, confirm })
        refused = null
        return
      } catch (error) {
        if (replaced.signal.aborted) continue
        refused = { hash: named, until: performance.now() + AGAIN_MS }
        throw error
      } finally {
        turning = null
      }
    }
  })
  const askNow = async (): Promise<void> => {
    await stopReplaced()
    await ask()
  }
  const glance = (): void =>
    void askNow().catch((error: unknown) => {
      // Its sentences are about files of public data.
      const why = error instanceof SourceError ? error.message : undefined
      if (!closing.signal.aborted)
        logger.error(
          { err: safeError(error), why },
          'the package named current cannot be served: the former one is',
        )
    })
  const untold = database.attendance.onTold(glance)
  // Nobody else can open the embedded database: the command that names a package asks, and only what failed is tried again.
  const looking = setInterval(() => {
    if (database.kind === 'server' || (refused !== null && performance.now() >= refused.until)) glance()
  }, LOOK_MS).unref()
  return {
    look: () => {
      refused = null
      return askNow()
    },
    close: async () => {
      closing.abort()
      untold()
      clearInterval(looking)
      await settled().catch(() => {})
    },
  }
}
