import { notFound } from '../problem.ts'
import type { Locator } from '../locator.ts'
import { page, Redirect, type Page } from './page.ts'

/** The sheet of a constituency; any other spelling of its code leads to `/circonscription/72-04`. */
export const circonscription = (locator: Locator): Page<'circonscription'> =>
  page({
    name: 'circonscription',
    path: '/circonscription/{code}',
    load: async ({ deps: { atlas, facts }, handlers, params }) => {
      const area = atlas.territories.find('circonscription', params.code!)
      if (!area) throw notFound(`No circonscription has the code ${params.code}.`)
      if (area.code !== params.code) return new Redirect(`/circonscription/${area.code}`)
      const departement = area.departement && atlas.territories.find('departement', area.departement)
      return {
        territoire: await handlers.getTerritoire({ niveau: 'circonscription', code: area.code }),
        departement: departement
          ? await handlers.getTerritoire({ niveau: 'departement', code: departement.code })
          : null,
        france: await handlers.getTerritoire({ niveau: 'france', code: 'FR' }),
        questions: facts.questions.filter((question) => question.circonscription === area.code),
        indicateurs: (await handlers.listIndicateurs({})).items,
        locator: locator(area),
      }
    },
  })
