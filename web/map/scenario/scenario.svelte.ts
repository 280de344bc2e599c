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
import type { MapPage } from '../map-page.svelte.ts'
import type { Ring } from '../plan/lasso.ts'
import { say } from './say.ts'
import { keep, readKept, type KeptScenario } from './kept.ts'
import type { Provenance } from './protocol.ts'
import { isDecoupage } from '../../../server/domain/model.ts'
import { AcrossLevels, type Across } from './across.svelte.ts'
import { Engine } from './engine.ts'
import { paint, type Display } from './paint.ts'

/** What else may be asked than closures and openings; what is not told is the method's. */
export type Assumptions = Pick<ScenarioRequest, 'tolerance' | 'patientsPerEtp' | 'openStatuts'>

const assumptionsOf = ({ tolerance, patientsPerEtp, openStatuts }: ScenarioRequest): Assumptions => ({
  ...(tolerance !== undefined && { tolerance }),
  ...(patientsPerEtp !== undefined && { patientsPerEtp }),
  ...(openStatuts !== undefined && { openStatuts }),
})

/** Another scenario, compared with the one asked. */
export interface Other {
  readonly nom: string
  readonly result: PublicScenario
  readonly before: MinutesBefore
}

/** The scenario of a page: what is asked, what came of it, and what the map shows of it. The address follows. */
export class Scenario {
  readonly #page: MapPage
  readonly #engine = new Engine()
  readonly across = new AcrossLevels(() => this.show(this.display))
  asOf = $state('')
  closures = $state.raw<readonly Closure[]>([])
  openings = $state.raw<readonly Opening[]>([])
  assumptions = $state.raw<Assumptions>({})
  step = $state<'repos' | 'calcul' | 'panne'>('repos')
  result = $state.raw<PublicScenario | null>(null)
  provenance = $state.raw<Provenance | null>(null)
  issues = $state.raw<readonly RequestIssue[]>([])
  milliseconds = $state(0)
  display = $state<Display>('indicateur')
  /** The scenario compared with this one, and how far it has come. */
  other = $state.raw<Other | null>(null)
  otherStep = $state<'repos' | 'calcul' | 'panne'>('repos')
  kept = $state.raw<readonly KeptScenario[]>(readKept())
  nom = $state('')
  /** Takes the shape that is being drawn on the map; null: none is. */
  #takesShape: ((ring: Ring | null) => void) | null = null
  /** Minutes before anything closes, on the day and with the open statuses that `key` tells. */
  #before: { readonly key: string; readonly minutes: MinutesBefore } | null = null
  #turn = 0
  /** What the map shows was chosen by the person, and stays. */
  #chosen = false

  constructor(page: MapPage) {
    this.#page = page
    const read = page.state.scenario === null ? null : parseScenarioId(page.state.scenario)
    this.asOf = read?.asOf ?? page.day
    this.closures = read?.closures ?? []
    this.openings = read?.openings ?? []
    this.assumptions = read ? assumptionsOf(read) : {}
  }

  readonly empty = $derived.by(() => this.closures.length === 0 && this.openings.length === 0)
  readonly id = $derived.by(() => scenarioId(this.request))
  /** Ids chosen one by one. */
  readonly chosen = $derived.by(
    () => new Set(this.closures.flatMap((closure) => (closure.by === 'cabinets' ? closure.ids : []))),
  )

  get request(): ScenarioRequest {
    return { asOf: this.asOf, closures: this.closures, openings: this.openings, ...this.assumptions }
  }

  /** Takes another request; the address says it, and it is played. */
  change(part: Partial<Pick<Scenario, 'closures' | 'openings' | 'assumptions'>>): void {
    if (this.empty) this.asOf = this.#page.day
    Object.assign(this, part)
    this.#page.change({ scenario: this.empty ? null : this.id })
    void this.play()
  }

  /** Closes a cabinet, or lets it stay. */
  toggle(id: string): void {
    const ids = this.chosen.has(id) ? [...this.chosen].filter((one) => one !== id) : [...this.chosen, id]
    const others = this.closures.filter(({ by }) => by !== 'cabinets')
    this.change({ closures: ids.length > 0 ? [{ by: 'cabinets', ids }, ...others] : others })
  }

  /** Closes cabinets besides those chosen; false when a link could not name that many. */
  close(ids: readonly string[]): boolean {
    const others = this.closures.filter(({ by }) => by !== 'cabinets')
    const closures: Closure[] = [{ by: 'cabinets', ids: [...new Set([...this.chosen, ...ids])] }, ...others]
    if (scenarioId({ ...this.request, closures }).length > LONGEST_ID) return false
    this.change({ closures })
    return true
  }

  /** Lets the person draw a shape on the map and hands it over; null ends the drawing. */
  draw(done: ((ring: Ring | null) => void) | null): void {
    this.#takesShape = done
    this.show(this.display)
  }

  /** Opens a scenario by its id; false when it is none. */
  open(id: string): boolean {
    const read = parseScenarioId(id)
    if (!read) return false
    this.asOf = read.asOf
    this.closures = read.closures
    this.openings = read.openings
    this.assumptions = assumptionsOf(read)
    const { today } = this.#page
    this.#page.change({ scenario: id, day: read.asOf < today ? read.asOf : null })
    void this.play()
    return true
  }

  /** Follows the page to another day, whose statuses it is played on anew. */
  setDay(day: string): void {
    if (day === this.asOf) return
    this.asOf = day
    if (!this.empty) void this.play()
  }

  async play(): Promise<void> {
    const turn = ++this.#turn
    if (this.empty) {
      this.result = null
      this.step = 'repos'
      return this.show(this.display)
    }
    this.step = 'calcul'
    try {
      const { asOf } = this
      const { answer, milliseconds } = await this.#engine.ask(asOf, {
        kind: 'scenario',
        request: $state.snapshot(this.request),
      })
      // A newer request is under way: this answer is about what is asked no more.
      if (turn !== this.#turn) return
      const counted = $state.snapshot(this.assumptions).openStatuts ?? OPEN_STATUTS
      const key = [asOf, ...counted].join()
      if (this.#before?.key !== key) this.#before = { key, minutes: await this.#engine.before(asOf, counted) }
      if (turn !== this.#turn) return
      this.provenance = this.#engine.provenances.get(asOf) ?? null
      this.issues = answer.kind === 'issues' ? answer.issues : []
      this.result = answer.kind === 'scenario' ? answer.scenario : null
      // Whoever closes a cabinet sees at once what it changes.
      if (this.result && !this.#chosen) this.display = 'ecart'
      this.milliseconds = milliseconds
      this.step = 'repos'
    } catch {
      if (turn === this.#turn) this.step = 'panne'
    }
    this.show(this.display)
  }

  /** Keeps a scenario on this device under a name; null forgets it. */
  keep(id: string, nom: string | null): void {
    this.kept = keep(id, nom)
  }

  /** Plays another scenario beside this one; null: none any more. */
  async compareWith(id: string | null, nom = ''): Promise<void> {
    const read = id === null ? null : parseScenarioId(id)
    this.other = null
    this.#page.change({ other: read ? id : null })
    this.otherStep = id === null ? 'repos' : read ? 'calcul' : 'panne'
    if (!read) {
      if (this.display === 'autre' || this.display === 'difference') this.show('indicateur')
      return
    }
    try {
      const { asOf } = read
      const { answer } = await this.#engine.ask(asOf, { kind: 'scenario', request: read })
      const before = await this.#engine.before(asOf, read.openStatuts ?? OPEN_STATUTS)
      if (answer.kind !== 'scenario') throw new Error(answer.kind)
      this.other = { nom, result: answer.scenario, before }
      this.otherStep = 'repos'
    } catch {
      this.otherStep = 'panne'
    }
    this.show(this.display)
  }

  /** Plays what the address says, and has the country ready for what will be asked. */
  resume(): void {
    const { other } = this.#page.state
    if (other !== null && !this.other) void this.compareWith(other)
    void this.play()
    this.#engine.prepare(this.empty ? this.#page.day : this.asOf)
  }

  /** Where the next posts do most good after this scenario. */
  async place(question: Omit<PlacementRequest, 'scenario'>): Promise<PublicPlacement | null> {
    const { answer } = await this.#engine.ask(this.asOf, {
      kind: 'placement',
      request: { ...question, scenario: $state.snapshot(this.request) },
    })
    this.provenance = this.#engine.provenances.get(this.asOf) ?? null
    return answer.kind === 'placement' ? answer.placement : null
  }

  /** Chooses what the map shows, for as long as nothing else is chosen. */
  chooseDisplay(display: Display): void {
    this.#chosen = true
    this.show(display)
  }

  /** Shows it on the map. */
  show(display: Display): void {
    this.display = display
    const { result, other, provenance } = this
    const { locale, state } = this.#page
    // While a level that the server plays has not come, the map keeps its indicator, and says that one.
    const across = (id: string): Across | null => {
      const read = isDecoupage(state.niveau) ? this.across.get(id, state.niveau) : null
      return read === 'panne' ? null : read
    }
    const arrived = [result, other?.result].every((one) => !one || across(one.id))
    const shown = isDecoupage(state.niveau) && !arrived ? 'indicateur' : display
    this.#page.onMap = {
      played: result && {
        day: result.request.asOf,
        words: () => say(locale, shown, { nom: this.nom.trim(), result }, other),
        painting:
          shown === 'indicateur' || !this.#before
            ? null
            : paint(
                locale,
                shown,
                { result, before: this.#before.minutes, across: across(result.id) },
                other && { ...other, across: across(other.result.id) },
                provenance?.sources ?? [],
              ),
        closed: new Set(result.closed.ids),
      },
      touch: (id) => this.toggle(id),
      takesShape: this.#takesShape,
    }
  }

  /** Leaves the map as it was. */
  leave(): void {
    this.#takesShape = null
    this.#page.onMap = null
  }
}

const scenarios = new WeakMap<MapPage, Scenario>()

/** The scenario of a page, kept while another tab is looked at. */
export function scenarioOf(page: MapPage): Scenario {
  const known = scenarios.get(page) ?? new Scenario(page)
  scenarios.set(page, known)
  return known
}
