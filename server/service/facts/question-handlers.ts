import type { Handlers } from '../../contract/handlers.ts'
import { badInput } from '../../contract/problem.ts'
import { provenanceOf, whole, type HandlerDeps } from '../deps.ts'

/** Groups of the authors of questions, by their abbreviation. */
export const authorGroups = ({ facts }: Pick<HandlerDeps, 'facts'>): string[] =>
  [...new Set(facts.questions.flatMap(({ groupe }) => groupe ?? []))].sort((a, b) => a.localeCompare(b, 'fr'))

/** Questions as a choice has them, in the order of the list, with the figures asked for. */
export const questionHandlers = (
  deps: HandlerDeps,
  { listTerritoires }: Pick<Handlers, 'listTerritoires'>,
): Pick<Handlers, 'listQuestions'> => ({
  listQuestions: async ({ etat, groupe, colonnes }) => {
    // A group that nobody is in would answer that it asked nothing.
    const groups = authorGroups(deps)
    if (groupe !== undefined && !groups.includes(groupe))
      throw badInput([{ path: 'groupe', message: `is no group of the list: one of ${groups.join(', ')}` }])
    const { items } =
      colonnes === undefined
        ? { items: [] }
        : await listTerritoires({ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' })
    const columns = new Set<string>(colonnes)
    const figures = new Map(
      items.map((area) => [area.code, area.figures.filter(({ indicator }) => columns.has(indicator))]),
    )
    return {
      ...whole(
        deps.facts.questions
          .filter(({ statut }) => etat === undefined || statut === etat)
          .filter((question) => groupe === undefined || question.groupe === groupe)
          .map((question) => ({ ...question, figures: figures.get(question.circonscription) ?? [] })),
      ),
      ...provenanceOf(deps, deps.today()),
    }
  },
})
