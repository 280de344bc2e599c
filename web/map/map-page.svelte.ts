import type { Locale } from '../../server/contract/locale.ts'
import { chargerCabinets, type Cabinet } from './data/cabinets.ts'
import { intervallesEnCours, oublier } from './data/load.ts'
import { bornesDe } from './data/class.ts'
import type { Colonnes } from './data/columns.ts'
import type { Cible } from './data/extents.ts'
import { ecartDe } from './data/difference.ts'
import { chargerFrise, type Fait, type Frise } from './data/timeline.ts'
import { Magasin, TOUT, type Besoin } from './data/column-store.svelte.ts'
import { filtre } from './data/filtre.ts'
import { besoinDe } from './data/need.ts'
import { peintureCroisee, peintureEcart, peintureIndicateur, type Peinture } from './data/painting.ts'
import { EtatVif } from './live-state.svelte.ts'
import { Objectifs, rangDe } from './goal/goals.svelte.ts'
import { peindreObjectif } from './goal/paint.ts'
import type { Anneau } from './plan/lasso.ts'
import { Miennes } from './own/own.svelte.ts'
import type { Depart } from './start-data.ts'
import { Fond } from './base-map.svelte.ts'
import {
  codeDe,
  estDecoupage,
  niveauDe,
  parseEtat,
  serialiseEtat,
  type Etat,
  type NiveauCarte,
} from './state.ts'
import { t } from './words.ts'
import type { Theme } from '../../server/domain/legend/ramps.ts'
import type { SurCarte } from './scenario/on-map.ts'
import { colonnesTable } from './table/table-columns.ts'
import { rangees } from './table/rows.ts'

/**
 * The page's state: what the address says, what has been fetched, and what follows from both. The table and the map
 * read the same `classes` and `colonnes`, so neither can show what the other does not.
 */
export class Carte {
  readonly locale: Locale
  readonly aujourdhui: string
  /** The départements as they came with the page: names and regions, which no day changes. */
  readonly departements: Colonnes
  /** What France's figures leave out; null when nothing. */
  readonly noteFrance: string | null
  readonly etat: EtatVif
  readonly fond: Fond | null
  readonly loaded: Depart['loaded']
  /** What the reader has brought along. */
  readonly miennes = new Miennes()
  readonly objectifs = new Objectifs()
  /** Takes the shape being drawn for a grouping; null: none is drawn. */
  tracer = $state.raw<((anneau: Anneau | null) => void) | null>(null)
  /** A file that was dropped on the page, until the panel takes it. */
  depose = $state.raw<File | null>(null)
  recherche = $state('')
  /** The area under the pointer, in the table or on the map, as `cleDe` names it. */
  survol = $state<string | null>(null)
  theme = $state<Theme>('clair')
  zoom = $state(5)
  enPanne = $state(false)
  cabinets = $state.raw<ReadonlyMap<string, Cabinet> | null>(null)
  /** Id of the cabinet pointed at on the map. */
  cabinet = $state<string | null>(null)
  frise = $state.raw<Frise | null>(null)
  faits = $state.raw<readonly Fait[]>([])
  /** Step of the first visit; null: not shown. */
  visite = $state<number | null>(null)
  /** Whether the days are being played. */
  lecture = $state(false)
  /** What an open scenario puts on the map. */
  surCarte = $state.raw<SurCarte | null>(null)
  /** Whether rows are all there, for the printer. */
  impression = $state(false)
  /** Starts or stops the playing of the days; given by the time line. */
  lire: () => void = () => undefined
  readonly #magasin: Magasin

  constructor({ locale, search, aujourdhui, departements, france, noteFrance, fond, loaded }: Depart) {
    this.noteFrance = noteFrance?.[locale] ?? null
    this.loaded = loaded
    this.fond = fond === null ? null : new Fond(fond)
    this.locale = locale
    this.aujourdhui = aujourdhui
    this.departements = departements
    const { jour, comparaison, ...lu } = parseEtat(search)
    const passe = (day: string): boolean => day < aujourdhui
    this.etat = new EtatVif({
      ...lu,
      jour: jour && passe(jour) ? jour : null,
      comparaison: comparaison && passe(comparaison.jour) ? comparaison : null,
    })
    if (lu.vue) this.zoom = lu.vue.zoom
    if (lu.panneau !== 'tableau') this.etroit = 'volet'
    this.#magasin = new Magasin([departements, france], this.etat.jour)
  }

  /** Whether the choice of layers stands beside the map. */
  couchesOuvertes = $state(false)
  /** What a narrow screen shows: the map, or the side pane in its place. */
  etroit = $state<'carte' | 'volet'>('carte')
  /** Columns of the levels on the map now: the table's, or finer ones when one looks closely. */
  peintes = $state.raw<readonly Colonnes[]>([])
  /** Legend class under the pointer: the others fade. */
  classeSurvolee = $state<number | null>(null)
  /** Where the map is asked to go; a new object each time, so that asking twice goes twice. */
  cible = $state.raw<Cible | null>(null)
  /** Titles of the datasets by id. */
  sources = $state.raw<ReadonlyMap<string, string> | null>(null)

  readonly mots = $derived.by(() => t(this.locale))
  /** The day shown. */
  readonly jour = $derived.by(() => this.etat.jour ?? this.aujourdhui)
  #dernieres: Colonnes | null = null
  /** The columns shown: those asked for, or the last ones (they say their own day) until these have come. */
  readonly colonnes = $derived.by(() => {
    const { niveau } = this.etat
    const venues = this.niveau(niveau)
    return (this.#dernieres = venues ?? this.#dernieres ?? this.departements)
  })
  readonly enAttente = $derived.by(() => !this.niveau(this.etat.niveau) && !this.enPanne)
  /** What is shown of a scenario: nothing, while the page is on another day than the one it was played on. */
  readonly joue = $derived.by(() => (this.surCarte?.joue?.jour === this.jour ? this.surCarte.joue : null))
  readonly bornes = $derived.by(() => bornesDe(this.etat.indicateur))
  /** Whether surfaces show the difference between two days. */
  readonly ecart = $derived.by(() => this.etat.comparaison?.vue === 'ecart')
  /** How surfaces are coloured: by an indicator, by two of them crossed, or by the difference between two days. */
  readonly peinture: Peinture = $derived.by(() => {
    const { indicateur, croise, comparaison, objectif } = this.etat
    if (this.joue?.peinture) return this.joue.peinture
    if (objectif) return peindreObjectif(this, objectif)
    if (this.ecart)
      return peintureEcart(
        indicateur,
        ({ niveau }) => this.niveau(niveau as NiveauCarte, comparaison!.jour),
        ({ niveau }) => this.verdicts(niveau as NiveauCarte),
      )
    return croise ? peintureCroisee : peintureIndicateur(indicateur)
  })
  readonly classes = $derived.by(() => this.peinture.classes(this.colonnes))
  readonly rangees = $derived.by(() =>
    rangees(this.colonnes, this.classes, {
      recherche: this.recherche,
      classes: this.etat.classes,
      perimetre: this.etat.perimetre,
      tri: this.etat.tri,
      garde: filtre(this.colonnes, this.etat),
      premiers: this.etat.premiers,
      ecart: (rang) => this.ecartDe(rang),
      objectif: (cle, rang) => rangDe(this.lignes(this.colonnes.niveau)?.(this.colonnes.codes[rang]!), cle),
    }),
  )
  /** Columns of the table. */
  readonly colonnesTable = $derived(colonnesTable(this))
  /** The selected area: its columns and its row in them; null when there is none, or while its level is fetched. */
  readonly choisie = $derived.by(() => {
    const { selection } = this.etat
    const colonnes = selection ? this.niveau(niveauDe(selection)) : undefined
    const rang = colonnes && selection ? colonnes.codes.indexOf(codeDe(selection)) : -1
    return colonnes && rang >= 0 ? { colonnes, rang } : null
  })
  /** The focus as one area, with figures of its own: the region, the one département, or France; null for several. */
  readonly ensemble = $derived.by(() => {
    const { perimetre } = this.etat
    if (perimetre && perimetre.codes.length > 1) return null
    const colonnes = this.#magasin.lire(perimetre?.genre ?? 'france', this.etat.jour, TOUT)
    const rang = colonnes ? (perimetre ? colonnes.codes.indexOf(perimetre.codes[0]!) : 0) : -1
    return colonnes && rang >= 0 ? { colonnes, rang } : null
  })

  /** France's own figures on the day shown, if they have come. */
  get france(): Colonnes | undefined {
    return this.#magasin.lire('france', this.etat.jour, TOUT)
  }

  /** Columns of a level on a day (the one shown unless told), if all that is shown of them has come. */
  niveau(niveau: NiveauCarte, jour: string | null = this.etat.jour): Colonnes | undefined {
    if (niveau === 'groupes') {
      const communes = this.niveau('commune', jour)
      return communes && this.miennes.colonnes(communes)
    }
    return this.#magasin.lire(niveau, jour === this.aujourdhui ? null : jour, besoinDe(this.etat, niveau))
  }

  /** The areas of a level against the goal, by code; undefined without a goal, or while they are on their way. */
  readonly lignes = (niveau: Colonnes['niveau']): ReturnType<Objectifs['lignes']> => {
    const { objectif, jour } = this.etat
    return objectif ? this.objectifs.lignes(niveau, jour, objectif) : undefined
  }

  /** How much the chosen indicator of a row differs between the two days compared; null when it cannot be told. */
  ecartDe(rang: number): number | null {
    const { comparaison, niveau, indicateur } = this.etat
    const avant = comparaison ? this.niveau(niveau, comparaison.jour) : undefined
    return ecartDe(this.colonnes, avant, indicateur, rang, undefined)?.value ?? null
  }

  /** Whether the differences of a level's areas are established, one letter an area, once that has come. */
  verdicts(niveau: NiveauCarte): string | undefined {
    const { jour, comparaison, indicateur } = this.etat
    return comparaison && !estDecoupage(niveau)
      ? this.#magasin.verdicts(niveau, jour, comparaison.jour, indicateur)
      : undefined
  }

  /** Changes part of the state; the address follows, without a new entry of history for each move of the map. */
  changer(part: Partial<Etat>): void {
    this.etat.poser(part)
    if (typeof window === 'undefined') return
    history.replaceState(
      history.state,
      '',
      location.pathname + serialiseEtat(this.etat) + (this.miennes.fragment || location.hash),
    )
    void this.charger(this.etat.niveau)
    void this.chargerEnsemble()
  }

  /** Shows another day; today and later days are today. The scenario goes along: it is played anew on that day. */
  situer(jour: string): void {
    const vu = jour < this.aujourdhui ? jour : null
    const { scenario } = this.etat
    this.changer({ jour: vu, scenario: scenario && (vu ?? this.aujourdhui) + scenario.slice(10) })
  }

  /** Selects an area, or none. */
  choisir(code: string | null): void {
    this.changer({ selection: code })
    this.cabinet = null
    if (code) void this.charger(niveauDe(code))
  }

  /** Asks the map to go and look. */
  readonly viser = (lieu: Cible['lieu']): void => void (this.cible = { lieu })

  /** Fetches what is shown of a level, on the day shown and on the one it is compared with. */
  async charger(niveau: NiveauCarte): Promise<void> {
    if (niveau === 'groupes') {
      await this.charger('commune')
      const communes = this.niveau('commune')
      if (communes && (await this.miennes.dessiner(communes))) this.viser('groupes')
      return
    }
    const { jour, comparaison, objectif } = this.etat
    const jours = comparaison ? [jour, comparaison.jour] : [jour]
    const venus = await Promise.all([
      ...jours.map((un) => this.#magasin.charger(niveau, un, besoinDe(this.etat, niveau))),
      this.objectifs.charger(niveau, jour, objectif),
    ])
    this.enPanne = venus.includes(false)
    await this.#chargerVerdicts(niveau)
  }

  /** Fetches whether the differences of a level are established; classes of communes and découpages are told apart by no draw. */
  async #chargerVerdicts(niveau: NiveauCarte): Promise<void> {
    const { jour, comparaison, indicateur } = this.etat
    if (comparaison && niveau !== 'commune' && !estDecoupage(niveau))
      await this.#magasin.chargerVerdicts(niveau, jour, comparaison.jour, indicateur)
  }

  /** Asks again, while they are being drawn, for the intervals of the level shown (not of communes: they have none). */
  async attendreIntervalles(): Promise<void> {
    const { niveau, jour, comparaison } = this.etat
    const jours = comparaison ? [jour, comparaison.jour] : [jour]
    for (const un of jours) {
      const colonnes = this.niveau(niveau, un)
      if (!colonnes || niveau === 'commune' || estDecoupage(niveau) || colonnes.lows.risque) continue
      if (await intervallesEnCours(colonnes.run)) await this.#magasin.recharger(niveau, un, TOUT)
    }
    await this.#chargerVerdicts(niveau)
  }

  /** Fetches the figures of the focus as a whole. */
  async chargerEnsemble(): Promise<void> {
    const { perimetre, jour, objectif } = this.etat
    const niveaux = ['france', ...(perimetre ? [perimetre.genre] : [])] as const
    await Promise.all([
      ...niveaux.map((niveau) => this.#magasin.charger(niveau, jour, TOUT)),
      this.objectifs.charger(perimetre?.genre ?? 'france', jour, objectif),
    ])
  }

  /** Asks again for everything shown, because statuses have changed. */
  async rafraichir(): Promise<void> {
    this.#magasin.oublier()
    this.objectifs.oublier()
    oublier()
    await Promise.all([this.charger(this.etat.niveau), this.chargerEnsemble()])
    if (this.cabinets) this.cabinets = await chargerCabinets()
    if (this.frise) this.frise = await chargerFrise()
  }

  /** The columns of a level that hold at least this, on the day shown. @throws when they do not come. */
  async venues(niveau: Exclude<NiveauCarte, 'groupes'>, besoin: Besoin): Promise<Colonnes> {
    await this.#magasin.charger(niveau, this.etat.jour, besoin)
    const colonnes = this.#magasin.lire(niveau, this.etat.jour, besoin)
    if (!colonnes) throw new Error(`no columns of ${niveau}`)
    return colonnes
  }
}
