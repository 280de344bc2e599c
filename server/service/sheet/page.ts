import { unlessFault } from '../../db/faults.ts'
import { phrasesOf } from '../citation/phrases.ts'
import { notFound } from '../../contract/problem.ts'
import type { Locator } from './locator.ts'
import { qrOf } from './qr.ts'
import { page, Redirect, type Page } from '../page.ts'
import { insideOf } from './inside.ts'
import { totalAsked, withTotal } from './with-total.ts'
import { spreadsOf } from './spreads.ts'
import { knownDays } from '../known-days.ts'
import { changesOf } from './sheet-changes.ts'
import { comparisonOf } from './sheet-comparison.ts'

/** The sheet of a constituency; any other spelling of its code leads to `/circonscription/72-04`. */
export const circonscription = (locator: Locator): Page<'circonscription'> =>
  page({
    name: 'circonscription',
    path: '/circonscription/{code}',
    load: async ({ deps, handlers, params, query, origin }) => {
      const { atlas, facts, runs, today } = deps
      const area = atlas.territories.find('circonscription', params.code!)
      if (!area) throw notFound(`No circonscription has the code ${params.code}.`)
      if (area.code !== params.code) return new Redirect(`/circonscription/${area.code}`)
      const departement = area.departement && atlas.territories.find('departement', area.departement)
      const total = totalAsked(query.total)
      const shared = await withTotal(deps, total)
      const territoire = await handlers.getTerritoire({ niveau: 'circonscription', code: area.code })
      const known = area.explication === null
      // The permalink that is shown and printed must answer for ever: while its run cannot be kept, none is.
      const quotable =
        known &&
        (await unlessFault(
          runs.save(today()).then(() => true),
          false,
        ))
      const [phrase = null] = known ? phrasesOf({ ...territoire, rank: null }) : []
      const path = `/citation/${territoire.run}/${area.code}`
      return {
        territoire: shared(territoire),
        usual: territoire,
        total,
        cite: quotable ? { path, phrase, qr: qrOf(origin + path) } : null,
        departement: departement
          ? shared(await handlers.getTerritoire({ niveau: 'departement', code: departement.code }))
          : null,
        france: shared(await handlers.getTerritoire({ niveau: 'france', code: 'FR' })),
        questions: facts.questions.filter((question) => question.circonscription === area.code),
        indicateurs: (await handlers.listIndicateurs({})).items,
        locator: locator(area),
        mails: deps.mails,
        inside: insideOf(deps, area, atlas.views.at(today())),
        spreads: spreadsOf(atlas.views.at(today()), 'circonscription'),
        comparison: comparisonOf(deps, area.code, query.comparer),
        changes: known
          ? await changesOf(handlers, deps, {
              niveau: 'circonscription',
              code: area.code,
              known: knownDays({ atlas, today }),
              asked: query.depuis,
            })
          : { since: '', error: null, then: null, verdicts: {}, nearest: null, validFrom: '' },
      }
    },
  })
