/** How long one thing may hold the thread while others wait, milliseconds. */
const TURN_MS = 10

/** The result of work that pauses; whoever waits for the thread gets a turn in between. */
export async function inTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + TURN_MS
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < until)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
