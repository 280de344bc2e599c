import type { PageData } from '../../contract/index.ts'
import { lastRenewal } from '../../domain/deputies/lastRenewal.ts'
import { seatState } from '../../domain/deputies/seatState.ts'
import type { HandlerDeps } from '../deps.ts'

/**
 * Who sits in the Sénat for a département (its code), by the list at hand: nobody where its seats were renewed since. Null where there is no list,
 * or one of a day to come.
 */
export function senatorsOf(
  { facts, today }: Pick<HandlerDeps, 'facts' | 'today'>,
  departement: string,
): PageData['territoire']['senators'] {
  const listed = facts.senateurs.filter((senator) => senator.departement === departement)
  const state = seatState(listed.length > 0, facts.senateurs[0]?.dateListe ?? null, today())
  if (state.kind === 'unknown') return null
  const renewal = lastRenewal(departement, today())
  const renewed = state.on <= renewal ? renewal : null
  const held = renewed === null ? listed : []
  return {
    dateListe: state.on,
    old: state.oldList,
    renewed,
    questions: facts.questionsSenat.filter((question) => question.departement === departement),
    held: held.map(({ civilite, prenom, nom, groupe }) => ({ civilite, nom: `${prenom} ${nom}`, groupe })),
  }
}
