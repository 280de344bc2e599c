import { randomUUID } from 'node:crypto'
import { placeText } from '../../domain/places/words.ts'
import { STATUTS, type Cabinet } from '../../domain/model.ts'
import { listHistory } from '../../db/queries/events/listHistory.ts'
import { listReports } from '../../db/queries/reports/listReports.ts'
import { listLinks } from '../../db/queries/confirmations/listLinks.ts'
import { listIntakes } from '../../db/queries/intake/listIntakes.ts'
import { publicIntake } from '../../domain/intake/publicIntake.ts'
import { linkState } from './links-pages.ts'
import { recordEvents } from '../../db/queries/events/recordEvents.ts'
import { mayDoIn } from '../../domain/stewards/roles.ts'
import { MAX_AGE_DAYS } from '../../domain/status/max-age-days.ts'
import { SOURCES_DE_STEWARD } from '../../domain/stewards/statementProblems.ts'
import type { EventForm } from '../../contract/index.ts'
import { notFound } from '../../contract/problem.ts'
import { doneOf, named } from './done.ts'
import { emptyEvent, readEvent } from './event-form.ts'
import type { Form } from './form.ts'
import { mustMay, sessionOf, type Answer, type Visit } from './visit.ts'
import { newestEvent } from './worklist-pages.ts'

const MOST_LISTED = 100

/** `/gestion/cabinets?q=`: the cabinets of the visitor's territory by name, commune or id. */
export async function cabinetsPage(visit: Visit): Promise<Answer> {
  const { deps, author, query } = visit
  const q = (query.q ?? '').slice(0, 120)
  const words = placeText(q).split(' ').filter(Boolean)
  const { statuses } = deps.atlas.views.at(deps.today())
  const found = deps.atlas.cabinets
    .map((cabinet) => named(deps, cabinet.id))
    .filter(({ departement }) => author.departements === null || author.departements.includes(departement))
    .filter(({ id, nom, commune }) => {
      const text = placeText(`${id} ${nom} ${commune}`)
      return words.every((word) => text.includes(word))
    })
  return {
    page: 'gestionCabinets',
    data: {
      session: await sessionOf(visit),
      q,
      items: found
        .slice(0, MOST_LISTED)
        .map((cabinet) => ({ ...cabinet, status: statuses.get(cabinet.id)! })),
      total: found.length,
    },
  }
}

function cabinetOf({ deps }: Visit, id: string): Cabinet {
  const cabinet = deps.atlas.cabinet(id)
  if (!cabinet) throw notFound(`No cabinet has the id ${id}.`)
  return cabinet
}

/** `/gestion/cabinets/{id}`: its history, and the form of a new event. */
export const cabinetPage = (visit: Visit, { id }: Readonly<Record<string, string>>): Promise<Answer> =>
  show(visit, cabinetOf(visit, id!), null)

async function show(visit: Visit, cabinet: Cabinet, form: EventForm | null): Promise<Answer> {
  const { deps, author } = visit
  const { id, adresse, telephone, etp } = cabinet
  const place = named(deps, id)
  const { knex } = deps.database
  const status = deps.atlas.views.at(deps.today()).statuses.get(id)!
  const intakes = await listIntakes(knex, id)
  const link = (await listLinks(knex, [place.departement])).find(({ cabinetId }) => cabinetId === id)
  return {
    page: 'gestionCabinet',
    status: form === null ? 200 : 422,
    data: {
      session: await sessionOf(visit),
      cabinet: { ...place, adresse, telephone, etp },
      status,
      history: await listHistory(knex, [id]),
      form: mayDoIn(author, 'record', place.departement) ? (form ?? emptyEvent(deps.today())) : null,
      done: await doneOf(visit),
      openReports: (await listReports(knex, { state: 'nouveau', cabinetId: id })).length,
      newPatients: publicIntake(intakes, deps.today()),
      intakes: [...intakes].reverse().map(({ sequence: _, role: _role, ...one }) => one),
      link: link ? linkState(link) : null,
      batch: randomUUID(),
      seen: await newestEvent(visit),
    },
  }
}

/** Records an event on a cabinet, or shows the form again with what is wrong beside each field. */
export async function recordForm(
  visit: Visit,
  form: Form,
  { id }: Readonly<Record<string, string>>,
): Promise<Answer> {
  mustMay(visit, 'record')
  const { deps, author, context } = visit
  const cabinet = cabinetOf(visit, id!)
  const { event, said } = readEvent(form, deps.today(), context.locale, {
    statuts: STATUTS,
    evidences: SOURCES_DE_STEWARD,
  })
  if (said === null) return show(visit, cabinet, event)
  const lot = form.text('lot', 36)
  await recordEvents(deps.database, author, [
    { ...said, cabinetId: cabinet.id, maxAgeDays: MAX_AGE_DAYS, idempotencyKey: `${lot}:${cabinet.id}` },
  ])
  await deps.refresh()
  const query = new URLSearchParams({ lot, vu: form.text('vu', 15) })
  return { goTo: `/gestion/cabinets/${encodeURIComponent(cabinet.id)}?${query}` }
}
