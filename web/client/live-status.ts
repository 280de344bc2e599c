import type { Locale } from '../../server/contract/locale.ts'
import { t } from '../ui/live-words.ts'
import { watchChanges } from './live.ts'

/** A cabinet on the page; what changes in it is marked `data-live`. */
const CARD = '[data-cabinet]'

/**
 * Keeps the statuses of the cabinets on the page true: after a change the page is asked for again, and only the words that differ
 * are put in their place. Cards neither come, go nor move under the reader: when the list itself differs, it says so.
 */
export function keepStatuses(): void {
  const w = t(document.documentElement.lang as Locale)
  const said = document.createElement('p')
  said.className = 'visually-hidden'
  said.role = 'status'
  document.querySelector('main')?.append(said)

  const refresh = async (): Promise<void> => {
    const fresh = await fetchPage(location.href)
    const cards = [...document.querySelectorAll<HTMLElement>(CARD)]
    const sentences: string[] = []
    for (const card of cards) {
      const id = card.dataset.cabinet!
      const now = cardOf(fresh, id) ?? (await cardAlone(card, id))
      if (now && takeOver(card, now))
        sentences.push(w.changed(textOf(card, 'h1, h3'), textOf(card, '.status-badge')))
    }
    const ids = (page: ParentNode): string =>
      [...page.querySelectorAll<HTMLElement>(CARD)].map(({ dataset }) => dataset.cabinet).join()
    // The answer to a position has no address to be asked for again: its cards are asked for one by one.
    if (fresh.querySelector(CARD) && ids(fresh) !== ids(document)) {
      sentences.push(w.list)
      offerReload(w)
    }
    said.textContent = sentences.join(' ')
  }
  watchChanges(() => void refresh().catch(() => {}), document.documentElement.dataset.run)
}

async function fetchPage(address: string): Promise<Document> {
  const response = await fetch(address, { cache: 'no-store' })
  if (!response.ok) throw new Error(`${response.status}`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** The card on its cabinet's own page; null once another roster has no such cabinet: the others are still to be looked at. */
async function cardAlone(card: HTMLElement, id: string): Promise<HTMLElement | null> {
  const { href } =
    card.querySelector<HTMLAnchorElement>('a[href*="/cabinet/"], a[href*="/practice/"]') ?? location
  return fetchPage(href).then(
    (page) => cardOf(page, id),
    () => null,
  )
}

const cardOf = (page: Document, id: string): HTMLElement | null =>
  page.querySelector(`[data-cabinet="${CSS.escape(id)}"]`)

const textOf = (card: HTMLElement, what: string): string =>
  card.querySelector(what)?.textContent?.trim() ?? ''

/** Puts the new words in the card's place; false when they are the old ones. */
function takeOver(card: HTMLElement, now: HTMLElement): boolean {
  const [old, fresh] = [card, now].map((one) => [...one.querySelectorAll<HTMLElement>('[data-live]')])
  let changed = false
  old!.forEach((part) => {
    const next = fresh!.find(({ dataset }) => dataset.live === part.dataset.live)
    // Whoever is in the middle of it by keyboard keeps it as it is.
    if (!next || next.textContent === part.textContent || part.contains(document.activeElement)) return
    part.replaceWith(document.adoptNode(next))
    changed = true
  })
  card.className = now.className
  card.classList.toggle('just-changed', changed)
  return changed
}

/** The line above the list becomes the way to the new one. */
function offerReload(w: ReturnType<typeof t>): void {
  const line = document.querySelector('.heading-lead')
  if (!line) return
  const link = document.createElement('a')
  link.href = location.href
  link.textContent = w.reload
  line.replaceChildren(`${w.list} `, link)
}
