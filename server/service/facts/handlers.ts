import { definitionOf } from '../../domain/indicators.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { runChecks } from '../../country/facts/people-checks.ts'
import { demandYearsOf, provenanceOf, whole, type HandlerDeps } from '../deps.ts'
import { datedSources } from './datedSources.ts'

type Names =
  | 'listIndicateurs'
  | 'listSources'
  | 'listVerifications'
  | 'listRuns'
  | 'getRun'
  | 'listChronologie'
  | 'listChiffres'

/** Where figures come from: indicators, sources, runs, dated facts and claims; 404 for an unknown run. */
export const provenanceHandlers = (deps: HandlerDeps): Pick<Handlers, Names> => ({
  listIndicateurs: () => {
    const years = demandYearsOf(deps)
    return whole(
      INDICATEURS.map((id) => {
        const { title, unit, why, formula, sources, classes, reviewedOn } = definitionOf(id, years)
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
    )
  },
  listSources: () => whole(datedSources(deps)),
  listVerifications: () => {
    const { hash, checks } = deps.currentPackage()
    const asOf = deps.today()
    return {
      ...whole([...checks(), ...runChecks(deps.atlas.views.at(asOf).situation)]),
      empreinte: hash,
      ...provenanceOf(deps, asOf),
    }
  },
  listChronologie: () => whole(deps.facts.chronologie),
  listChiffres: () => whole(deps.facts.chiffres),
  listRuns: async ({ limit, offset }) => {
    const { items, numberMatched } = await deps.runs.list(limit, offset)
    return { items, numberMatched, numberReturned: items.length }
  },
  getRun: async ({ id }) => {
    const run = await deps.runs.find(id)
    if (!run) throw notFound(`No run has the id ${id}.`)
    return run
  },
})
