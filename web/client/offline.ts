/** Lets the patients' pages open without a network, once they have been opened with one. */
export function enableOffline(): void {
  if (!document.querySelector('.offline-note') || !('serviceWorker' in navigator)) return
  // After everything that the person waits for.
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}))
}

/** On a page that was kept: statuses whose term has passed since say that they cannot be trusted any more. */
export function markExpired(today = new Date().toISOString().slice(0, 10)): void {
  if (!('offline' in document.documentElement.dataset)) return
  for (const status of document.querySelectorAll<HTMLElement>('[data-expires]'))
    if (status.dataset.expires! < today)
      for (const note of status.querySelectorAll('.expired-note')) note.removeAttribute('hidden')
}
