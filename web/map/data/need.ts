import { LUS } from '../own/sum-groups.ts'
import { niveauDe, type Etat, type NiveauCarte } from '../state.ts'
import { INDICATEURS } from '../../../server/domain/situation.ts'
import { colonnesFiche, colonnesVisibles } from '../table/visible-columns.ts'
import { lusPar } from './filtre.ts'
import { TOUT, type Besoin } from './column-store.svelte.ts'

/** What the page needs of a level: small ones come whole, communes column by column. */
export function besoinDe(etat: Etat, niveau: NiveauCarte): Besoin {
  if (niveau !== 'commune') return TOUT
  const { indicateur, tri, croise, couches, selection, niveau: choisi } = etat
  const lue = selection !== null && niveauDe(selection) === 'commune'
  const table = choisi === 'commune' || choisi === 'groupes'
  const ids = new Set([
    indicateur,
    ...lusPar(etat),
    ...(table ? colonnesVisibles(etat) : []),
    ...(table ? INDICATEURS.filter((id) => id === tri.cle) : []),
    ...(croise ? (['risque', 'part-sous-dense'] as const) : []),
    ...(couches.includes('sous-dense') ? (['apl-mg65'] as const) : []),
    ...(lue ? colonnesFiche : []),
    ...(choisi === 'groupes' ? LUS : []),
  ])
  return { indicateurs: [...ids], noms: lue || table }
}
