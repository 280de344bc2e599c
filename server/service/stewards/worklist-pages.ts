import { randomUUID } from 'node:crypto'
import type { GestionPages } from '../../contract/index.ts'
import { readWhole } from '../../contract/numbers.ts'
import { findRoster } from '../../db/queries/roster/findRoster.ts'
import { listBatch } from '../../db/queries/events/listBatch.ts'
import { recordEvents, type Statement } from '../../db/queries/events/recordEvents.ts'
import { retractEvents } from '../../db/queries/events/retractEvents.ts'
import { STATUTS, type Statut } from '../../domain/model.ts'
import { MAX_AGE_DAYS } from '../../domain/status/max-age-days.ts'
import { SOURCES_DE_STEWARD } from '../../domain/stewards/statementProblems.ts'
import { WriteRefused } from '../../db/write-refused.ts'
import { findingsOf } from '../registers/findings.ts'
import { nextOf, worklistOf } from './worklist.ts'
import { decidedOf, waitingAnswers } from './answers-pages.ts'
import { doneOf, UNDO_SECONDS } from './done.ts'
import type { Form } from './form.ts'
import { mustMay, sessionOf, type Answer, type Visit } from './visit.ts'

const A_PAGE = 50

/** Number of the newest event: what is recorded after it is news to whoever reads the page. */
export const newestEvent = async ({ deps }: Visit): Promise<number> =>
  (await findRoster(deps.database.knex))?.lastSequence ?? 0

/** `/gestion`: the cabinets to reconfirm this week. */
export const worklistPage = (visit: Visit): Promise<Answer> => show(visit, null, [])

async function show(
  visit: Visit,
  error: GestionPages['gestionAccueil']['error'],
  ticked: readonly string[],
): Promise<Answer> {
  const lines = worklistOf(visit.deps, visit.author)
  const pages = Math.max(1, Math.ceil(lines.length / A_PAGE))
  const page = Math.min(pages, Math.max(1, readWhole(visit.query.page ?? '') || 1))
  return {
    page: 'gestionAccueil',
    status: error === null ? 200 : 422,
    data: {
      session: await sessionOf(visit),
      lines: lines.slice((page - 1) * A_PAGE, page * A_PAGE),
      total: lines.length,
      toCheck: [...(await findingsOf(visit.deps, visit.author))],
      next: lines.length === 0 ? nextOf(visit.deps, visit.author) : null,
      page,
      pages,
      evidence: visit.query.preuve ?? '',
      ticked,
      batch: randomUUID(),
      seen: await newestEvent(visit),
      done: await doneOf(visit),
      answers: await waitingAnswers(visit),
      decided: decidedOf(visit),
      error,
    },
  }
}

/** One click for many cabinets: each keeps the status that stood beside its box. */
export async function confirmForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'record')
  const evidence = form.oneOf('preuve', SOURCES_DE_STEWARD)
  const ticked = form.all(form.text('tous') === '1' ? 'ligne' : 'cabinet')
  const chosen = ticked.flatMap((value) => choiceOf(value) ?? [])
  if (evidence === null) return show(visit, 'evidence', ticked)
  if (chosen.length === 0) return show(visit, 'nothing', [])
  const today = visit.deps.today()
  const lot = form.text('lot', 36)
  const statements = chosen.map(([statut, cabinetId]): Statement => ({
    ...{ cabinetId, statut, evidence, effectiveOn: today, reportedOn: today },
    ...{ reason: null, note: null, maxAgeDays: MAX_AGE_DAYS, idempotencyKey: `${lot}:${cabinetId}` },
  }))
  await recordEvents(visit.deps.database, visit.author, statements)
  await visit.deps.refresh()
  return { goTo: `/gestion?${new URLSearchParams({ lot, vu: form.text('vu', 15), preuve: evidence })}` }
}

/** `active:79-0012` → its parts. */
function choiceOf(value: string): readonly (readonly [Statut, string])[] | null {
  const [word, ...rest] = value.split(':')
  const statut = STATUTS.find((one) => one === word)
  return statut && rest.length > 0 ? [[statut, rest.join(':')]] : null
}

/** Takes back what the visitor recorded as one batch less than a minute ago. */
export async function undoForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'record')
  const { database, refresh } = visit.deps
  const lot = form.text('lot', 36)
  const events = await listBatch(database.knex, visit.author.tokenId, lot)
  try {
    await retractEvents(database, visit.author, {
      eventIds: events.map(({ id }) => id),
      reason: 'annulé dans la minute',
      withinSeconds: UNDO_SECONDS,
    })
    await refresh()
  } catch (error) {
    // The page says that the minute is over.
    if (!(error instanceof WriteRefused && error.why === 'too-late')) throw error
  }
  const back = /^\/gestion(\/cabinets\/[\w.%-]+)?$/.exec(form.text('retour', 200))?.[0] ?? '/gestion'
  return { goTo: `${back}?${new URLSearchParams({ lot, tard: '1' })}` }
}
