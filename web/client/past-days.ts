/** The ISO date of this device's calendar. */
const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

/** Hours of a day that is over say so, on a page that was kept or left open: `data-past` takes the place of the sentence. */
function markPastDays(now = new Date()): void {
  const today = localDay(now)
  for (const line of document.querySelectorAll<HTMLElement>('[data-day]'))
    // A day apart at most: whoever reads from another time zone is not told that today is over.
    if (line.dataset.day! < today && line.textContent !== line.dataset.past)
      line.textContent = line.dataset.past ?? ''
}

/** The same whenever the page is seen again. */
export function watchPastDays(): void {
  markPastDays()
  addEventListener('pageshow', () => markPastDays())
  document.addEventListener('visibilitychange', () => markPastDays())
}
