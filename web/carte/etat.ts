import type { Niveau } from '../../server/domain/model.ts'
import { INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'

/**
 * What a link to the map says. Everything worth sharing is here and nothing else is: the page is a function of it.
 * Codes are INSEE's; zoom is MapLibre's (512 px tiles); latitude and longitude are WGS 84 degrees.
 */
export interface Etat {
  readonly niveau: NiveauCarte
  readonly indicateur: Cartographiable
  readonly vue: Vue | null
  /** Code of the selected area; it may be finer than the level of the table. */
  readonly selection: string | null
  /** Overlays switched on, in the order of COUCHES_AU_CHOIX. */
  readonly couches: readonly CoucheAuChoix[]
  /** Legend classes kept by the filter, from 0 (lowest); empty: all of them. */
  readonly classes: readonly number[]
  readonly tri: Tri
  /** Region (`r75`) or département (`d79`) the page is narrowed to. */
  readonly perimetre: Perimetre | null
}

/** Levels the map can show; France and the regions have no surface of their own. */
export const NIVEAUX_CARTE = [
  'departement',
  'circonscription',
  'commune',
] as const satisfies readonly Niveau[]
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number]

/** Overlays a person may switch; their order is the order of the checkboxes. */
export const COUCHES_AU_CHOIX = ['cabinets', 'zonage', 'sous-dense', 'reperes'] as const
export type CoucheAuChoix = (typeof COUCHES_AU_CHOIX)[number]

/** What a surface may be coloured by. Counts are not: a wide area would look worse than a crowded one. */
export const CARTOGRAPHIABLES = [
  'risque',
  'exposition',
  'alternatives',
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
  readonly cle: 'nom' | Indicateur
  readonly sens: 'asc' | 'desc'
}
export interface Perimetre {
  readonly genre: 'region' | 'departement'
  readonly code: string
}

/** The page as it opens without a query. */
export const ETAT_INITIAL: Etat = {
  niveau: 'departement',
  indicateur: 'risque',
  vue: null,
  selection: null,
  couches: ['cabinets', 'reperes'],
  classes: [],
  tri: { cle: 'risque', sens: 'desc' },
  perimetre: null,
}

/** How many digits of a degree are kept: about 11 m, finer than any figure shown. */
const DEGREES = 4
const CODE = /^(?:\d{5}|2[AB]\d{3}|(?:\d{2,3}|2[AB])(?:-\d{2})?)$/

const among = <T extends string>(list: readonly T[], value: string | null | undefined): T | null =>
  list.find((item) => item === value) ?? null

/** Rounds to `digits` decimals and never gives -0, which would be written `-0`. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0

/** The level a code belongs to, by its form: `79`, `79-01`, `79191`. */
export const niveauDe = (code: string): NiveauCarte =>
  code.includes('-') ? 'circonscription' : code.length === 5 ? 'commune' : 'departement'

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

function parseTri(text: string | null, indicateur: Indicateur): Tri {
  const sens = text?.startsWith('-') ? 'desc' : 'asc'
  const cle = among(['nom', ...INDICATEURS] as const, text?.replace(/^-/, ''))
  return cle ? { cle, sens } : { cle: indicateur, sens: 'desc' }
}

function parsePerimetre(text: string | null): Perimetre | null {
  const match = /^([rd])(\d{2,3}|2[AB])$/.exec(text ?? '')
  return match ? { genre: match[1] === 'r' ? 'region' : 'departement', code: match[2]! } : null
}

/** Reads a query string (with or without `?`); what it does not understand is left at its initial value, never an error. */
export function parseEtat(search: string): Etat {
  const query = new URLSearchParams(search)
  const indicateur = among(CARTOGRAPHIABLES, query.get('i')) ?? ETAT_INITIAL.indicateur
  const selection = query.get('s')
  const couches = query.get('l')?.split(',')
  const classes = query.get('k') ?? ''
  return {
    niveau: among(NIVEAUX_CARTE, query.get('n')) ?? ETAT_INITIAL.niveau,
    indicateur,
    vue: parseVue(query.get('z')),
    selection: selection && CODE.test(selection) ? selection : null,
    couches: couches ? COUCHES_AU_CHOIX.filter((id) => couches.includes(id)) : ETAT_INITIAL.couches,
    classes: [0, 1, 2, 3, 4, 5].filter((k) => classes.includes(String(k))),
    tri: parseTri(query.get('o'), indicateur),
    perimetre: parsePerimetre(query.get('f')),
  }
}

/** Writes the shortest query string that reads back as the same state: `?n=circonscription&s=72-04`, or nothing at all. */
export function serialiseEtat(etat: Etat): string {
  const { niveau, indicateur, vue, selection, couches, classes, tri, perimetre } = etat
  const parts: string[] = []
  if (niveau !== ETAT_INITIAL.niveau) parts.push(`n=${niveau}`)
  if (indicateur !== ETAT_INITIAL.indicateur) parts.push(`i=${indicateur}`)
  if (perimetre) parts.push(`f=${perimetre.genre === 'region' ? 'r' : 'd'}${perimetre.code}`)
  if (selection) parts.push(`s=${selection}`)
  if (couches.join() !== ETAT_INITIAL.couches.join()) parts.push(`l=${couches.join() || '-'}`)
  if (classes.length) parts.push(`k=${classes.join('')}`)
  if (tri.cle !== indicateur || tri.sens !== 'desc')
    parts.push(`o=${tri.sens === 'desc' ? '-' : ''}${tri.cle}`)
  if (vue) parts.push(`z=${vue.zoom}/${vue.lat}/${vue.lon}`)
  return parts.length ? `?${parts.join('&')}` : ''
}
