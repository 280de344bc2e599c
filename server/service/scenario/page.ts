import { mostAffected } from '../../domain/scenario/mostAffected.ts'
import { parseScenarioId, scenarioId } from '../../domain/scenario/scenarioId.ts'
import type { NIVEAUX } from '../../domain/model.ts'
import { listScenarioTerritoires } from '../../contract/scenario.ts'
import { notFound } from '../../contract/problem.ts'
import { page, Redirect } from '../page.ts'

const LISTED = listScenarioTerritoires.input.shape.niveau.options
const isListed = (niveau: string): niveau is (typeof LISTED)[number] => LISTED.some((one) => one === niveau)

/** The two-page report of a scenario; another spelling of its id leads to the canonical one. */
export const scenario = page({
  name: 'scenario',
  path: '/scenario/{id}',
  load: async ({ deps: { atlas, facts }, handlers, params, query }) => {
    const request = parseScenarioId(params.id!)
    if (!request) throw notFound(`No scenario has the id ${params.id}.`)
    const canonical = scenarioId(request)
    const { niveau = 'departement' } = query
    if (!isListed(niveau)) throw notFound(`No level ${niveau}; the areas are listed by ${LISTED.join(', ')}.`)
    const asked = niveau === 'departement' ? '' : `?niveau=${niveau}`
    if (canonical !== params.id) return new Redirect(`/scenario/${canonical}${asked}`)
    const played = await handlers.getScenario({ id: canonical })
    const noms: Record<string, string> = {}
    const name = (niveau: (typeof NIVEAUX)[number], code: string): void => {
      noms[`${niveau} ${code}`] = atlas.territories.find(niveau, code)?.nom ?? code
    }
    for (const level of Object.values(played.levels)) for (const code of level.codes) name(level.niveau, code)
    const listed = await handlers.listScenarioTerritoires({ id: canonical, niveau, format: 'json' })
    for (const { code, nom } of listed.items) noms[`${niveau} ${code}`] = nom
    for (const closure of played.request.closures)
      if (closure.by !== 'cabinets') name(closure.niveau, closure.code)
    for (const { codeCommune } of [...played.request.openings, ...played.absorbers])
      name('commune', codeCommune)
    const { levels, indexOf } = atlas.views.at(played.asOf)
    return {
      scenario: played,
      niveau,
      territoires: listed.items,
      note: listed.note,
      sources: facts.sources.filter(({ id }) => played.sources.includes(id)),
      suivies: mostAffected(played.levels.departement!, 3).flatMap((code) => {
        const index = indexOf.departement.get(code)!
        const { value, low, high } = levels.departement.figure(index, 'patients-suivis')
        return value === null ? [] : [{ code, value, low, high }]
      }),
      noms,
      cabinets: Object.fromEntries(
        played.absorbers.flatMap(({ kind, id }) =>
          kind === 'cabinet' ? [[id, atlas.cabinet(id)?.nom ?? id]] : [],
        ),
      ),
    }
  },
})
