import type { OutputOf } from '../../contract/endpoint.ts'
import { mostAffected } from '../../domain/scenario/mostAffected.ts'
import { parseScenarioId, scenarioId } from '../../domain/scenario/scenarioId.ts'
import type { NIVEAUX } from '../../domain/model.ts'
import { listScenarioTerritoires, type getScenario } from '../../contract/scenario.ts'
import { notFound } from '../../contract/problem.ts'
import type { HandlerDeps } from '../deps.ts'
import { page, Redirect } from '../page.ts'
import { beforeAfter, touchedBy } from './before-after.ts'
import { idWritten } from './id-written.ts'
import { stageOf } from './stage.ts'

type Played = OutputOf<typeof getScenario>

const LISTED = listScenarioTerritoires.input.shape.niveau.options
const isListed = (niveau: string): niveau is (typeof LISTED)[number] => LISTED.some((one) => one === niveau)

/** The report of a scenario, beside another one where asked; another spelling of its id leads to the canonical one. */
export const scenario = page({
  name: 'scenario',
  path: '/scenario/{id}',
  load: async ({ deps, handlers, params, query }) => {
    const { atlas, facts } = deps
    const request = parseScenarioId(params.id!)
    if (!request) throw notFound(`No scenario has the id ${params.id}.`)
    const canonical = scenarioId(request)
    const { niveau = 'departement' } = query
    if (!isListed(niveau)) throw notFound(`No level ${niveau}; the areas are listed by ${LISTED.join(', ')}.`)
    const written = query.avec?.trim() ?? ''
    const other = written === '' ? null : parseScenarioId(idWritten(written))
    const avec = other && scenarioId(other)
    const asked = new URLSearchParams({
      ...(niveau === 'departement' ? {} : { niveau }),
      ...(avec === null ? {} : { avec }),
    }).toString()
    if (canonical !== params.id) return new Redirect(`/scenario/${canonical}${asked && `?${asked}`}`)
    const play = async (id: string) => {
      const played = await handlers.getScenario({ id })
      const { items, note } = await handlers.listScenarioTerritoires({ id, niveau, format: 'json' })
      return { played, items, note }
    }
    const own = await play(canonical)
    const compared = avec === null ? null : await play(avec)
    const { played } = own
    // Both around the same places, so that they can be compared by eye.
    const touched = [own, ...(compared ? [compared] : [])].flatMap((one) => touchedBy(atlas, one.played))
    const { levels, indexOf } = atlas.views.at(played.asOf)
    return {
      scenario: played,
      niveau,
      territoires: own.items,
      note: own.note,
      cartes: await mapsOf(deps, played, touched, 'carte-a'),
      autre: compared && {
        scenario: compared.played,
        territoires: compared.items,
        cartes: await mapsOf(deps, compared.played, touched, 'carte-b'),
      },
      avecFaux: written !== '' && avec === null ? written.slice(0, 200) : null,
      sources: facts.sources.filter(({ id }) => played.sources.includes(id)),
      suivies: mostAffected(played.levels.departement!, 3).flatMap((code) => {
        const index = indexOf.departement.get(code)!
        const { value, low, high } = levels.departement.figure(index, 'patients-suivis')
        return value === null ? [] : [{ code, value, low, high }]
      }),
      ...namesOf(deps, compared ? [own, compared] : [own], niveau),
    }
  },
})

async function mapsOf(
  deps: HandlerDeps,
  played: Played,
  touched: ReturnType<typeof touchedBy>,
  name: string,
) {
  const { openStatuts } = played.request
  const { avant } = await stageOf(deps).play(
    { kind: 'avant', openStatuts },
    played.asOf,
    `avant ${openStatuts.join()}`,
  )
  return beforeAfter(deps.atlas, played, avant, touched, name)
}

/** Names of the areas by `niveau code`, and of the cabinets that close or take people in by id. */
function namesOf(
  { atlas }: HandlerDeps,
  all: readonly { played: Played; items: OutputOf<typeof listScenarioTerritoires>['items'] }[],
  niveau: string,
): { noms: Record<string, string>; cabinets: Record<string, string> } {
  const noms: Record<string, string> = {}
  const cabinets: Record<string, string> = {}
  const name = (level: (typeof NIVEAUX)[number], code: string): void => {
    noms[`${level} ${code}`] = atlas.territories.find(level, code)?.nom ?? code
  }
  const cabinet = (id: string): void => {
    const found = atlas.cabinet(id)
    cabinets[id] = found?.nom ?? id
    if (found) noms[`cabinet ${id}`] = atlas.communes.get(found.codeCommune)?.nom ?? found.codeCommune
  }
  for (const { played, items } of all) {
    for (const level of Object.values(played.levels)) for (const code of level.codes) name(level.niveau, code)
    for (const { code, nom } of items) noms[`${niveau} ${code}`] = nom
    for (const closure of played.request.closures)
      if (closure.by !== 'cabinets') name(closure.niveau, closure.code)
    for (const { codeCommune } of [...played.request.openings, ...played.absorbers])
      name('commune', codeCommune)
    for (const code of [...played.newDeserts.commune!, ...played.endedDeserts]) name('commune', code)
    for (const id of played.closed.ids) cabinet(id)
    for (const { kind, id } of played.absorbers) if (kind === 'cabinet') cabinet(id)
  }
  return { noms, cabinets }
}
