import { ETAT_INITIAL, type Etat } from './state.ts'

const egaux = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * The state key by key: what follows from one key is worked out again only when that key changes. As one value, a step
 * of the threshold or a move of the map would sort the table and look at every commune anew.
 */
export class EtatVif implements Etat {
  niveau = $state.raw<Etat['niveau']>(ETAT_INITIAL.niveau)
  indicateur = $state.raw<Etat['indicateur']>(ETAT_INITIAL.indicateur)
  vue = $state.raw<Etat['vue']>(null)
  selection = $state.raw<Etat['selection']>(null)
  couches = $state.raw<Etat['couches']>(ETAT_INITIAL.couches)
  classes = $state.raw<Etat['classes']>(ETAT_INITIAL.classes)
  statut = $state.raw<Etat['statut']>(null)
  zone = $state.raw<Etat['zone']>(null)
  premiers = $state.raw<Etat['premiers']>(null)
  tri = $state.raw<Etat['tri']>(ETAT_INITIAL.tri)
  perimetre = $state.raw<Etat['perimetre']>(null)
  jour = $state.raw<Etat['jour']>(null)
  comparaison = $state.raw<Etat['comparaison']>(null)
  seuil = $state.raw<Etat['seuil']>(ETAT_INITIAL.seuil)
  croise = $state.raw<Etat['croise']>(false)
  objectif = $state.raw<Etat['objectif']>(null)
  panneau = $state.raw<Etat['panneau']>(ETAT_INITIAL.panneau)
  scenario = $state.raw<Etat['scenario']>(null)
  autre = $state.raw<Etat['autre']>(null)

  constructor(etat: Etat) {
    this.poser(etat)
  }

  /** Changes the keys that differ, and no other; two days are compared by a figure, never by a goal. */
  poser(part: Partial<Etat>): void {
    for (const [cle, value] of Object.entries(part.comparaison ? { ...part, objectif: null } : part))
      if (!egaux(this[cle as keyof Etat], value)) Object.assign(this, { [cle]: value })
  }

  /** All of it as one plain value: for the address, or to change a part of it. */
  copie(): Etat {
    const cles = Object.keys(ETAT_INITIAL) as (keyof Etat)[]
    return Object.fromEntries(cles.map((cle) => [cle, this[cle]])) as unknown as Etat
  }
}
