import { DECOUPAGES, HORS_NIVEAU, type AnyNiveau } from '../../server/domain/model.ts'
import { writeGoal, readGoal } from './goal/address.ts'
import type { Goal } from '../../server/domain/goal/goal.ts'
import { currentId, INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'

/**
 * What a link to the map says. Everything worth sharing is here and nothing else is: the page is a function of it.
 * Codes are INSEE's; zoom is MapLibre's (512 px tiles); latitude and longitude are WGS 84 degrees.
 */
export interface MapState {
  readonly niveau: MapNiveau
  readonly indicator: Mappable
  readonly view: View | null
  /** The selected area, as `keyOf` names it; it may be finer than the level of the table. */
  readonly selection: string | null
  /** Overlays switched on, in the order of OVERLAYS. */
  readonly layers: readonly Overlay[]
  /** Legend classes kept by the filter, from 0 (lowest); empty: all of them. */
  readonly classes: readonly number[]
  readonly sort: Sort
  /** Only areas where patients are followed by cabinets of this status, and those cabinets; null: all. */
  readonly statut: KeptStatut | null
  /** Only areas with people in such a zone; null: all. */
  readonly zone: KeptZone | null
  /** How many of the first rows are kept; null: all. */
  readonly first: number | null
  /** Region (`r75`) or départements (`d79,86`) the page is narrowed to. */
  readonly perimeter: Perimeter | null
  /** ISO day the figures describe; null: today. */
  readonly day: string | null
  /** The other day, when two are compared. */
  readonly comparison: Comparison | null
  /** APL under which the overlay of under-dense communes marks them. */
  readonly threshold: number
  /** Whether surfaces cross the risk with the share of people in under-dense areas. */
  readonly crossed: boolean
  /** What areas are held against instead; null: nothing. */
  readonly goal: Goal | null
  readonly panel: PanelName
  /** Id of the scenario being looked at, which is its whole request; null: none. */
  readonly scenario: string | null
  /** Id of the scenario it is compared with; null: none. */
  readonly other: string | null
}

/** Statuses a filter keeps, as the indicators of followed patients tell them apart. */
export const KEPT_STATUTS = ['ouvert', 'reduit', 'arrete', 'inconnu'] as const
export type KeptStatut = (typeof KEPT_STATUTS)[number]
/** Zones a filter keeps: with some of its people in ZIP, in ZAC, or in neither. */
export const KEPT_ZONES = ['zip', 'zac', 'hors'] as const
export type KeptZone = (typeof KEPT_ZONES)[number]
/** How many first rows a filter may keep. */
export const FIRST_ROWS = [10, 20, 50, 100] as const

/** Two days compared: both maps with a line to move between them, or one map of the difference. */
interface Comparison {
  readonly day: string
  readonly view: 'volet' | 'ecart'
}

/** The side pane's tabs, in their order. */
export const PANELS = ['tableau', 'graphiques', 'scenario', 'donnees', 'aide'] as const
export type PanelName = (typeof PANELS)[number]

/** First day of the time line: the payments stop in this month. */
export const FIRST_DAY = '2025-12-01'
/** The DREES's threshold of 2017, in consultations a year and standardised inhabitant. */
export const UNDER_DENSE = 2.5
/** What the slider of the threshold goes through; the APL is read to a tenth. */
export const THRESHOLDS = { low: 0.5, high: 6, step: 0.1 } as const

/** Levels the map can show; France and the regions have no surface of their own. */
export const MAP_NIVEAUX = [
  'departement',
  'circonscription',
  'epci',
  'bassin-de-vie',
  'arrondissement',
  'canton',
  'groupes',
  'commune',
] as const satisfies readonly (AnyNiveau | 'groupes')[]
export type MapNiveau = (typeof MAP_NIVEAUX)[number]

/** Levels that cut across the circonscriptions; `groupes` is the reader's own, which lives on the device. */
const ACROSS = [...DECOUPAGES, 'groupes'] as const

/** Whether a level cuts across the circonscriptions: its people and risks are told in classes, without intervals. */
export const cutsAcross = (niveau: string): niveau is (typeof ACROSS)[number] =>
  ACROSS.some((one) => one === niveau)

/** Overlays a person may switch; their order is the order of the checkboxes. */
export const OVERLAYS = [
  ...(['cabinets', 'suivis', 'affectes', 'zonage', 'sous-dense', 'reperes', 'structures'] as const),
] as const
export type Overlay = (typeof OVERLAYS)[number]

/** What a surface may be coloured by. Counts are not: a wide area would look worse than a crowded one. */
export const MAPPABLE = [
  'risque',
  'interruption',
  'sans-alternative',
  'besoin',
  'minutes-active',
  'accessibilite-asalee',
  'apl-mg65',
  'apl-mg',
  'apl-infirmier',
  'part-sous-dense',
  'part-zip',
  'part-75',
] as const satisfies readonly Indicateur[]
export type Mappable = (typeof MAPPABLE)[number]

export interface View {
  readonly zoom: number
  readonly lat: number
  readonly lon: number
}
export interface Sort {
  readonly key: 'nom' | 'ecart' | 'manquent' | 'part' | Indicateur
  readonly direction: 'asc' | 'desc'
}
export interface Perimeter {
  readonly kind: 'region' | 'departement'
  /** One region, or one département and more. */
  readonly codes: readonly string[]
}

/** The page as it opens without a query. */
export const INITIAL_STATE: MapState = {
  niveau: 'departement',
  indicator: 'risque',
  view: null,
  selection: null,
  layers: ['cabinets', 'affectes', 'reperes'],
  classes: [],
  statut: null,
  zone: null,
  first: null,
  sort: { key: 'patients-sans-relais', direction: 'desc' },
  perimeter: null,
  day: null,
  comparison: null,
  threshold: UNDER_DENSE,
  crossed: false,
  goal: null,
  panel: 'tableau',
  scenario: null,
  other: null,
}

/** What the table is sorted by unless somebody says: people first, or the other indicator that was chosen. */
export const sortOf = (indicator: Mappable, goal: Goal | null = null): Sort => ({
  key: goal ? 'manquent' : indicator === 'risque' ? 'patients-sans-relais' : indicator,
  direction: 'desc',
})

/** How many digits of a degree are kept: about 11 m, finer than any figure shown. */
const DEGREES = 4
const CODE = new RegExp(
  String.raw`^(?:\d{5}|2[AB]\d{3}|(?:\d{2,3}|2[AB])(?:-\d{2})?|(?:${DECOUPAGES.join('|')}):(?:[0-9AB]{3,9}|${HORS_NIVEAU})|groupes:\d{1,3})$`,
)

const among = <T extends string>(list: readonly T[], value: string | null | undefined): T | null =>
  list.find((item) => item === value) ?? null

/** Rounds to `digits` decimals and never gives -0, which would be written `-0`. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0

/** An indicator as a link names it: one of the first method opens what answers the same question now. */
const named = (id: string | null | undefined): string => currentId(id ?? '')

/** How an area is named among those of every level: its code, after its level where codes alone would be mistaken: `canton:7901`. */
export const keyOf = (niveau: MapNiveau, code: string): string =>
  cutsAcross(niveau) ? `${niveau}:${code}` : code

/** The code in a name that `keyOf` made. */
export const codeOf = (key: string): string => key.slice(key.indexOf(':') + 1)

/** The level that a name made by `keyOf` belongs to: `79`, `79-01`, `79191`, `canton:7901`. */
export function niveauOf(key: string): MapNiveau {
  const said = among(ACROSS, key.split(':', 1)[0])
  if (said) return said
  return key.includes('-') ? 'circonscription' : key.length === 5 ? 'commune' : 'departement'
}

/** A view as it is kept: inside the globe's bounds, at the precision of the link; null when it is not one. */
export function viewOf(zoom: number, lat: number, lon: number): View | null {
  if (![zoom, lat, lon].every(Number.isFinite)) return null
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null
  return { zoom: rounded(zoom, 2), lat: rounded(lat, DEGREES), lon: rounded(lon, DEGREES) }
}

function parseView(text: string | null): View | null {
  const parts = text?.split('/') ?? []
  if (parts.length !== 3 || parts.some((part) => !/^-?\d+(\.\d+)?$/.test(part))) return null
  return viewOf(Number(parts[0]), Number(parts[1]), Number(parts[2]))
}

function parseSort(text: string | null, usual: Sort): Sort {
  const direction = text?.startsWith('-') ? 'desc' : 'asc'
  const key = among(
    ['nom', 'ecart', 'manquent', 'part', ...INDICATEURS] as const,
    named(text?.replace(/^-/, '')),
  )
  return key ? { key, direction } : usual
}

function parsePerimeter(text: string | null): Perimeter | null {
  const match = /^([rd])((?:\d{2,3}|2[AB])(?:,(?:\d{2,3}|2[AB]))*)$/.exec(text ?? '')
  if (!match) return null
  const codes = [...new Set(match[2]!.split(','))].sort()
  if (match[1] === 'd') return { kind: 'departement', codes }
  return codes.length === 1 ? { kind: 'region', codes } : null
}

/** A day of the time line, as `2026-03-27`; null for anything else, such as 30 February. */
function parseDay(text: string | null | undefined): string | null {
  if (text == null || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null
}

function parseComparison(day: string | null, view: string | null): Comparison | null {
  const other = parseDay(day)
  return other === null ? null : { day: other, view: view === 'ecart' ? 'ecart' : 'volet' }
}

function parseThreshold(text: string | null): number {
  const value = /^\d(\.\d)?$/.test(text ?? '') ? Number(text) : UNDER_DENSE
  return value >= THRESHOLDS.low && value <= THRESHOLDS.high ? value : UNDER_DENSE
}

const parseId = (text: string | null): string | null => (/^[\w.~*-]+$/.test(text ?? '') ? text : null)

/** Reads a query string (with or without `?`); what it does not understand is left at its initial value, never an error. */
export function parseState(search: string): MapState {
  const query = new URLSearchParams(search)
  const indicator = among(MAPPABLE, named(query.get('i'))) ?? INITIAL_STATE.indicator
  const goal = readGoal(query.get('q'))
  const selection = query.get('s')
  const layers = query.get('l')?.split(',')
  const classes = query.get('k') ?? ''
  const scenario = parseId(query.get('scenario'))
  return {
    niveau: among(MAP_NIVEAUX, query.get('n')) ?? INITIAL_STATE.niveau,
    indicator,
    view: parseView(query.get('z')),
    selection: selection && CODE.test(selection) ? selection : null,
    layers: layers ? OVERLAYS.filter((id) => layers.includes(id)) : INITIAL_STATE.layers,
    classes: [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((k) => classes.includes(String(k))),
    statut: among(KEPT_STATUTS, query.get('e')),
    zone: among(KEPT_ZONES, query.get('y')),
    first: FIRST_ROWS.find((n) => String(n) === query.get('m')) ?? null,
    sort: parseSort(query.get('o'), sortOf(indicator, goal)),
    perimeter: parsePerimeter(query.get('f')),
    // One page, one day: that of the scenario, whose id begins with it.
    day: parseDay(scenario?.slice(0, 10)) ?? parseDay(query.get('a')),
    comparison: parseComparison(query.get('c'), query.get('v')),
    threshold: parseThreshold(query.get('t')),
    crossed: query.get('x') === 'desert',
    goal,
    panel: among(PANELS, query.get('p')) ?? (query.has('scenario') ? 'scenario' : INITIAL_STATE.panel),
    scenario,
    other: parseId(query.get('avec')),
  }
}

/** A perimeter as the address writes it: `r75`, `d79,86`. */
export const writePerimeter = ({ kind, codes }: Perimeter): string =>
  (kind === 'region' ? 'r' : 'd') + codes.join()

/** Writes the shortest query string that reads back as the same state: `?n=circonscription&s=72-04`, or nothing at all. */
export function serialiseState(state: MapState): string {
  const { niveau, indicator, view, selection, layers, classes, sort, perimeter, day, comparison } = state
  const parts: string[] = []
  if (niveau !== INITIAL_STATE.niveau) parts.push(`n=${niveau}`)
  if (indicator !== INITIAL_STATE.indicator) parts.push(`i=${indicator}`)
  if (perimeter) parts.push(`f=${writePerimeter(perimeter)}`)
  if (day && !state.scenario?.startsWith(day)) parts.push(`a=${day}`)
  if (comparison) parts.push(`c=${comparison.day}`)
  if (comparison?.view === 'ecart') parts.push('v=ecart')
  if (state.crossed) parts.push('x=desert')
  if (state.goal) parts.push(`q=${writeGoal(state.goal)}`)
  if (selection) parts.push(`s=${selection}`)
  if (layers.join() !== INITIAL_STATE.layers.join()) parts.push(`l=${layers.join() || '-'}`)
  if (state.threshold !== INITIAL_STATE.threshold) parts.push(`t=${state.threshold}`)
  if (classes.length) parts.push(`k=${classes.join('')}`)
  if (state.statut) parts.push(`e=${state.statut}`)
  if (state.zone) parts.push(`y=${state.zone}`)
  if (state.first) parts.push(`m=${state.first}`)
  if (sort.key !== sortOf(indicator, state.goal).key || sort.direction !== 'desc')
    parts.push(`o=${sort.direction === 'desc' ? '-' : ''}${sort.key}`)
  if (state.panel !== (state.scenario ? 'scenario' : INITIAL_STATE.panel)) parts.push(`p=${state.panel}`)
  if (state.scenario) parts.push(`scenario=${state.scenario}`)
  if (state.other) parts.push(`avec=${state.other}`)
  if (view) parts.push(`z=${view.zoom}/${view.lat}/${view.lon}`)
  return parts.length ? `?${parts.join('&')}` : ''
}
