import type { Locale } from '../../server/contract/pages.ts'
import { chargerCabinets, type Cabinet } from './donnees/cabinets.ts'
import { chargerColonnes, chargerSources } from './donnees/charger.ts'
import { bornesDe, classesDe } from './donnees/classe.ts'
import type { Colonnes } from './donnees/colonnes.ts'
import { niveauDe, parseEtat, serialiseEtat, type Etat, type NiveauCarte, type Perimetre } from './etat.ts'
import { t } from './mots.ts'
import type { Theme } from './rampes.ts'
import { rangees } from './table/rangees.ts'

/** An area by code, a perimeter, or null for the whole mainland. */
export interface Cible {
  readonly lieu: string | Perimetre | null
}

/** What the server hands over: enough for a table before any request. */
export interface Depart {
  readonly locale: Locale
  readonly search: string
  readonly departements: Colonnes
}

/**
 * The page's state: what the address says, what has been fetched, and what follows from both. The table and the map
 * read the same `classes` and `colonnes`, so neither can show what the other does not.
 */
export class Carte {
  readonly locale: Locale
  etat = $state.raw<Etat>(parseEtat(''))
  recherche = $state('')
  /** Code under the pointer, in the table or on the map. */
  survol = $state<string | null>(null)
  theme = $state<Theme>('clair')
  zoom = $state(5)
  enPanne = $state(false)
  cabinets = $state.raw<ReadonlyMap<string, Cabinet> | null>(null)
  /** Id of the cabinet pointed at on the map. */
  cabinet = $state<string | null>(null)
  #niveaux = $state.raw<Partial<Record<NiveauCarte, Colonnes>>>({})

  constructor({ locale, search, departements }: Depart) {
    this.locale = locale
    this.etat = parseEtat(search)
    if (this.etat.vue) this.zoom = this.etat.vue.zoom
    this.#niveaux = { departement: departements }
  }

  /** Whether the choice of layers is unfolded in the legend: where there is room for it. */
  legendeDepliee = $state(false)
  /** Columns of the levels on the map now: the table's, or finer ones when one looks closely. */
  peintes = $state.raw<readonly Colonnes[]>([])
  /** Legend class under the pointer: the others fade. */
  classeSurvolee = $state<number | null>(null)
  /** Where the map is asked to go; a new object each time, so that asking twice goes twice. */
  cible = $state.raw<Cible | null>(null)
  /** Titles of the datasets by id. */
  sources = $state.raw<ReadonlyMap<string, string> | null>(null)

  readonly mots = $derived.by(() => t(this.locale))
  /** The columns shown: those of the level asked for, or the départements until they have come. */
  readonly colonnes = $derived(this.#niveaux[this.etat.niveau] ?? this.#niveaux.departement!)
  readonly enAttente = $derived(!this.#niveaux[this.etat.niveau] && !this.enPanne)
  readonly bornes = $derived(bornesDe(this.etat.indicateur))
  readonly classes = $derived(classesDe(this.colonnes, this.etat.indicateur))
  readonly rangees = $derived(
    rangees(this.colonnes, this.classes, {
      recherche: this.recherche,
      classes: this.etat.classes,
      perimetre: this.etat.perimetre,
      tri: this.etat.tri,
    }),
  )
  /** The selected area: its columns and its row in them; null when there is none, or while its level is fetched. */
  readonly choisie = $derived.by(() => {
    const { selection } = this.etat
    const colonnes = selection ? this.#niveaux[niveauDe(selection)] : undefined
    const rang = colonnes && selection ? colonnes.codes.indexOf(selection) : -1
    return colonnes && rang >= 0 ? { colonnes, rang } : null
  })

  /** Columns of a level, if they have come. */
  niveau(niveau: NiveauCarte): Colonnes | undefined {
    return this.#niveaux[niveau]
  }

  /** Changes part of the state; the address follows, without a new entry of history for each move of the map. */
  changer(part: Partial<Etat>): void {
    this.etat = { ...this.etat, ...part }
    if (typeof window === 'undefined') return
    history.replaceState(history.state, '', location.pathname + serialiseEtat(this.etat) + location.hash)
    void this.charger(this.etat.niveau)
  }

  /** Selects an area, or none. */
  choisir(code: string | null): void {
    this.changer({ selection: code })
    this.cabinet = null
    if (code) void this.charger(niveauDe(code))
  }

  /** Asks the map to go and look. */
  viser(lieu: string | Perimetre | null): void {
    this.cible = { lieu }
  }

  async charger(niveau: NiveauCarte): Promise<void> {
    if (this.#niveaux[niveau]) return
    try {
      const colonnes = await chargerColonnes(niveau)
      this.#niveaux = { ...this.#niveaux, [niveau]: colonnes }
      this.enPanne = false
    } catch {
      this.enPanne = true
    }
  }

  async chargerSources(): Promise<void> {
    this.sources = await chargerSources().catch(() => null)
  }

  async chargerCabinets(): Promise<void> {
    this.cabinets ??= await chargerCabinets().catch(() => null)
  }
}
