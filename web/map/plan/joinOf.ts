import type { Carte } from '../map-page.svelte.ts'
import { ABSENT, SANS_OBJET } from '../data/class.ts'
import type { Peinture } from '../data/painting.ts'
import type { Trames } from '../layers/layer.ts'
import type { Colonnes } from '../data/columns.ts'
import { dansPerimetre } from '../table/rows.ts'
import { filtre } from '../data/filtre.ts'
import { cinquieme } from '../data/cinquieme.ts'
import type { Jointure } from './join.ts'

/** What the map is told of a level: the classes of the table, and which areas its filters set aside. */
export function joinOf(carte: Carte, colonnes: Colonnes, peinture = carte.peinture): Jointure {
  const { classes: gardees, perimetre } = carte.etat
  const classes = peinture.classes(colonnes)
  const survolee = carte.classeSurvolee
  const garde = new Set(survolee === null ? gardees : [survolee])
  const filtree = filtre(colonnes, carte.etat)
  const premiers = carte.etat.premiers && colonnes === carte.colonnes ? new Set(carte.rangees) : null
  const plus = cinquieme(colonnes, peinture, carte.etat)
  return {
    codes: colonnes.codes,
    classes,
    trame: peinture.trame(colonnes),
    haut: (rang) => plus.has(rang),
    ecarte: (rang) =>
      (garde.size > 0 && !garde.has(classes[rang]!)) ||
      !dansPerimetre(colonnes, rang, perimetre) ||
      !filtree(rang) ||
      premiers?.has(rang) === false,
  }
}

/** The hatchings that some area of these levels needs. */
export const tramesDe = (niveaux: readonly Colonnes[], peinture: Peinture): Trames => ({
  absent: niveaux.some((colonnes) =>
    peinture.classes(colonnes).some((k) => k === ABSENT || k === SANS_OBJET),
  ),
  indetermine: niveaux.some((colonnes) => {
    const trame = peinture.trame(colonnes)
    return colonnes.codes.some((_, rang) => trame(rang))
  }),
})
