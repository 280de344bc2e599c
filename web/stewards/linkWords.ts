import type { Locale } from '../../server/contract/locale.ts'
import type { LinkState } from '../../server/contract/steward-pages.ts'
import { date } from '../ui/format.ts'
import { t } from './links-words.ts'

/** What became of a link, on the day `today` (ISO date). */
export function linkWords(locale: Locale, link: LinkState, today: string): string {
  const w = t(locale).links
  if (link.state && link.answeredAt) return `${w.state[link.state]} ${w.on(date(locale, link.answeredAt))}`
  if (link.revoked) return w.state.revoked
  return link.expiresOn < today
    ? w.state.expired
    : `${w.state.open}, ${w.until(date(locale, link.expiresOn))}`
}
