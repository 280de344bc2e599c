import type { News } from '../../db/queries/events/listNews.ts'
import type { StatusEvent } from '../../domain/model.ts'

/**
 * Events in the order of recording, with what was recorded or withdrawn after the number `head`; null when that does not add up
 * to all there is, or not in that order (a write that was numbered earlier and committed later): then the whole must be read.
 */
export function withNews(
  known: readonly StatusEvent[],
  head: number,
  { events: news, total, withdrawn }: Pick<News, 'events' | 'total' | 'withdrawn'>,
): readonly StatusEvent[] | null {
  const events = [...known]
  const places = new Map(known.map(({ id }, place) => [id, place]))
  for (const { sequence, ...event } of news) {
    const place = places.get(event.id)
    if (place !== undefined) events[place] = event
    else if (sequence > head) events.push(event)
    else return null
  }
  const gone = events.reduce((count, { retractedAt }) => count + (retractedAt === undefined ? 0 : 1), 0)
  return events.length === total && gone === withdrawn ? events : null
}
