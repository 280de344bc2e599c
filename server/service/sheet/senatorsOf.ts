import type { PageData } from '../../contract/index.ts'
import { seatState } from '../../domain/deputies/seatState.ts'
import type { HandlerDeps } from '../deps.ts'

/** Who sits in the Sénat for a département (its code), by the list at hand; null where there is no list, or one of a day to come. */
export function senatorsOf(
  { facts, today }: Pick<HandlerDeps, 'facts' | 'today'>,
  departement: string,
): PageData['territoire']['senators'] {
  const held = facts.senateurs.filter((senator) => senator.departement === departement)
  const state = seatState(held.length > 0, facts.senateurs[0]?.dateListe ?? null, today())
  if (state.kind === 'unknown') return null
  return {
    dateListe: state.on,
    old: state.oldList,
    held: held.map(({ civilite, prenom, nom, groupe }) => ({ civilite, nom: `${prenom} ${nom}`, groupe })),
  }
}
