/* eslint-disable svelte/prefer-svelte-reactivity -- these sets live for one call */
import type { Colonnes } from '../data/columns.ts'
import { poserGeographie } from '../data/extents.ts'
import { ecrireFragment, lireFragment, verifie, type Regroupement } from './groups.ts'
import { MOST_LAYERS, type CoucheMienne } from './layers.ts'
import type { FormesGroupes } from './shapes.ts'
import { sommesDe } from './sum-groups.ts'

const CLE = 'relais-regroupement'

/** What a reader has brought along: kept on this device and in the fragment of the link, never sent. */
export class Miennes {
  regroupement = $state.raw<Regroupement | null>(null)
  /** Contours of the groups, once they are made. */
  formes = $state.raw<FormesGroupes | null>(null)
  /** Layers laid on the map, the first at the bottom. */
  couches = $state.raw<readonly CoucheMienne[]>([])
  #suivante = 1
  /** What stands after `#` in the link. */
  fragment = ''
  #aller = false
  #sommes = new WeakMap<Colonnes, Colonnes>()

  /** Takes the grouping of the link, else the one kept here; `aller`: whether the map goes there. */
  async retrouver(fragment: string, aller: boolean): Promise<void> {
    const lu = (await lireFragment(fragment)) ?? lireGarde()
    if (lu) await this.prendre(lu, aller)
  }

  /** Shows a grouping from now on, or none. */
  async prendre(regroupement: Regroupement | null, aller = true): Promise<void> {
    this.#aller = aller
    this.#sommes = new WeakMap()
    this.formes = null
    this.fragment = regroupement ? `#${await ecrireFragment(regroupement)}` : ''
    garder(regroupement)
    this.regroupement = regroupement
  }

  /** Makes the contours of the groups, once, and tells whether the map is to go there; `communes` say in which départements they lie. */
  async dessiner({ codes, departements }: Colonnes): Promise<boolean> {
    const { regroupement } = this
    if (!regroupement || this.formes) return false
    const { formesDe, formesGroupes, geographieDe } = await import('./shapes.ts')
    const membres = new Set(regroupement.groupes.flatMap(({ communes }) => communes))
    const concernes = codes.flatMap((code, rang) => (membres.has(code) ? [departements[rang] ?? ''] : []))
    const formes = formesGroupes(regroupement, await formesDe([...new Set(concernes)].filter(Boolean)))
    if (this.regroupement !== regroupement || this.formes) return false
    poserGeographie(geographieDe(formes))
    this.formes = formes
    return this.#aller
  }

  /** Lays a layer on the map. */
  poser(couche: Omit<CoucheMienne, 'id' | 'couleur'>): void {
    const prises = this.couches.map((une) => une.couleur)
    const couleur = Array.from({ length: MOST_LAYERS }, (_, n) => n).find((n) => !prises.includes(n)) ?? 0
    this.couches = [...this.couches, { ...couche, couleur, id: this.#suivante++ }]
  }

  /** Shows, hides or filters a layer. */
  changerCouche(id: number, part: Partial<Pick<CoucheMienne, 'montree' | 'filtre'>>): void {
    this.couches = this.couches.map((une) => (une.id === id ? { ...une, ...part } : une))
  }

  /** Takes a layer off the map. */
  retirer(id: number): void {
    this.couches = this.couches.filter((une) => une.id !== id)
  }

  /** The figures of the groups on the day of these communes; undefined while there is no grouping. */
  colonnes(communes: Colonnes): Colonnes | undefined {
    const { regroupement } = this
    if (!regroupement) return undefined
    const connues = this.#sommes.get(communes) ?? sommesDe(communes, regroupement)
    this.#sommes.set(communes, connues)
    return connues
  }
}

function lireGarde(): Regroupement | null {
  try {
    const lu = JSON.parse(localStorage.getItem(CLE) ?? 'null') as Regroupement | null
    return lu && verifie(lu)
  } catch {
    return null
  }
}

function garder(regroupement: Regroupement | null): void {
  try {
    if (regroupement) localStorage.setItem(CLE, JSON.stringify(regroupement))
    else localStorage.removeItem(CLE)
  } catch {
    // Refused storage: the link still says everything.
  }
}
