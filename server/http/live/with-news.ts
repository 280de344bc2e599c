import type { News } from '../../db/queries/listNews.ts'
import type { StatusEvent } from '../../domain/model.ts'

/**
 * Events in the order of recording, with what was recorded or withdrawn since; null when that does not add up to all there is
 * (a write that was numbered earlier and committed later): then the whole must be read.
 */
export function withNews(
  known: readonly StatusEvent[],
  { events: news, total, withdrawn }: Pick<News, 'events' | 'total' | 'withdrawn'>,
): readonly StatusEvent[] | null {
  const events = [...known]
  const places = new Map(known.map(({ id }, place) => [id, place]))
  for (const event of news) {
    const place = places.get(event.id)
    if (place === undefined) events.push(event)
    else events[place] = event
  }
  const gone = events.reduce((count, { retractedAt }) => count + (retractedAt === undefined ? 0 : 1), 0)
  return events.length === total && gone === withdrawn ? events : null
}
