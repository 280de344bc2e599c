import { INDICATORS } from '../../domain/indicators.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { whole, type HandlerDeps } from '../deps.ts'

type Names = 'listIndicateurs' | 'listSources' | 'listRuns' | 'getRun' | 'listChronologie' | 'listChiffres'

/** Where figures come from: indicators, sources, runs, dated facts and claims; 404 for an unknown run. */
export const provenanceHandlers = ({ facts, runs }: HandlerDeps): Pick<Handlers, Names> => ({
  listIndicateurs: () =>
    whole(
      INDICATEURS.map((id) => {
        const { title, unit, why, formula, sources, classes, reviewedOn } = INDICATORS[id]
        return {
          id,
          titre: title,
          unite: unit,
          pourquoi: why,
          formule: formula,
          sources: [...sources],
          classes: [...classes],
          reviewedOn,
        }
      }),
    ),
  listSources: () => whole(facts.sources),
  listChronologie: () => whole(facts.chronologie),
  listChiffres: () => whole(facts.chiffres),
  listRuns: async ({ limit, offset }) => {
    const { items, numberMatched } = await runs.list(limit, offset)
    return { items, numberMatched, numberReturned: items.length }
  },
  getRun: async ({ id }) => {
    const run = await runs.find(id)
    if (!run) throw notFound(`No run has the id ${id}.`)
    return run
  },
})
