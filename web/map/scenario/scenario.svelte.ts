/* eslint-disable svelte/prefer-svelte-reactivity -- these sets are replaced whole, never changed in place */
import type { MinutesBefore } from '../../../server/domain/scenario/player.ts'
import type { PublicPlacement } from '../../../server/domain/placement/publicPlacement.ts'
import type { PlacementRequest } from '../../../server/domain/placement/request.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import {
  OPEN_STATUTS,
  type Closure,
  type Opening,
  type ScenarioRequest,
} from '../../../server/domain/scenario/request.ts'
import { LONGEST_ID, parseScenarioId, scenarioId } from '../../../server/domain/scenario/scenarioId.ts'
import type { RequestIssue } from '../../../server/domain/scenario/scenarioIssues.ts'
import type { Carte } from '../map-page.svelte.ts'
import type { Anneau } from '../plan/lasso.ts'
import { dire } from './say.ts'
import { garder, lireGardes, type Garde } from './kept.ts'
import type { Provenance } from './protocol.ts'
import { isDecoupage } from '../../../server/domain/model.ts'
import { Traverses, type Traverse } from './across.svelte.ts'
import { Moteur } from './engine.ts'
import { peindre, type Calque } from './paint.ts'

/** What else may be asked than closures and openings; what is not told is the method's. */
export type Hypotheses = Pick<ScenarioRequest, 'tolerance' | 'patientsPerEtp' | 'openStatuts'>

const hypothesesDe = ({ tolerance, patientsPerEtp, openStatuts }: ScenarioRequest): Hypotheses => ({
  ...(tolerance !== undefined && { tolerance }),
  ...(patientsPerEtp !== undefined && { patientsPerEtp }),
  ...(openStatuts !== undefined && { openStatuts }),
})

/** Another scenario, compared with the one asked. */
export interface Autre {
  readonly nom: string
  readonly resultat: PublicScenario
  readonly avant: MinutesBefore
}

/** The scenario of a page: what is asked, what came of it, and what the map shows of it. The address follows. */
export class Scenario {
  readonly #carte: Carte
  readonly #moteur = new Moteur()
  readonly traverses = new Traverses(() => this.montrer(this.calque))
  asOf = $state('')
  closures = $state.raw<readonly Closure[]>([])
  openings = $state.raw<readonly Opening[]>([])
  hypotheses = $state.raw<Hypotheses>({})
  etape = $state<'repos' | 'calcul' | 'panne'>('repos')
  resultat = $state.raw<PublicScenario | null>(null)
  provenance = $state.raw<Provenance | null>(null)
  issues = $state.raw<readonly RequestIssue[]>([])
  millisecondes = $state(0)
  calque = $state<Calque>('indicateur')
  /** The scenario compared with this one, and how far it has come. */
  autre = $state.raw<Autre | null>(null)
  etapeAutre = $state<'repos' | 'calcul' | 'panne'>('repos')
  gardes = $state.raw<readonly Garde[]>(lireGardes())
  nom = $state('')
  /** Takes the shape that is being drawn on the map; null: none is. */
  #trace: ((anneau: Anneau | null) => void) | null = null
  /** Minutes before anything closes, on the day and with the open statuses that `cle` tells. */
  #avant: { readonly cle: string; readonly minutes: MinutesBefore } | null = null
  #tour = 0
  /** What the map shows was chosen by the person, and stays. */
  #choisi = false

  constructor(carte: Carte) {
    this.#carte = carte
    const lu = carte.etat.scenario === null ? null : parseScenarioId(carte.etat.scenario)
    this.asOf = lu?.asOf ?? carte.jour
    this.closures = lu?.closures ?? []
    this.openings = lu?.openings ?? []
    this.hypotheses = lu ? hypothesesDe(lu) : {}
  }

  readonly vide = $derived.by(() => this.closures.length === 0 && this.openings.length === 0)
  readonly id = $derived.by(() => scenarioId(this.demande))
  /** Ids chosen one by one. */
  readonly choisis = $derived.by(
    () => new Set(this.closures.flatMap((closure) => (closure.by === 'cabinets' ? closure.ids : []))),
  )

  get demande(): ScenarioRequest {
    return { asOf: this.asOf, closures: this.closures, openings: this.openings, ...this.hypotheses }
  }

  /** Takes another request; the address says it, and it is played. */
  changer(part: Partial<Pick<Scenario, 'closures' | 'openings' | 'hypotheses'>>): void {
    if (this.vide) this.asOf = this.#carte.jour
    Object.assign(this, part)
    this.#carte.changer({ scenario: this.vide ? null : this.id })
    void this.jouer()
  }

  /** Closes a cabinet, or lets it stay. */
  basculer(id: string): void {
    const ids = this.choisis.has(id) ? [...this.choisis].filter((one) => one !== id) : [...this.choisis, id]
    const others = this.closures.filter(({ by }) => by !== 'cabinets')
    this.changer({ closures: ids.length > 0 ? [{ by: 'cabinets', ids }, ...others] : others })
  }

  /** Closes cabinets besides those chosen; false when a link could not name that many. */
  fermer(ids: readonly string[]): boolean {
    const others = this.closures.filter(({ by }) => by !== 'cabinets')
    const closures: Closure[] = [{ by: 'cabinets', ids: [...new Set([...this.choisis, ...ids])] }, ...others]
    if (scenarioId({ ...this.demande, closures }).length > LONGEST_ID) return false
    this.changer({ closures })
    return true
  }

  /** Lets the person draw a shape on the map and hands it over; null ends the drawing. */
  tracer(fini: ((anneau: Anneau | null) => void) | null): void {
    this.#trace = fini
    this.montrer(this.calque)
  }

  /** Opens a scenario by its id; false when it is none. */
  ouvrir(id: string): boolean {
    const lu = parseScenarioId(id)
    if (!lu) return false
    this.asOf = lu.asOf
    this.closures = lu.closures
    this.openings = lu.openings
    this.hypotheses = hypothesesDe(lu)
    const { aujourdhui } = this.#carte
    this.#carte.changer({ scenario: id, jour: lu.asOf < aujourdhui ? lu.asOf : null })
    void this.jouer()
    return true
  }

  /** Follows the page to another day, whose statuses it is played on anew. */
  situer(jour: string): void {
    if (jour === this.asOf) return
    this.asOf = jour
    if (!this.vide) void this.jouer()
  }

  async jouer(): Promise<void> {
    const tour = ++this.#tour
    if (this.vide) {
      this.resultat = null
      this.etape = 'repos'
      return this.montrer(this.calque)
    }
    this.etape = 'calcul'
    try {
      const { asOf } = this
      const { reponse, millisecondes } = await this.#moteur.demander(asOf, {
        kind: 'scenario',
        request: $state.snapshot(this.demande),
      })
      // A newer request is under way: this answer is about what is asked no more.
      if (tour !== this.#tour) return
      const ouverts = $state.snapshot(this.hypotheses).openStatuts ?? OPEN_STATUTS
      const cle = [asOf, ...ouverts].join()
      if (this.#avant?.cle !== cle) this.#avant = { cle, minutes: await this.#moteur.avant(asOf, ouverts) }
      if (tour !== this.#tour) return
      this.provenance = this.#moteur.provenances.get(asOf) ?? null
      this.issues = reponse.kind === 'issues' ? reponse.issues : []
      this.resultat = reponse.kind === 'scenario' ? reponse.scenario : null
      // Whoever closes a cabinet sees at once what it changes.
      if (this.resultat && !this.#choisi) this.calque = 'ecart'
      this.millisecondes = millisecondes
      this.etape = 'repos'
    } catch {
      if (tour === this.#tour) this.etape = 'panne'
    }
    this.montrer(this.calque)
  }

  /** Keeps a scenario on this device under a name; null forgets it. */
  garder(id: string, nom: string | null): void {
    this.gardes = garder(id, nom)
  }

  /** Plays another scenario beside this one; null: none any more. */
  async comparerAvec(id: string | null, nom = ''): Promise<void> {
    const lu = id === null ? null : parseScenarioId(id)
    this.autre = null
    this.#carte.changer({ autre: lu ? id : null })
    this.etapeAutre = id === null ? 'repos' : lu ? 'calcul' : 'panne'
    if (!lu) {
      if (this.calque === 'autre' || this.calque === 'difference') this.montrer('indicateur')
      return
    }
    try {
      const { asOf } = lu
      const { reponse } = await this.#moteur.demander(asOf, { kind: 'scenario', request: lu })
      const avant = await this.#moteur.avant(asOf, lu.openStatuts ?? OPEN_STATUTS)
      if (reponse.kind !== 'scenario') throw new Error(reponse.kind)
      this.autre = { nom, resultat: reponse.scenario, avant }
      this.etapeAutre = 'repos'
    } catch {
      this.etapeAutre = 'panne'
    }
    this.montrer(this.calque)
  }

  /** Plays what the address says, and has the country ready for what will be asked. */
  ranimer(): void {
    const { autre } = this.#carte.etat
    if (autre !== null && !this.autre) void this.comparerAvec(autre)
    void this.jouer()
    this.#moteur.preparer(this.vide ? this.#carte.jour : this.asOf)
  }

  /** Where the next posts do most good after this scenario. */
  async placer(question: Omit<PlacementRequest, 'scenario'>): Promise<PublicPlacement | null> {
    const { reponse } = await this.#moteur.demander(this.asOf, {
      kind: 'placement',
      request: { ...question, scenario: $state.snapshot(this.demande) },
    })
    this.provenance = this.#moteur.provenances.get(this.asOf) ?? null
    return reponse.kind === 'placement' ? reponse.placement : null
  }

  /** Chooses what the map shows, for as long as nothing else is chosen. */
  choisirCalque(calque: Calque): void {
    this.#choisi = true
    this.montrer(calque)
  }

  /** Shows it on the map. */
  montrer(calque: Calque): void {
    this.calque = calque
    const { resultat, autre, provenance } = this
    const { locale, etat } = this.#carte
    // While a level that the server plays has not come, the map keeps its indicator, and says that one.
    const traverse = (id: string): Traverse | null => {
      const lu = isDecoupage(etat.niveau) ? this.traverses.de(id, etat.niveau) : null
      return lu === 'panne' ? null : lu
    }
    const venus = [resultat, autre?.resultat].every((un) => !un || traverse(un.id))
    const montre = isDecoupage(etat.niveau) && !venus ? 'indicateur' : calque
    this.#carte.surCarte = {
      joue: resultat && {
        jour: resultat.request.asOf,
        dit: () => dire(locale, montre, { nom: this.nom.trim(), resultat }, autre),
        peinture:
          montre === 'indicateur' || !this.#avant
            ? null
            : peindre(
                locale,
                montre,
                { resultat, avant: this.#avant.minutes, traverse: traverse(resultat.id) },
                autre && { ...autre, traverse: traverse(autre.resultat.id) },
                provenance?.sources ?? [],
              ),
        fermes: new Set(resultat.closed.ids),
      },
      toucher: (id) => this.basculer(id),
      entourer: this.#trace,
    }
  }

  /** Leaves the map as it was. */
  quitter(): void {
    this.#trace = null
    this.#carte.surCarte = null
  }
}

const connus = new WeakMap<Carte, Scenario>()

/** The scenario of a page, kept while another tab is looked at. */
export function scenarioDe(carte: Carte): Scenario {
  const connu = connus.get(carte) ?? new Scenario(carte)
  connus.set(carte, connu)
  return connu
}
