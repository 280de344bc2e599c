import { listPlacements } from '../../contract/placement.ts'
import { Problem } from '../../contract/problem.ts'
import { areaOf } from '../../country/views/across.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { parseScenarioId } from '../../domain/scenario/scenarioId.ts'
import type { HandlerDeps } from '../deps.ts'
import { page } from '../page.ts'
import { idWritten } from './id-written.ts'

const NUMBERS = new Set([
  ...['posts', 'etp', 'coverMinutes', 'costPerPost', 'budget', 'minMedecinsGeneralistes', 'minMinutesApart'],
])
const FIELDS = Object.keys(listPlacements.input.shape).filter((field) => field !== 'format')

/** `250 000 €` or `0,75` as a machine writes it. */
const machine = (text: string): string => text.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')

/** `/placement`: a form, and what its address asks answered by the API's own handler: three plans side by side. */
export const placement = page({
  name: 'placement',
  path: '/placement',
  load: async ({ deps, handlers, query }) => {
    const asked = Object.fromEntries(
      FIELDS.flatMap((field) => {
        const text = query[field]?.trim() ?? ''
        return text === '' ? [] : [[field, text]]
      }),
    )
    const areas = areasOffered(deps, asked.territoire)
    const written = Object.entries(asked).map(([field, text]): [string, string] => [
      field,
      NUMBERS.has(field) ? machine(text) : field === 'scenario' ? idWritten(text) : text,
    ])
    const rest = { asked, areas, query: new URLSearchParams(written).toString() }
    const nothing = { ...rest, answer: null, wrong: [] as string[], sources: [] }
    if (asked.territoire === undefined) return nothing
    const input = listPlacements.input.safeParse(Object.fromEntries(written))
    if (!input.success)
      return { ...nothing, wrong: [...new Set(input.error.issues.map(({ path }) => String(path[0])))] }
    if (input.data.scenario !== undefined && !parseScenarioId(input.data.scenario))
      return { ...nothing, wrong: ['scenario'] }
    try {
      const answer = await handlers.listPlacements(input.data)
      return {
        ...{ ...rest, answer, wrong: [] },
        sources: deps.facts.sources.filter(({ id }) => answer.sources.includes(id)),
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      return { ...nothing, wrong: error.errors.map(({ path }) => fieldOf(path)) }
    }
  },
})

/** The field of the form that a path inside a request is about. */
function fieldOf(path: string): string {
  const [first = '', second = ''] = path.split('.')
  if (first !== 'candidates') return first
  return FIELDS.includes(second) ? second : 'territoire'
}

/** The areas to choose from, and the one asked where it is another. */
function areasOffered({ atlas }: HandlerDeps, territoire: string | undefined) {
  const offered = (['france', 'region', 'departement'] as const).flatMap((niveau) =>
    atlas.territories.list(niveau).map(({ code, nom }) => ({ niveau: niveau as AnyNiveau, code, nom })),
  )
  const [niveau = '', code = ''] = territoire?.split(':') ?? []
  if (!isDecoupage(niveau as AnyNiveau)) return offered
  const other = areaOf(atlas, niveau as AnyNiveau, code)
  return other ? [...offered, { niveau: niveau as AnyNiveau, code, nom: other.nom }] : offered
}
