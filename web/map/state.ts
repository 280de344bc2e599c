import { DECOUPAGES, HORS_NIVEAU, type AnyNiveau } from '../../server/domain/model.ts'
import { ecrireObjectif, lireObjectif } from './goal/address.ts'
import type { Goal } from '../../server/domain/goal/goal.ts'
import { currentId, INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'

/**
 * What a link to the map says. Everything worth sharing is here and nothing else is: the page is a function of it.
 * Codes are INSEE's; zoom is MapLibre's (512 px tiles); latitude and longitude are WGS 84 degrees.
 */
export interface Etat {
  readonly niveau: NiveauCarte
  readonly indicateur: Cartographiable
  readonly vue: Vue | null
  /** The selected area, as `cleDe` names it; it may be finer than the level of the table. */
  readonly selection: string | null
  /** Overlays switched on, in the order of COUCHES_AU_CHOIX. */
  readonly couches: readonly CoucheAuChoix[]
  /** Legend classes kept by the filter, from 0 (lowest); empty: all of them. */
  readonly classes: readonly number[]
  readonly tri: Tri
  /** Only areas where patients are followed by cabinets of this status, and those cabinets; null: all. */
  readonly statut: StatutGarde | null
  /** Only areas with people in such a zone; null: all. */
  readonly zone: ZoneGardee | null
  /** How many of the first rows are kept; null: all. */
  readonly premiers: number | null
  /** Region (`r75`) or départements (`d79,86`) the page is narrowed to. */
  readonly perimetre: Perimetre | null
  /** ISO day the figures describe; null: today. */
  readonly jour: string | null
  /** The other day, when two are compared. */
  readonly comparaison: Comparaison | null
  /** APL under which the overlay of under-dense communes marks them. */
  readonly seuil: number
  /** Whether surfaces cross the risk with the share of people in under-dense areas. */
  readonly croise: boolean
  /** What areas are held against instead; null: nothing. */
  readonly objectif: Goal | null
  readonly panneau: Panneau
  /** Id of the scenario being looked at, which is its whole request; null: none. */
  readonly scenario: string | null
  /** Id of the scenario it is compared with; null: none. */
  readonly autre: string | null
}

/** Statuses a filter keeps, as the indicators of followed patients tell them apart. */
export const STATUTS_GARDES = ['ouvert', 'reduit', 'arrete', 'inconnu'] as const
export type StatutGarde = (typeof STATUTS_GARDES)[number]
/** Zones a filter keeps: with some of its people in ZIP, in ZAC, or in neither. */
export const ZONES_GARDEES = ['zip', 'zac', 'hors'] as const
export type ZoneGardee = (typeof ZONES_GARDEES)[number]
/** How many first rows a filter may keep. */
export const PREMIERS = [10, 20, 50, 100] as const

/** Two days compared: both maps with a line to move between them, or one map of the difference. */
interface Comparaison {
  readonly jour: string
  readonly vue: 'volet' | 'ecart'
}

/** The side pane's tabs, in their order. */
export const PANNEAUX = ['tableau', 'graphiques', 'scenario', 'donnees', 'aide'] as const
export type Panneau = (typeof PANNEAUX)[number]

/** First day of the time line: the payments stop in this month. */
export const PREMIER_JOUR = '2025-12-01'
/** The DREES's threshold of 2017, in consultations a year and standardised inhabitant. */
export const SEUIL_SOUS_DENSE = 2.5
/** What the slider of the threshold goes through; the APL is read to a tenth. */
export const SEUILS = { bas: 0.5, haut: 6, pas: 0.1 } as const

/** Levels the map can show; France and the regions have no surface of their own. */
export const NIVEAUX_CARTE = [
  'departement',
  'circonscription',
  'epci',
  'bassin-de-vie',
  'arrondissement',
  'canton',
  'groupes',
  'commune',
] as const satisfies readonly (AnyNiveau | 'groupes')[]
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number]

/** Levels that cut across the circonscriptions; `groupes` is the reader's own, which lives on the device. */
const TRAVERSES = [...DECOUPAGES, 'groupes'] as const

/** Whether a level cuts across the circonscriptions: its people and risks are told in classes, without intervals. */
export const estDecoupage = (niveau: string): niveau is (typeof TRAVERSES)[number] =>
  TRAVERSES.some((one) => one === niveau)

/** Overlays a person may switch; their order is the order of the checkboxes. */
export const COUCHES_AU_CHOIX = [
  ...(['cabinets', 'suivis', 'affectes', 'zonage', 'sous-dense', 'reperes', 'structures'] as const),
] as const
export type CoucheAuChoix = (typeof COUCHES_AU_CHOIX)[number]

/** What a surface may be coloured by. Counts are not: a wide area would look worse than a crowded one. */
export const CARTOGRAPHIABLES = [
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
export type Cartographiable = (typeof CARTOGRAPHIABLES)[number]

export interface Vue {
  readonly zoom: number
  readonly lat: number
  readonly lon: number
}
export interface Tri {
  readonly cle: 'nom' | 'ecart' | 'manquent' | 'part' | Indicateur
  readonly sens: 'asc' | 'desc'
}
export interface Perimetre {
  readonly genre: 'region' | 'departement'
  /** One region, or one département and more. */
  readonly codes: readonly string[]
}

/** The page as it opens without a query. */
export const ETAT_INITIAL: Etat = {
  niveau: 'departement',
  indicateur: 'risque',
  vue: null,
  selection: null,
  couches: ['cabinets', 'affectes', 'reperes'],
  classes: [],
  statut: null,
  zone: null,
  premiers: null,
  tri: { cle: 'patients-sans-relais', sens: 'desc' },
  perimetre: null,
  jour: null,
  comparaison: null,
  seuil: SEUIL_SOUS_DENSE,
  croise: false,
  objectif: null,
  panneau: 'tableau',
  scenario: null,
  autre: null,
}

/** What the table is sorted by unless somebody says: people first, or the other indicator that was chosen. */
export const triDe = (indicateur: Cartographiable, objectif: Goal | null = null): Tri => ({
  cle: objectif ? 'manquent' : indicateur === 'risque' ? 'patients-sans-relais' : indicateur,
  sens: 'desc',
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
const nomme = (id: string | null | undefined): string => currentId(id ?? '')

/** How an area is named among those of every level: its code, after its level where codes alone would be mistaken: `canton:7901`. */
export const cleDe = (niveau: NiveauCarte, code: string): string =>
  estDecoupage(niveau) ? `${niveau}:${code}` : code

/** The code in a name that `cleDe` made. */
export const codeDe = (cle: string): string => cle.slice(cle.indexOf(':') + 1)

/** The level that a name made by `cleDe` belongs to: `79`, `79-01`, `79191`, `canton:7901`. */
export function niveauDe(cle: string): NiveauCarte {
  const dit = among(TRAVERSES, cle.split(':', 1)[0])
  if (dit) return dit
  return cle.includes('-') ? 'circonscription' : cle.length === 5 ? 'commune' : 'departement'
}

/** A view as it is kept: inside the globe's bounds, at the precision of the link; null when it is not one. */
export function vueOf(zoom: number, lat: number, lon: number): Vue | null {
  if (![zoom, lat, lon].every(Number.isFinite)) return null
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null
  return { zoom: rounded(zoom, 2), lat: rounded(lat, DEGREES), lon: rounded(lon, DEGREES) }
}

function parseVue(text: string | null): Vue | null {
  const parts = text?.split('/') ?? []
  if (parts.length !== 3 || parts.some((part) => !/^-?\d+(\.\d+)?$/.test(part))) return null
  return vueOf(Number(parts[0]), Number(parts[1]), Number(parts[2]))
}

function parseTri(text: string | null, usuel: Tri): Tri {
  const sens = text?.startsWith('-') ? 'desc' : 'asc'
  const cle = among(
    ['nom', 'ecart', 'manquent', 'part', ...INDICATEURS] as const,
    nomme(text?.replace(/^-/, '')),
  )
  return cle ? { cle, sens } : usuel
}

function parsePerimetre(text: string | null): Perimetre | null {
  const match = /^([rd])((?:\d{2,3}|2[AB])(?:,(?:\d{2,3}|2[AB]))*)$/.exec(text ?? '')
  if (!match) return null
  const codes = [...new Set(match[2]!.split(','))].sort()
  if (match[1] === 'd') return { genre: 'departement', codes }
  return codes.length === 1 ? { genre: 'region', codes } : null
}

/** A day of the time line, as `2026-03-27`; null for anything else, such as 30 February. */
function parseJour(text: string | null | undefined): string | null {
  if (text == null || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < PREMIER_JOUR) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null
}

function parseComparaison(jour: string | null, vue: string | null): Comparaison | null {
  const autre = parseJour(jour)
  return autre === null ? null : { jour: autre, vue: vue === 'ecart' ? 'ecart' : 'volet' }
}

function parseSeuil(text: string | null): number {
  const value = /^\d(\.\d)?$/.test(text ?? '') ? Number(text) : SEUIL_SOUS_DENSE
  return value >= SEUILS.bas && value <= SEUILS.haut ? value : SEUIL_SOUS_DENSE
}

const parseId = (text: string | null): string | null => (/^[\w.~*-]+$/.test(text ?? '') ? text : null)

/** Reads a query string (with or without `?`); what it does not understand is left at its initial value, never an error. */
export function parseEtat(search: string): Etat {
  const query = new URLSearchParams(search)
  const indicateur = among(CARTOGRAPHIABLES, nomme(query.get('i'))) ?? ETAT_INITIAL.indicateur
  const objectif = lireObjectif(query.get('q'))
  const selection = query.get('s')
  const couches = query.get('l')?.split(',')
  const classes = query.get('k') ?? ''
  const scenario = parseId(query.get('scenario'))
  return {
    niveau: among(NIVEAUX_CARTE, query.get('n')) ?? ETAT_INITIAL.niveau,
    indicateur,
    vue: parseVue(query.get('z')),
    selection: selection && CODE.test(selection) ? selection : null,
    couches: couches ? COUCHES_AU_CHOIX.filter((id) => couches.includes(id)) : ETAT_INITIAL.couches,
    classes: [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((k) => classes.includes(String(k))),
    statut: among(STATUTS_GARDES, query.get('e')),
    zone: among(ZONES_GARDEES, query.get('y')),
    premiers: PREMIERS.find((n) => String(n) === query.get('m')) ?? null,
    tri: parseTri(query.get('o'), triDe(indicateur, objectif)),
    perimetre: parsePerimetre(query.get('f')),
    // One page, one day: that of the scenario, whose id begins with it.
    jour: parseJour(scenario?.slice(0, 10)) ?? parseJour(query.get('a')),
    comparaison: parseComparaison(query.get('c'), query.get('v')),
    seuil: parseSeuil(query.get('t')),
    croise: query.get('x') === 'desert',
    objectif,
    panneau: among(PANNEAUX, query.get('p')) ?? (query.has('scenario') ? 'scenario' : ETAT_INITIAL.panneau),
    scenario,
    autre: parseId(query.get('avec')),
  }
}

/** A perimeter as the address writes it: `r75`, `d79,86`. */
export const ecrirePerimetre = ({ genre, codes }: Perimetre): string =>
  (genre === 'region' ? 'r' : 'd') + codes.join()

/** Writes the shortest query string that reads back as the same state: `?n=circonscription&s=72-04`, or nothing at all. */
export function serialiseEtat(etat: Etat): string {
  const { niveau, indicateur, vue, selection, couches, classes, tri, perimetre, jour, comparaison } = etat
  const parts: string[] = []
  if (niveau !== ETAT_INITIAL.niveau) parts.push(`n=${niveau}`)
  if (indicateur !== ETAT_INITIAL.indicateur) parts.push(`i=${indicateur}`)
  if (perimetre) parts.push(`f=${ecrirePerimetre(perimetre)}`)
  if (jour && !etat.scenario?.startsWith(jour)) parts.push(`a=${jour}`)
  if (comparaison) parts.push(`c=${comparaison.jour}`)
  if (comparaison?.vue === 'ecart') parts.push('v=ecart')
  if (etat.croise) parts.push('x=desert')
  if (etat.objectif) parts.push(`q=${ecrireObjectif(etat.objectif)}`)
  if (selection) parts.push(`s=${selection}`)
  if (couches.join() !== ETAT_INITIAL.couches.join()) parts.push(`l=${couches.join() || '-'}`)
  if (etat.seuil !== ETAT_INITIAL.seuil) parts.push(`t=${etat.seuil}`)
  if (classes.length) parts.push(`k=${classes.join('')}`)
  if (etat.statut) parts.push(`e=${etat.statut}`)
  if (etat.zone) parts.push(`y=${etat.zone}`)
  if (etat.premiers) parts.push(`m=${etat.premiers}`)
  if (tri.cle !== triDe(indicateur, etat.objectif).cle || tri.sens !== 'desc')
    parts.push(`o=${tri.sens === 'desc' ? '-' : ''}${tri.cle}`)
  if (etat.panneau !== (etat.scenario ? 'scenario' : ETAT_INITIAL.panneau)) parts.push(`p=${etat.panneau}`)
  if (etat.scenario) parts.push(`scenario=${etat.scenario}`)
  if (etat.autre) parts.push(`avec=${etat.autre}`)
  if (vue) parts.push(`z=${vue.zoom}/${vue.lat}/${vue.lon}`)
  return parts.length ? `?${parts.join('&')}` : ''
}
