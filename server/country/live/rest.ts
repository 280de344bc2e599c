/** When work that follows changes is done, ms: not before `first`, then after `quiet` without one, at the latest `longest` after the first that it has not seen. */
export interface Pace {
  readonly first: number
  readonly quiet: number
  readonly longest: number
}

/** Work that waits for changes to come to rest. */
export interface Rest {
  /** Something has changed. */
  readonly disturb: () => void
  /** Does it in so many ms, whatever was to come sooner or later. */
  readonly within: (ms: number) => void
  /** Does no more; resolves once what is under way has ended. */
  readonly close: () => Promise<void>
}

/** Does `act` once what disturbs it has come to rest, one time after the other; `act` never rejects. */
export function createRest({ first, quiet, longest }: Pace, act: () => Promise<void>): Rest {
  const notBefore = Date.now() + first
  let [closed, under] = [false, Promise.resolve()]
  let timer: NodeJS.Timeout | undefined
  /** Of the first change that `act` has not seen. */
  let since: number | undefined
  const within = (ms: number): void => {
    clearTimeout(timer)
    if (closed) return
    timer = setTimeout(() => {
      since = undefined
      under = under.then(() => (closed ? undefined : act()))
    }, ms).unref()
  }
  within(first)
  return {
    within,
    disturb: () => {
      const now = Date.now()
      since ??= now
      within(Math.max(0, notBefore - now, Math.min(quiet, since + longest - now)))
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      return under
    },
  }
}
