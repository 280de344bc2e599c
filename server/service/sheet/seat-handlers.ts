import { SEAT_COLUMNS } from '../../contract/index.ts'
import { SEAT_LIMITS } from '../../domain/deputies/seat-columns.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import { whole } from '../deps.ts'
import { badInput } from '../../contract/problem.ts'
import { chooseSeats, type Asked } from './chooseSeats.ts'

/**
 * The questions on the scheme that each circonscription has borne, by the list at hand: of the seat, so that one put by whoever held it
 * before counts, and `byHolder` says how many are of the one who holds it now.
 */
export function questionsAsked({ facts }: Pick<HandlerDeps, 'facts'>): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>()
  for (const { circonscription, statut, auteurEnSiege } of facts.questions) {
    const { all, waiting, byHolder } = asked.get(circonscription) ?? { all: 0, waiting: 0, byHolder: 0 }
    asked.set(circonscription, {
      all: all + 1,
      waiting: waiting + (statut === 'en-attente' ? 1 : 0),
      byHolder: byHolder + (auteurEnSiege === true ? 1 : 0),
    })
  }
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
  listCirconscriptions: async ({ groupe, question, codes, colonnes, ...written }) => {
    const { items, run, method, asOf, demonstration } = await listTerritoires({
      ...{ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' },
    })
    // A group that nobody is in would answer that nobody meets the choice.
    const groups = groupsOf(items)
    if (groupe !== undefined && !groups.includes(groupe))
      throw badInput([{ path: 'groupe', message: `is no group of the list: one of ${groups.join(', ')}` }])
    const limits = SEAT_LIMITS.flatMap(([figure, least]) => {
      const [chiffre, min] = [written[figure], written[least]]
      if ((chiffre === undefined) !== (min === undefined))
        throw badInput([{ path: least, message: `goes with ${figure}: give both, or none` }])
      return chiffre === undefined || min === undefined ? [] : [{ chiffre, min }]
    })
    const asked = questionsAsked(deps)
    const among = codes && new Set(codes)
    const { chosen, untold } = chooseSeats(
      among ? items.filter(({ code }) => among.has(code)) : items,
      asked,
      { groupe: groupe ?? null, question: question ?? null, limits },
    )
    const columns = new Set<string>(colonnes ?? SEAT_COLUMNS)
    return {
      ...whole(
        chosen.map(({ code, nom, departement, note, depute, figures }) => ({
          ...{ code, nom, departement, note, depute },
          figures: figures.filter(({ indicator }) => columns.has(indicator)),
          questions: asked.get(code)?.all ?? 0,
          questionsDuDepute: asked.get(code)?.byHolder ?? 0,
          questionsSansReponse: asked.get(code)?.waiting ?? 0,
        })),
      ),
      nonDits: [...untold],
      ...{ run, method, asOf, demonstration },
    }
  },
})
