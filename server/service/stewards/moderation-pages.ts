import type { EventForm, QueuedReport } from '../../contract/index.ts'
import { STATUTS } from '../../domain/model.ts'
import { MAX_AGE_DAYS } from '../../domain/status/maxAgeDays.ts'
import { Problem } from '../../contract/problem.ts'
import { accept, merge, reject, reportQueue } from './moderation.ts'
import { named } from './done.ts'
import { emptyEvent, readEvent } from './event-form.ts'
import type { Form } from './form.ts'
import { mustMay, sessionOf, type Answer, type Visit } from './visit.ts'

const MOST_SHOWN = 200
const DECISIONS = ['accept', 'reject', 'merge'] as const

/** A form that could not be carried out: which cabinet's, what was typed and chosen, what is wrong. */
interface Unfinished {
  readonly cabinetId: string
  readonly event: EventForm
  readonly chosen: readonly string[]
  readonly error: string | null
}

/** `/gestion/moderation`: the open reports by cabinet, its history beside them, contradictions first. */
export const moderationPage = (visit: Visit): Promise<Answer> => show(visit, null)

async function show(visit: Visit, unfinished: Unfinished | null): Promise<Answer> {
  const { deps, author, query } = visit
  const { reports, total, alerts } = await reportQueue(deps, author, 'nouveau', {
    limit: MOST_SHOWN,
    offset: 0,
  })
  const groups = new Map<string, QueuedReport[]>()
  for (const report of reports) {
    const one = { ...report, history: [...report.history] }
    groups.set(report.cabinetId, [...(groups.get(report.cabinetId) ?? []), one])
  }
  const { statuses } = deps.atlas.views.at(deps.today())
  const session = await sessionOf(visit)
  const shown = [...groups].map(([cabinetId, own]) => {
    const mine = unfinished?.cabinetId === cabinetId ? unfinished : null
    return {
      cabinet: named(deps, cabinetId),
      status: statuses.get(cabinetId) ?? null,
      reports: own,
      history: own[0]!.history,
      alert: alerts.find((alert) => alert.cabinetId === cabinetId) ?? null,
      form: session.may.moderate ? (mine?.event ?? suggested(own, deps.today())) : null,
      chosen: mine?.chosen ?? own.map(({ id }) => id),
    }
  })
  return {
    page: 'gestionModeration',
    status: unfinished ? 422 : 200,
    data: {
      session,
      groups: [...shown.filter(({ alert }) => alert), ...shown.filter(({ alert }) => !alert)],
      total,
      done: DECISIONS.find((one) => one === query.fait) ?? null,
      error: unfinished?.error ?? null,
    },
  }
}

/** What the oldest report claims, since the day it came. */
function suggested(reports: readonly QueuedReport[], today: string): EventForm {
  const claim = reports.find(({ claimed }) => claimed !== null)
  const { values } = emptyEvent(claim?.createdAt.slice(0, 10) ?? today)
  return { values: { ...values, statut: claim?.claimed ?? '' }, errors: {} }
}

const WORDS = {
  nothing: { fr: 'Cochez au moins un signalement.', en: 'Tick at least one report.' },
  two: { fr: 'Cochez au moins deux signalements à fusionner.', en: 'Tick at least two reports to merge.' },
  reason: { fr: 'Dites pourquoi en une phrase.', en: 'Say why in a sentence.' },
  decided: {
    fr: 'Entre-temps, quelqu’un d’autre a décidé d’un de ces signalements. Voici la file telle qu’elle est maintenant.',
    en: 'Meanwhile, somebody else decided upon one of these reports. Here is the queue as it is now.',
  },
} as const

/** Carries out a decision on the ticked reports of one cabinet. */
export async function decideForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'moderate')
  const { deps, author, context } = visit
  const { locale } = context
  const decision = form.oneOf('decision', DECISIONS)
  if (decision === null) throw new Problem(400, 'Bad request', 'The form says no decision.')
  const chosen = form.all('signalement')
  const [first, ...others] = chosen
  const { event, said } = readEvent(form, deps.today(), locale, { statuts: STATUTS, evidences: null })
  const again = (error: string | null, errors: EventForm['errors'] = {}): Promise<Answer> =>
    show(visit, { cabinetId: form.text('cabinet', 64), event: { ...event, errors }, chosen, error })
  if (first === undefined) return again(WORDS.nothing[locale])
  try {
    if (decision === 'accept') {
      if (said === null) return await again(null, event.errors)
      const { evidence: _, ...statement } = said
      await accept(deps, author, {
        reportId: first,
        duplicates: others,
        statement: { ...statement, maxAgeDays: MAX_AGE_DAYS },
      })
    } else if (decision === 'reject') {
      const reason = form.text('motif', 200)
      if (reason === '') return await again(null, { reason: WORDS.reason[locale] })
      if (event.errors.reason) return await again(null, { reason: event.errors.reason })
      await reject(deps, author, chosen, reason)
    } else {
      if (others.length === 0) return await again(WORDS.two[locale])
      await merge(deps, author, first, others)
    }
  } catch (error) {
    const decided = error instanceof Problem && error.title === 'Already decided'
    if (!decided) throw error
    return again(WORDS.decided[locale])
  }
  return { goTo: `/gestion/moderation?fait=${decision}` }
}
