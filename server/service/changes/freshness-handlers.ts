import { freshness } from '../../domain/stewards/freshness.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'

/** Shares of the cabinets confirmed within 30, 60 and 90 days, by département. */
export const fraicheurHandlers = (deps: HandlerDeps): Pick<Handlers, 'getFraicheur'> => ({
  getFraicheur: ({ asOf = deps.today() }) => {
    const { cabinets, communes, territories, views } = deps.atlas
    const { statuses } = views.at(asOf)
    const lines = freshness(
      cabinets.map(({ id, codeCommune }) => ({
        departement: communes.get(codeCommune)?.departement ?? '',
        status: statuses.get(id)!,
      })),
      asOf,
    )
    const sum = (key: 'cabinets' | 'within30' | 'within60' | 'within90'): number =>
      lines.reduce((total, line) => total + line[key], 0)
    return {
      france: {
        cabinets: sum('cabinets'),
        within30: sum('within30'),
        within60: sum('within60'),
        within90: sum('within90'),
      },
      items: lines.map((line) => ({
        ...line,
        departement: line.departement || null,
        nom: territories.find('departement', line.departement)?.nom ?? null,
      })),
      ...provenanceOf(deps, asOf),
    }
  },
})
