import type { Database } from './database.ts'
import { insertStatusEvents, type JournalEntry } from './queries/events/appendStatusEvents.ts'
import { findRoster } from './queries/roster/findRoster.ts'
import { insertIntakes, type JournalledIntake } from './queries/intake/insertIntakes.ts'
import { saveAnswers, type JournalledAnswer } from './queries/confirmations/answers.ts'
import { insertRetractions, type JournalledRetraction } from './queries/events/retractEvents.ts'
import { insertWithdrawals, type JournalledWithdrawal } from './queries/runs/withdrawCitation.ts'
import { run, statement } from './statement.ts'

const CABINETS = statement('listCabinetIds', 'SELECT id FROM cabinets WHERE roster = :roster')

/**
 * Puts back the events that the journal has and the database lost (a power cut, a database made anew), and returns how many;
 * withdrawals of events and of quotations, statements on new patients and answers by links too.
 * What is there already stays as it is; events on cabinets that the roster in force does not know wait in the journal.
 */
export async function replayJournal({ journal, knex }: Database): Promise<number> {
  const entries = (journal?.read() ?? []) as JournalEntry[]
  if (entries.length === 0) return 0
  // What exposed somebody stays withdrawn whatever roster is in force.
  const withdrawals = (journal!.read() as JournalledWithdrawal[]).flatMap(
    ({ withdrawal }) => withdrawal ?? [],
  )
  await insertWithdrawals(knex, withdrawals)
  const roster = await findRoster(knex)
  if (!roster) return 0
  const known = new Set(
    (await run<{ id: string }>(knex, CABINETS, { roster: roster.id })).map(({ id }) => id),
  )
  const events = entries.filter(
    ({ demonstration, cabinetId }) => demonstration === roster.demonstration && known.has(cabinetId),
  )
  const added = await insertStatusEvents(knex, roster.id, events)
  const lost = <Line extends { readonly demonstration?: boolean }, Value>(
    read: (line: Line) => Value | undefined,
  ) =>
    (journal!.read() as Line[]).flatMap((line) => {
      const value = read(line)
      return value === undefined || line.demonstration !== roster.demonstration ? [] : [value]
    })
  await insertIntakes(
    knex,
    roster.id,
    lost(({ intake }: JournalledIntake) => intake),
  )
  // Of the lines of one link the last stands; one statement may touch a row only once.
  const answers = new Map(
    lost(({ confirmation }: JournalledAnswer) => confirmation).map((one) => [one.linkId, one]),
  )
  await saveAnswers(knex, roster.id, [...answers.values()])
  const retractions = (journal!.read() as JournalledRetraction[]).flatMap(
    ({ retraction }) => retraction ?? [],
  )
  await insertRetractions(knex, roster.id, retractions)
  return added.length
}
