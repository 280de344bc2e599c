import type { CabinetData } from '../../contract/index.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { page } from '../page.ts'

/** The value that the address carries once a report has been kept. */
export const RECEIVED = 'recu'

/** Where a report from the page stands. */
export type Report = CabinetData['report']
const READY: Report = { state: 'ready', motif: null, commentaire: '' }

/** What the page of one cabinet shows. @throws Problem 404 when there is no such cabinet. */
export async function dataOf(handlers: Handlers, id: string, report: Report): Promise<CabinetData> {
  return {
    cabinet: await handlers.getCabinet({ id }),
    events: (await handlers.listCabinetEvents({ id })).items,
    report,
  }
}

/** One cabinet: its status, what changed, how to be told, and the form that says it is wrong. */
export const cabinet = page({
  name: 'cabinet',
  path: '/cabinet/{id}',
  load: ({ handlers, params, query }) =>
    dataOf(handlers, params.id!, query.signalement === RECEIVED ? { ...READY, state: 'received' } : READY),
})
