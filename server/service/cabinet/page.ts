import type { CabinetData } from '../../contract/index.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import { page } from '../page.ts'
import { openingOf } from './opening.ts'

/** The value that the address carries once a report has been kept. */
export const RECEIVED = 'recu'

/** Where a report from the page stands. */
export type Report = CabinetData['report']
const READY: Report = { state: 'ready', motif: null, commentaire: '' }

/** What the page of one cabinet shows. @throws Problem 404 when there is no such cabinet. */
export async function dataOf(
  { atlas, now }: Pick<HandlerDeps, 'atlas' | 'now'>,
  handlers: Handlers,
  id: string,
  report: Report,
): Promise<CabinetData> {
  const cabinet = await handlers.getCabinet({ id })
  const { items, newPatients } = await handlers.listCabinetEvents({ id })
  const { departement, status } = cabinet
  return {
    cabinet,
    opening: openingOf(atlas.cabinet(id)!, { status: status.value, departement, now: now() }),
    events: items,
    intakes: newPatients,
    report,
  }
}

/** One cabinet: its status, what changed, how to be told, and the form that says it is wrong. */
export const cabinet = page({
  name: 'cabinet',
  path: '/cabinet/{id}',
  load: ({ deps, handlers, params, query }) =>
    dataOf(
      deps,
      handlers,
      params.id!,
      query.signalement === RECEIVED ? { ...READY, state: 'received' } : READY,
    ),
})
