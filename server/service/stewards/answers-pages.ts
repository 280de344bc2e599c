import { randomUUID } from 'node:crypto'
import { decideAnswer } from '../../db/queries/confirmations/decideAnswer.ts'
import { listWaitingAnswers } from '../../db/queries/confirmations/answers.ts'
import { recordIntakes } from '../../db/queries/intake/recordIntakes.ts'
import type { WaitingAnswer } from '../../contract/index.ts'
import { Problem } from '../../contract/problem.ts'
import { INTAKES } from '../../domain/intake/intake.ts'
import { MAX_AGE_DAYS } from '../../domain/status/max-age-days.ts'
import { SOURCES_DE_STEWARD } from '../../domain/stewards/statementProblems.ts'
import { named } from './done.ts'
import type { Form } from './form.ts'
import { mustMay, type Answer, type Visit } from './visit.ts'

const DECISIONS = ['accept', 'reject'] as const

/** Answers by link that wait in the visitor's territory, with what stands beside them. */
export async function waitingAnswers({ deps, author }: Visit): Promise<readonly WaitingAnswer[]> {
  const { statuses } = deps.atlas.views.at(deps.today())
  const waiting = await listWaitingAnswers(deps.database.knex, author.departements)
  return waiting.map(({ linkId, cabinetId, statut, intake, answeredOn, why }) => ({
    ...{ linkId, statut, intake, answeredOn, why },
    cabinet: named(deps, cabinetId),
    status: statuses.get(cabinetId) ?? null,
  }))
}

/** `?reponse=` after a decision. */
export const decidedOf = ({ query }: Visit): 'accept' | 'reject' | null =>
  DECISIONS.find((one) => one === query.reponse) ?? null

/** Makes an answer public, or leaves it out for good. */
export async function decideAnswerForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'record')
  const decision = form.oneOf('decision', DECISIONS)
  if (decision === null) throw new Problem(400, 'Bad request', 'The form says no decision.')
  await decideAnswer(visit.deps.database, visit.author, form.text('lien', 12), decision)
  await visit.deps.refresh()
  return { goTo: `/gestion?reponse=${decision}` }
}

/** Records what somebody says of new patients at a cabinet. */
export async function intakeForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'record')
  const value = form.oneOf('nouveaux', INTAKES)
  const evidence = form.oneOf('preuve', SOURCES_DE_STEWARD)
  const cabinetId = form.text('cabinet', 64)
  const back = `/gestion/cabinets/${encodeURIComponent(cabinetId)}`
  if (value === null || evidence === null) return { goTo: `${back}?nouveaux=incomplet#nouveaux` }
  const { deps, author } = visit
  const lot = form.text('lot', 36) || randomUUID()
  await recordIntakes(deps.database, author, [
    {
      ...{ cabinetId, value, evidence, reportedOn: deps.today(), maxAgeDays: MAX_AGE_DAYS },
      idempotencyKey: `intake:${lot}:${value}`,
    },
  ])
  await deps.refresh()
  return { goTo: `${back}#nouveaux` }
}
