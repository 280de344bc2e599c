import { randomUUID } from 'node:crypto'
import type { Author } from '../../domain/stewards/roles.ts'
import { MAX_AGE_DAYS } from '../../domain/status/max-age-days.ts'
import { badInput, notFound, Problem } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { listHistory } from '../../db/queries/events/listHistory.ts'
import { retractEvents } from '../../db/queries/events/retractEvents.ts'
import { WriteRefused } from '../../db/write-refused.ts'
import { recordIntakes } from '../../db/queries/intake/recordIntakes.ts'
import { publicIntake } from '../../domain/intake/publicIntake.ts'
import { UNDO_SECONDS } from './done.ts'
import { explainRefusal } from './refusals.ts'
import { accept, merge, reject, reportQueue } from './moderation.ts'
import { recordEvent } from './record-event.ts'
import { findingsOf } from '../registers/findings.ts'
import { worklistOf } from './worklist.ts'
import { pageOf, type HandlerDeps } from '../deps.ts'

type Names =
  | 'recordCabinetEvent'
  | 'undoCabinetEvent'
  | 'recordNewPatients'
  | 'importCabinets'
  | 'getImportProgress'
  | 'listModeration'
  | 'moderate'
  | 'getWorklist'

/** Refused lines named in a problem; the dry run tells all. */
const MOST_ERRORS = 100

const KEY_MISSING = {
  path: 'idempotencyKey',
  message: 'is missing: send the header Idempotency-Key with a new UUID for each event',
}

/** What stewards ask and write by their token. */
export const stewardHandlers = (deps: HandlerDeps): Pick<Handlers, Names> => ({
  recordCabinetEvent: async (input, { author }) => {
    const { id, seen, idempotencyKey, reason = null, note = null, maxAgeDays = MAX_AGE_DAYS, ...said } = input
    if (idempotencyKey === undefined) throw badInput([KEY_MISSING])
    const { reportedOn = deps.today() } = said
    const whole = { ...said, cabinetId: id, reportedOn, reason, note, maxAgeDays, idempotencyKey }
    const { event, meanwhile } = await recordEvent(deps, author, whole, seen)
    return { event, meanwhile: [...meanwhile] }
  },

  undoCabinetEvent: async ({ id, event }, { author }) => {
    const { database, refresh } = deps
    const known = (await listHistory(database.knex, [id])).find((one) => one.id === event)
    if (!known) throw explainRefusal(new WriteRefused('unknown-event', event))
    // Asked again after an answer that was lost, it is done, however late.
    if (known.retractedBy !== author.label) {
      const slip = { eventIds: [event], reason: 'annulé dans la minute', withinSeconds: UNDO_SECONDS }
      await retractEvents(database, author, slip).catch((error: unknown) => {
        throw explainRefusal(error)
      })
      await refresh()
    }
    return { id: event, cabinetId: id, undone: true }
  },

  recordNewPatients: async (input, { author }) => {
    const { id, idempotencyKey, reportedOn = deps.today(), maxAgeDays = MAX_AGE_DAYS, ...said } = input
    if (idempotencyKey === undefined) throw badInput([KEY_MISSING])
    if (reportedOn > deps.today())
      throw badInput([{ path: 'reportedOn', message: 'is to come: nobody can have said so yet' }])
    const whole = {
      ...said,
      cabinetId: id,
      reportedOn,
      maxAgeDays,
      idempotencyKey: `intake:${idempotencyKey}`,
    }
    await recordIntakes(deps.database, author, [whole]).catch((error: unknown) => {
      throw explainRefusal(error)
    })
    await deps.refresh()
    return { newPatients: publicIntake(deps.intakes(id), deps.today()) }
  },

  importCabinets: async (
    { dryRun, fileName, format: _, departements = null, sheet, headerRow: row, follow, ...options },
    { author, file },
  ) => {
    if (follow !== undefined && deps.imports.find(follow) !== null)
      throw badInput([{ path: 'follow', message: 'is that of an import under way: choose a new UUID' }])
    const { plan, linesRead, saved, stale } = await deps.imports.follow(
      follow ?? randomUUID(),
      async (tell) => {
        const outcome = await deps.importCabinets({
          bytes: file,
          table: { ...(sheet !== undefined && { sheet }), ...(row !== undefined && { row }) },
          fileName,
          author,
          dryRun,
          options: { ...options, departements },
          progress: tell,
        })
        if (outcome.saved) {
          tell({ phase: 'redrawing', done: 0, of: null })
          await deps.refresh()
        }
        return outcome
      },
    )
    if (stale)
      throw new Problem(
        409,
        'Somebody else is writing',
        'The roster changed while the file was read: send it again.',
      )
    if (!dryRun && !plan.applicable) throw refusedFile(plan.problems, plan.items)
    return {
      dryRun,
      applicable: plan.applicable,
      importId: saved && plan.counts.added + plan.counts.changed + plan.counts.closed > 0 ? saved.id : null,
      retiresDemonstration: plan.retiresDemonstration,
      linesRead,
      counts: { ...plan.counts },
      problems: [...plan.problems],
      items: plan.items.map(({ line, id, nom, outcome, changes, problems }) => ({
        ...{ line, id, nom, outcome },
        changes: [...changes],
        problems: [...problems],
      })),
    }
  },

  getImportProgress: ({ follow }) => {
    const progress = deps.imports.find(follow)
    if (!progress) throw notFound(`No import is under way under the id ${follow}.`)
    return { ...progress }
  },

  listModeration: async ({ state, limit, offset }, { author }) => {
    const { reports, total, alerts } = await reportQueue(deps, author, state, { limit, offset })
    return {
      items: reports.map((report) => ({ ...report, history: [...report.history] })),
      alerts: [...alerts],
      numberMatched: total,
      numberReturned: reports.length,
    }
  },

  moderate: async (input, { author }) => {
    const { decision, reportId, duplicates } = input
    if (decision === 'accept') {
      const event = await acceptAs(deps, author, input)
      return { decision, event }
    }
    if (decision === 'reject') {
      if (input.reason === undefined) throw badInput([{ path: 'reason', message: 'is missing: say why' }])
      await reject(deps, author, [reportId, ...duplicates], input.reason)
    } else {
      if (duplicates.length === 0)
        throw badInput([{ path: 'duplicates', message: 'is empty: name the reports that say the same' }])
      await merge(deps, author, reportId, duplicates)
    }
    return { decision, event: null }
  },

  getWorklist: async ({ limit, offset }, { author }) => {
    const lines = worklistOf(deps, author)
    return {
      ...pageOf(lines, limit, offset),
      toCheck: [...(await findingsOf(deps, author))],
      asOf: deps.today(),
      demonstration: deps.atlas.demonstration,
    }
  },
})

type Decision = Parameters<Handlers['moderate']>[0]

function acceptAs(deps: HandlerDeps, author: Author, { reportId, duplicates, ...input }: Decision) {
  const { statut, effectiveOn, reason = null, note = null } = input
  if (statut === undefined || effectiveOn === undefined)
    throw badInput([
      ...(statut === undefined ? [{ path: 'statut', message: 'is missing: say what was verified' }] : []),
      ...(effectiveOn === undefined ? [{ path: 'effectiveOn', message: 'is missing: say since when' }] : []),
    ])
  const said = { statut, effectiveOn, reportedOn: deps.today(), reason, note, maxAgeDays: MAX_AGE_DAYS }
  return accept(deps, author, { reportId, duplicates, statement: said })
}

function refusedFile(
  problems: readonly {
    readonly severity: string
    readonly message: { en: string }
    readonly remedy: { en: string }
  }[],
  items: readonly {
    readonly line: number | null
    readonly problems: readonly {
      readonly severity: string
      readonly field: string | null
      readonly message: { readonly en: string }
      readonly remedy: { readonly en: string }
    }[]
  }[],
): Problem {
  const words = ({ message, remedy }: (typeof problems)[number]): string => `${message.en} ${remedy.en}`
  const errors = [
    ...problems.map((found) => ({ path: 'file', message: words(found) })),
    ...items.flatMap(({ line, problems: found }) =>
      found
        .filter(({ severity }) => severity === 'refused')
        .map((one) => ({ path: `line ${line}${one.field ? `: ${one.field}` : ''}`, message: words(one) })),
    ),
  ]
  return new Problem(
    422,
    'The file is refused as a whole',
    `Nothing was imported: correct what errors name, then try with dryRun=true. ${errors.length} problems.`,
    errors.slice(0, MOST_ERRORS),
  )
}
