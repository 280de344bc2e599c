import type { Locale } from '../../server/contract/locale.ts'
import { loadCabinets, type Cabinet } from './data/cabinets.ts'
import { intervalsPending, forget } from './data/load.ts'
import { boundsOf } from './data/class.ts'
import type { LevelColumns } from './data/columns.ts'
import type { Target } from './data/extents.ts'
import { differenceOf } from './data/difference.ts'
import { loadTimeline, type Fact, type TimelineData } from './data/timeline.ts'
import { ColumnStore, ALL, type Need } from './data/column-store.svelte.ts'
import { filter } from './data/filter.ts'
import { needOf } from './data/need.ts'
import { crossedPainting, differencePainting, indicatorPainting, type Painting } from './data/painting.ts'
import { LiveState } from './live-state.svelte.ts'
import { Goals, sortValue } from './goal/goals.svelte.ts'
import { paintGoal } from './goal/paint.ts'
import type { Ring } from './plan/lasso.ts'
import { OwnData } from './own/own.svelte.ts'
import type { StartData } from './start-data.ts'
import { BaseMapChoice } from './base-map.svelte.ts'
import {
  codeOf,
  cutsAcross,
  niveauOf,
  parseState,
  serialiseState,
  type MapState,
  type MapNiveau,
} from './state.ts'
import { t } from './words.ts'
import type { Theme } from '../../server/domain/legend/ramps.ts'
import type { OnMap } from './scenario/on-map.ts'
import { tableColumns } from './table/table-columns.ts'
import { shownRows } from './table/rows.ts'

/**
 * The page's state: what the address says, what has been fetched, and what follows from both. The table and the map
 * read the same `classes` and `columns`, so neither can show what the other does not.
 */
export class MapPage {
  readonly locale: Locale
  readonly today: string
  /** The départements as they came with the page: names and regions, which no day changes. */
  readonly departements: LevelColumns
  /** What France's figures leave out; null when nothing. */
  readonly noteFrance: string | null
  readonly state: LiveState
  readonly baseMap: BaseMapChoice | null
  readonly loaded: StartData['loaded']
  /** What the reader has brought along. */
  readonly own = new OwnData()
  readonly goals = new Goals()
  /** Takes the shape being drawn for a grouping; null: none is drawn. */
  takesShape = $state.raw<((ring: Ring | null) => void) | null>(null)
  /** A file that was dropped on the page, until the panel takes it. */
  dropped = $state.raw<File | null>(null)
  search = $state('')
  /** The area under the pointer, in the table or on the map, as `keyOf` names it. */
  hovered = $state<string | null>(null)
  theme = $state<Theme>('clair')
  zoom = $state(5)
  failed = $state(false)
  cabinets = $state.raw<ReadonlyMap<string, Cabinet> | null>(null)
  /** Id of the cabinet pointed at on the map. */
  cabinet = $state<string | null>(null)
  timeline = $state.raw<TimelineData | null>(null)
  facts = $state.raw<readonly Fact[]>([])
  /** Step of the first visit; null: not shown. */
  visit = $state<number | null>(null)
  /** Whether the days are being played. */
  playing = $state(false)
  /** What an open scenario puts on the map. */
  onMap = $state.raw<OnMap | null>(null)
  /** Whether rows are all there, for the printer. */
  printing = $state(false)
  /** Starts or stops the playing of the days; given by the time line. */
  play: () => void = () => undefined
  readonly #store: ColumnStore

  constructor({ locale, search, aujourdhui, departements, france, noteFrance, fond, loaded }: StartData) {
    this.noteFrance = noteFrance?.[locale] ?? null
    this.loaded = loaded
    this.baseMap = fond === null ? null : new BaseMapChoice(fond)
    this.locale = locale
    this.today = aujourdhui
    this.departements = departements
    const { day, comparison, ...read } = parseState(search)
    const isPast = (day: string): boolean => day < aujourdhui
    this.state = new LiveState({
      ...read,
      day: day && isPast(day) ? day : null,
      comparison: comparison && isPast(comparison.day) ? comparison : null,
    })
    if (read.view) this.zoom = read.view.zoom
    if (read.panel !== 'tableau') this.narrow = 'volet'
    this.#store = new ColumnStore([departements, france], this.state.day)
  }

  /** Whether the choice of layers stands beside the map. */
  layersOpen = $state(false)
  /** What a narrow screen shows: the map, or the side pane in its place. */
  narrow = $state<'carte' | 'volet'>('carte')
  /** Columns of the levels on the map now: the table's, or finer ones when one looks closely. */
  painted = $state.raw<readonly LevelColumns[]>([])
  /** Legend class under the pointer: the others fade. */
  hoveredClass = $state<number | null>(null)
  /** Where the map is asked to go; a new object each time, so that asking twice goes twice. */
  target = $state.raw<Target | null>(null)
  /** Titles of the datasets by id. */
  sources = $state.raw<ReadonlyMap<string, string> | null>(null)

  readonly words = $derived.by(() => t(this.locale))
  /** The day shown. */
  readonly day = $derived.by(() => this.state.day ?? this.today)
  #last: LevelColumns | null = null
  /** The columns shown: those asked for, or the last ones (they say their own day) until these have come. */
  readonly columns = $derived.by(() => {
    const { niveau } = this.state
    const arrived = this.niveau(niveau)
    return (this.#last = arrived ?? this.#last ?? this.departements)
  })
  readonly waiting = $derived.by(() => !this.niveau(this.state.niveau) && !this.failed)
  /** What is shown of a scenario: nothing, while the page is on another day than the one it was played on. */
  readonly played = $derived.by(() => (this.onMap?.played?.day === this.day ? this.onMap.played : null))
  readonly bounds = $derived.by(() => boundsOf(this.state.indicator))
  /** Whether surfaces show the difference between two days. */
  readonly difference = $derived.by(() => this.state.comparison?.view === 'ecart')
  /** How surfaces are coloured: by an indicator, by two of them crossed, or by the difference between two days. */
  readonly painting: Painting = $derived.by(() => {
    const { indicator, crossed, comparison, goal } = this.state
    if (this.played?.painting) return this.played.painting
    if (goal) return paintGoal(this, goal)
    if (this.difference)
      return differencePainting(
        indicator,
        ({ niveau }) => this.niveau(niveau as MapNiveau, comparison!.day),
        ({ niveau }) => this.verdicts(niveau as MapNiveau),
      )
    return crossed ? crossedPainting : indicatorPainting(indicator)
  })
  readonly classes = $derived.by(() => this.painting.classes(this.columns))
  readonly shownRows = $derived.by(() =>
    shownRows(this.columns, this.classes, {
      search: this.search,
      classes: this.state.classes,
      perimeter: this.state.perimeter,
      sort: this.state.sort,
      keeps: filter(this.columns, this.state),
      first: this.state.first,
      difference: (row) => this.differenceOf(row),
      goal: (key, row) => sortValue(this.lines(this.columns.niveau)?.(this.columns.codes[row]!), key),
    }),
  )
  /** Columns of the table. */
  readonly tableColumns = $derived(tableColumns(this))
  /** The selected area: its columns and its row in them; null when there is none, or while its level is fetched. */
  readonly selected = $derived.by(() => {
    const { selection } = this.state
    const columns = selection ? this.niveau(niveauOf(selection)) : undefined
    const row = columns && selection ? columns.codes.indexOf(codeOf(selection)) : -1
    return columns && row >= 0 ? { columns, row } : null
  })
  /** The focus as one area, with figures of its own: the region, the one département, or France; null for several. */
  readonly whole = $derived.by(() => {
    const { perimeter } = this.state
    if (perimeter && perimeter.codes.length > 1) return null
    const columns = this.#store.read(perimeter?.kind ?? 'france', this.state.day, ALL)
    const row = columns ? (perimeter ? columns.codes.indexOf(perimeter.codes[0]!) : 0) : -1
    return columns && row >= 0 ? { columns, row } : null
  })

  /** France's own figures on the day shown, if they have come. */
  get france(): LevelColumns | undefined {
    return this.#store.read('france', this.state.day, ALL)
  }

  /** Columns of a level on a day (the one shown unless told), if all that is shown of them has come. */
  niveau(niveau: MapNiveau, day: string | null = this.state.day): LevelColumns | undefined {
    if (niveau === 'groupes') {
      const communes = this.niveau('commune', day)
      return communes && this.own.columns(communes)
    }
    return this.#store.read(niveau, day === this.today ? null : day, needOf(this.state, niveau))
  }

  /** The areas of a level against the goal, by code; undefined without a goal, or while they are on their way. */
  readonly lines = (niveau: LevelColumns['niveau']): ReturnType<Goals['lines']> => {
    const { goal, day } = this.state
    return goal ? this.goals.lines(niveau, day, goal) : undefined
  }

  /** How much the chosen indicator of a row differs between the two days compared; null when it cannot be told. */
  differenceOf(row: number): number | null {
    const { comparison, niveau, indicator } = this.state
    const before = comparison ? this.niveau(niveau, comparison.day) : undefined
    return differenceOf(this.columns, before, indicator, row, undefined)?.value ?? null
  }

  /** Whether the differences of a level's areas are established, one letter an area, once that has come. */
  verdicts(niveau: MapNiveau): string | undefined {
    const { day, comparison, indicator } = this.state
    return comparison && !cutsAcross(niveau)
      ? this.#store.verdicts(niveau, day, comparison.day, indicator)
      : undefined
  }

  /** Changes part of the state; the address follows, without a new entry of history for each move of the map. */
  change(part: Partial<MapState>): void {
    this.state.set(part)
    if (typeof window === 'undefined') return
    history.replaceState(
      history.state,
      '',
      location.pathname + serialiseState(this.state) + (this.own.fragment || location.hash),
    )
    void this.load(this.state.niveau)
    void this.loadWhole()
  }

  /** Shows another day; today and later days are today. The scenario goes along: it is played anew on that day. */
  setDay(day: string): void {
    const seen = day < this.today ? day : null
    const { scenario } = this.state
    this.change({ day: seen, scenario: scenario && (seen ?? this.today) + scenario.slice(10) })
  }

  /** Selects an area, or none. */
  select(code: string | null): void {
    this.change({ selection: code })
    this.cabinet = null
    if (code) void this.load(niveauOf(code))
  }

  /** Asks the map to go and look. */
  readonly aimAt = (place: Target['place']): void => void (this.target = { place })

  /** Fetches what is shown of a level, on the day shown and on the one it is compared with. */
  async load(niveau: MapNiveau): Promise<void> {
    if (niveau === 'groupes') {
      await this.load('commune')
      const communes = this.niveau('commune')
      if (communes && (await this.own.drawShapes(communes))) this.aimAt('groupes')
      return
    }
    const { day, comparison, goal } = this.state
    const days = comparison ? [day, comparison.day] : [day]
    const arrived = await Promise.all([
      ...days.map((one) => this.#store.load(niveau, one, needOf(this.state, niveau))),
      this.goals.load(niveau, day, goal),
    ])
    this.failed = arrived.includes(false)
    await this.#loadVerdicts(niveau)
  }

  /** Fetches whether the differences of a level are established; classes of communes and découpages are told apart by no draw. */
  async #loadVerdicts(niveau: MapNiveau): Promise<void> {
    const { day, comparison, indicator } = this.state
    if (comparison && niveau !== 'commune' && !cutsAcross(niveau))
      await this.#store.loadVerdicts(niveau, day, comparison.day, indicator)
  }

  /** Asks again, while they are being drawn, for the intervals of the level shown (not of communes: they have none). */
  async awaitIntervals(): Promise<void> {
    const { niveau, day, comparison } = this.state
    const days = comparison ? [day, comparison.day] : [day]
    for (const one of days) {
      const columns = this.niveau(niveau, one)
      if (!columns || niveau === 'commune' || cutsAcross(niveau) || columns.lows.risque) continue
      if (await intervalsPending(columns.run)) await this.#store.reload(niveau, one, ALL)
    }
    await this.#loadVerdicts(niveau)
  }

  /** Fetches the figures of the focus as a whole. */
  async loadWhole(): Promise<void> {
    const { perimeter, day, goal } = this.state
    const niveaux = ['france', ...(perimeter ? [perimeter.kind] : [])] as const
    await Promise.all([
      ...niveaux.map((niveau) => this.#store.load(niveau, day, ALL)),
      this.goals.load(perimeter?.kind ?? 'france', day, goal),
    ])
  }

  /** Asks again for everything shown, because statuses have changed. */
  async refresh(): Promise<void> {
    this.#store.forget()
    this.goals.forget()
    forget()
    await Promise.all([this.load(this.state.niveau), this.loadWhole()])
    if (this.cabinets) this.cabinets = await loadCabinets()
    if (this.timeline) this.timeline = await loadTimeline()
  }

  /** The columns of a level that hold at least this, on the day shown. @throws when they do not come. */
  async columnsWith(niveau: Exclude<MapNiveau, 'groupes'>, need: Need): Promise<LevelColumns> {
    await this.#store.load(niveau, this.state.day, need)
    const columns = this.#store.read(niveau, this.state.day, need)
    if (!columns) throw new Error(`no columns of ${niveau}`)
    return columns
  }
}
