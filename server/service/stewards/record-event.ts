import { listHistory, type HistoryEvent } from '../../db/queries/events/listHistory.ts'
import { recordEvents, type Acknowledged, type Statement } from '../../db/queries/events/recordEvents.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { statementProblems } from '../../domain/stewards/statementProblems.ts'
import type { HandlerDeps } from '../deps.ts'
import { badInput } from '../../contract/problem.ts'
import { explainRefusal } from './refusals.ts'

/** An event that cannot be lost any more, and what others recorded on the cabinet since the author last looked. */
export interface RecordedEvent {
  readonly event: Acknowledged
  readonly meanwhile: readonly HistoryEvent[]
}

/**
 * Records what an author says of one cabinet and shows it to everybody. `seen`: id of the newest event that the author knew of,
 * `none`, or undefined when nobody knows.
 * @throws Problem when it is refused; nothing is recorded then.
 */
export async function recordEvent(
  { database, refresh, today }: Pick<HandlerDeps, 'database' | 'refresh' | 'today'>,
  author: Author,
  said: Statement,
  seen?: string,
): Promise<RecordedEvent> {
  const wrong = statementProblems(said, today())
  if (wrong.length > 0)
    throw badInput(wrong.map(({ field, message }) => ({ path: field, message: message.en })))
  const [event] = await recordEvents(database, author, [said]).catch((error: unknown) => {
    throw explainRefusal(error)
  })
  await refresh()
  if (seen === undefined) return { event: event!, meanwhile: [] }
  const history = await listHistory(database.knex, [said.cabinetId])
  const since = history.find(({ id }) => id === seen)?.sequence ?? (seen === 'none' ? 0 : event!.sequence)
  return {
    event: event!,
    meanwhile: history.filter(({ sequence }) => sequence > since && sequence < event!.sequence),
  }
}
