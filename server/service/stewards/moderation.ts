import { acceptReport, type Acceptance } from '../../db/queries/reports/acceptReport.ts'
import { listHistory, type HistoryEvent } from '../../db/queries/events/listHistory.ts'
import { listReports, type Report, type ReportState } from '../../db/queries/reports/listReports.ts'
import { mergeReports } from '../../db/queries/reports/mergeReports.ts'
import { rejectReports } from '../../db/queries/reports/rejectReports.ts'
import type { Acknowledged } from '../../db/queries/events/recordEvents.ts'
import type { Statut } from '../../domain/model.ts'
import { claimedStatus } from '../../domain/stewards/claimedStatus.ts'
import { contradictions, type Contradiction } from '../../domain/stewards/contradictions.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { statementProblems } from '../../domain/stewards/statementProblems.ts'
import type { HandlerDeps } from '../deps.ts'
import { badInput } from '../../contract/problem.ts'
import { explainRefusal } from './refusals.ts'

type Deps = Pick<HandlerDeps, 'atlas' | 'database' | 'refresh' | 'today'>

/** A public report with what its cabinet's sources say beside it. */
export interface QueuedReport extends Omit<Report, 'kind'> {
  readonly motif: string
  readonly claimed: Statut | null
  readonly history: readonly HistoryEvent[]
}

/** The reports of an author's territory in a state, oldest first, and the contradictions among the open ones. */
export async function reportQueue(
  { atlas, database: { knex }, today }: Deps,
  author: Author,
  state: ReportState,
  page: { readonly limit: number; readonly offset: number },
): Promise<{
  readonly reports: readonly QueuedReport[]
  readonly total: number
  readonly alerts: readonly Contradiction[]
}> {
  const { departements } = author
  const reports = await listReports(knex, { state, departements })
  const shown = reports.slice(page.offset, page.offset + page.limit)
  const history = await listHistory(knex, [...new Set(shown.map(({ cabinetId }) => cabinetId))])
  const open = state === 'nouveau' ? reports : await listReports(knex, { state: 'nouveau', departements })
  const { statuses } = atlas.views.at(today())
  return {
    reports: shown.map(({ kind, ...report }) => ({
      ...report,
      motif: kind,
      claimed: claimedStatus(kind),
      history: history.filter(({ cabinetId }) => cabinetId === report.cabinetId),
    })),
    total: reports.length,
    alerts: contradictions(open, (id) => statuses.get(id) ?? null),
  }
}

/** Turns a report into an event, and shows it to everybody. @throws Problem when it is refused. */
export async function accept(deps: Deps, author: Author, acceptance: Acceptance): Promise<Acknowledged> {
  const wrong = statementProblems(acceptance.statement, deps.today())
  if (wrong.length > 0)
    throw badInput(wrong.map(({ field, message }) => ({ path: field, message: message.en })))
  const event = await acceptReport(deps.database, author, acceptance).catch(refuse)
  await deps.refresh()
  return event
}

/** Closes reports as wrong. @throws Problem when it is refused. */
export const reject = (
  { database }: Deps,
  author: Author,
  ids: readonly string[],
  reason: string,
): Promise<void> => rejectReports(database.knex, author, ids, reason).catch(refuse)

/** Closes reports as saying the same as another. @throws Problem when it is refused. */
export const merge = (
  { database }: Deps,
  author: Author,
  kept: string,
  others: readonly string[],
): Promise<void> => mergeReports(database.knex, author, kept, others).catch(refuse)

function refuse(error: unknown): never {
  throw explainRefusal(error)
}
