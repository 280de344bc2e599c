import { notFound } from '../../contract/problem.ts'
import { page, Redirect, type Page } from '../page.ts'

const RUN = /^[0-9a-f]{64}$/

/** The permalink of a quotation: what was said then, for ever, and what has changed since. */
export const citation: Page<'citation'> = page({
  name: 'citation',
  path: '/citation/{run}/{code}',
  load: async ({ deps: { atlas }, handlers, params, origin }) => {
    const { run = '', code = '' } = params
    const area = atlas.territories.find('circonscription', code)
    if (!area || !RUN.test(run)) throw notFound(`No run ${run} quotes the circonscription ${code}.`)
    if (area.code !== code) return new Redirect(`/citation/${run}/${area.code}`)
    return {
      citation: await handlers.getCitation({ code: area.code, run }, { origin }),
      now: await handlers.getTerritoire({ niveau: 'circonscription', code: area.code }),
    }
  },
})
