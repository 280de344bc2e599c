import { SEAT_COLUMNS } from '../../contract/index.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import { whole } from '../deps.ts'
import { badInput } from '../../contract/problem.ts'
import { chooseSeats } from './chooseSeats.ts'

/** How many questions on the scheme the deputies of each circonscription have put, by the list at hand. */
export function questionsAsked({ facts }: Pick<HandlerDeps, 'facts'>): ReadonlyMap<string, number> {
  const asked = new Map<string, number>()
  for (const { circonscription } of facts.questions)
    asked.set(circonscription, (asked.get(circonscription) ?? 0) + 1)
  return asked
}

/** Groups of the deputies, by their abbreviation. */
export const groupsOf = (
  areas: readonly { readonly depute: { readonly groupeAbrege: string | null } | null }[],
): string[] =>
  [...new Set(areas.flatMap(({ depute }) => depute?.groupeAbrege ?? []))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  )

/** Circonscriptions as a choice has them, with the figures asked for. */
export const seatHandlers = (
  deps: HandlerDeps,
  { listTerritoires }: Pick<Handlers, 'listTerritoires'>,
): Pick<Handlers, 'listCirconscriptions'> => ({
  listCirconscriptions: async ({ groupe, question, chiffre, min, colonnes }) => {
    const { items, run, method, asOf, demonstration } = await listTerritoires({
      ...{ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' },
    })
    // A group that nobody is in would answer that nobody meets the choice.
    const groups = groupsOf(items)
    if (groupe !== undefined && !groups.includes(groupe))
      throw badInput([{ path: 'groupe', message: `is no group of the list: one of ${groups.join(', ')}` }])
    if ((chiffre === undefined) !== (min === undefined))
      throw badInput([{ path: 'min', message: 'goes with chiffre: give both, or none' }])
    const asked = questionsAsked(deps)
    const { chosen, untold } = chooseSeats(items, asked, {
      groupe: groupe ?? null,
      question: question ?? null,
      chiffre: chiffre ?? null,
      min: min ?? null,
    })
    const columns = new Set<string>(colonnes ?? SEAT_COLUMNS)
    return {
      ...whole(
        chosen.map(({ code, nom, departement, note, depute, figures }) => ({
          ...{ code, nom, departement, note, depute },
          figures: figures.filter(({ indicator }) => columns.has(indicator)),
          questions: asked.get(code) ?? 0,
        })),
      ),
      nonDits: [...untold],
      ...{ run, method, asOf, demonstration },
    }
  },
})
