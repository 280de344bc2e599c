/** Rounds of one piece of work, never two at once. */
export interface Rounds {
  /** Who asks while a round is under way gets the next one, which sees what he wrote; all who wait share it. Fails as the round does. */
  readonly ask: () => Promise<void>
  /** Resolves when what was asked for is done. */
  readonly settled: () => Promise<void>
}

/** Makes rounds of `round`, one at a time. */
export function inRounds(round: () => Promise<void>): Rounds {
  let running: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  return {
    ask: () =>
      (waiting ??= running
        .catch(() => {})
        .then(() => {
          waiting = null
          running = round()
          return running
        })),
    settled: () => waiting ?? running,
  }
}
