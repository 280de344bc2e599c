const ADDRESS = '/api/v1/changements/flux'
/** Where the server had no place left, or is away: asked again after a minute. */
const AGAIN_MS = 60_000
/** All open pages ask for what has changed within this time, not in the same instant. */
const SPREAD_MS = 500

/**
 * Calls `changed` after what has been recorded has changed what the server answers; `run` is the calculation that the page was
 * made from. Listens only while the page is seen, and asks on coming back whether it has missed anything. `heard` is told whether the
 * server is there, at each change of it. Returns how to stop.
 */
export function watchChanges(
  changed: () => void,
  run: string | undefined,
  heard: (here: boolean) => void = () => undefined,
): () => void {
  let source: EventSource | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const listen = (): void => {
    if (source || document.hidden) return
    source = new EventSource(run ? `${ADDRESS}?run=${run}` : ADDRESS)
    source.addEventListener('open', () => heard(true))
    source.addEventListener('changement', ({ lastEventId }) => {
      run = lastEventId
      clearTimeout(waiting)
      waiting = setTimeout(changed, Math.random() * SPREAD_MS)
    })
    // The browser tries again by itself unless it was refused.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CONNECTING) heard(false)
      if (source?.readyState !== EventSource.CLOSED) return
      source = null
      // Refused: by a server without a place left, or by a proxy whose server is away.
      fetch('/readyz').then(
        ({ ok }) => heard(ok),
        () => heard(false),
      )
      again = setTimeout(listen, AGAIN_MS)
    })
  }
  const hush = (): void => {
    source?.close()
    source = null
    clearTimeout(again)
  }
  const follow = (): void => (document.hidden ? hush() : listen())
  document.addEventListener('visibilitychange', follow)
  listen()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    hush()
    clearTimeout(waiting)
  }
}
