import type { Carte } from '../carte.svelte.ts'
import { ABSENT, classesDe, SANS_OBJET } from '../donnees/classe.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Trames } from '../layers/couche.ts'
import type { Colonnes } from '../donnees/colonnes.ts'
import { SEUIL_SOUS_DENSE } from '../layers/sousDense.ts'
import { dansPerimetre } from '../table/rangees.ts'
import type { Jointure } from './joindre.ts'

/** What the map is told of a level: the classes of the table, and which areas its filters set aside. */
export function jointureDe(carte: Carte, colonnes: Colonnes): Jointure {
  const { indicateur, classes: gardees, perimetre } = carte.etat
  const classes = classesDe(colonnes, indicateur)
  const survolee = carte.classeSurvolee
  const apl = colonnes.values['apl-mg65']
  const garde = new Set(survolee === null ? gardees : [survolee])
  return {
    codes: colonnes.codes,
    classes,
    indetermine: (rang) => indicateur === 'risque' && colonnes.labels[rang] === 'i',
    ecarte: (rang) =>
      (garde.size > 0 && !garde.has(classes[rang]!)) || !dansPerimetre(colonnes, rang, perimetre),
    sousDense: (rang) => {
      const value = apl[rang]
      return colonnes.niveau === 'commune' && value != null && value < SEUIL_SOUS_DENSE
    },
  }
}

/** The hatchings that some area of these levels needs. */
export const tramesDe = (niveaux: readonly Colonnes[], indicateur: Indicateur): Trames => ({
  absent: niveaux.some((colonnes) =>
    classesDe(colonnes, indicateur).some((k) => k === ABSENT || k === SANS_OBJET),
  ),
  indetermine: indicateur === 'risque' && niveaux.some(({ labels }) => labels.includes('i')),
})
