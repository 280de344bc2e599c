/** How often the database is asked whether it is there, and how long it may take to say so. */
const LOOK_MS = 15_000
const PATIENCE_MS = 5_000

/** Whether the database answered when it was last asked. */
export interface DatabaseWatch {
  readonly answers: () => boolean
  readonly stop: () => void
}

/**
 * Asks the database from time to time whether it is there. Searches are answered from memory and do not notice when it is
 * not: the pages then have to say that the latest changes may be missing.
 */
export function watchDatabase(
  ping: () => Promise<void>,
  lookMs = LOOK_MS,
  patienceMs = PATIENCE_MS,
): DatabaseWatch {
  let answers = true
  let asking = false
  const look = async (): Promise<void> => {
    if (asking) return
    asking = true
    const late = setTimeout(() => (answers = false), patienceMs)
    await ping().then(
      () => (answers = true),
      () => (answers = false),
    )
    clearTimeout(late)
    asking = false
  }
  const timer = setInterval(() => void look(), lookMs).unref()
  return { answers: () => answers, stop: () => clearInterval(timer) }
}
