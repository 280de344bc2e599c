import { getObjectif } from '../../contract/goal.ts'
import { GOAL_SORTS, type GoalSort } from '../../domain/goal/goal.ts'
import { Problem } from '../../contract/problem.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { compareText } from '../../domain/compareText.ts'
import { plainText } from '../../domain/plainText.ts'
import { page } from '../page.ts'

const FIELDS = ['niveau', 'minutes', 'part', 'cabinets', 'ou', 'asOf', 'knownAt'] as const
/** Levels that a page may be narrowed to. */
const PLACES = ['region', 'departement'] as const
/** The field of the form that gave a parameter of the API. */
const fieldOf = (parameter: string): string => (PLACES.some((one) => one === parameter) ? 'ou' : parameter)
/** Rows that a page holds; the file has them all. */
const MOST = 600

/** `/objectif`: a form, and what its address asks answered by the API's own handler, as a table. */
export const objectif = page({
  name: 'objectif',
  path: '/objectif',
  load: async ({ deps, handlers, query }) => {
    const asked: Record<string, string> = Object.fromEntries(
      FIELDS.flatMap((field) => {
        const text = query[field]?.trim() ?? ''
        return text === '' ? [] : [[field, text]]
      }),
    )
    const { ou, ...rest } = asked
    const [level, code = ''] = ou?.split(':') ?? []
    const within = PLACES.find((one) => one === level)
    const written = { niveau: 'departement', ...rest, ...(within && { [within]: code }) }
    const places = PLACES.flatMap((niveau) =>
      deps.atlas.territories.list(niveau).map((area) => ({ niveau, code: area.code, nom: area.nom })),
    )
    const sort = GOAL_SORTS.find((one) => one === query.tri) ?? 'manquent'
    const { niveau: _, ...apart } = written
    const told = { asked, sort, places, query: new URLSearchParams(apart).toString() }
    const nothing = { ...told, answer: null, rows: [], sources: [] }
    if (ou !== undefined && !within) return { ...nothing, wrong: ['ou'] }
    const input = getObjectif.input.safeParse(written)
    if (!input.success)
      return {
        ...nothing,
        wrong: [...new Set(input.error.issues.map((one) => fieldOf(String(one.path[0] ?? 'ou'))))],
      }
    try {
      const answer = await handlers.getObjectif(input.data)
      return {
        ...told,
        answer,
        rows: sorted(answer, sort).slice(0, MOST),
        wrong: [],
        sources: deps.facts.sources.filter(({ id }) => answer.sources.includes(id)),
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      return { ...nothing, wrong: error.errors.map(({ path }) => fieldOf(path)) }
    }
  },
})

/** Most people missing first, the smallest share first, or by name; what does not arise comes last. */
function sorted(answer: OutputOf<typeof getObjectif>, sort: GoalSort): number[] {
  const { noms, parts, manquent, verdicts } = answer
  // As the map's table does: an accent is no letter of its own.
  const plain = noms.map(plainText)
  const named = (a: number, b: number): number => compareText(plain[a]!, plain[b]!) || a - b
  const key = (k: number): number =>
    verdicts[k] === '-' ? Infinity : sort === 'part' ? parts[k]! : -(manquent[k] ?? 5)
  const rows = noms.map((_, k) => k)
  return sort === 'nom'
    ? rows.sort(named)
    : rows.sort((a, b) => (key(a) === key(b) ? named(a, b) : key(a) - key(b)))
}
