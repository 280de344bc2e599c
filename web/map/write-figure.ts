import type { Locale } from '../../server/contract/locale.ts'
import { isShown } from '../../server/domain/figure.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { writeAbsent, writeBound, writeClass, writeValue } from '../../server/domain/writeFigure.ts'
import { operatorAt, statusAt, type Colonnes } from './data/columns.ts'
import { t } from './words.ts'

/** A difference with its sign: `+3`, `−0,12`, `0`. */
export function ecrireEcart(locale: Locale, indicateur: Indicateur, value: number): string {
  const texte = writeValue(locale, indicateur, Math.abs(value))
  const nul = !/[1-9]/.test(texte)
  return nul ? texte : `${value < 0 ? '−' : '+'}${texte}`
}

/** A figure of one area in words: the same for the table, the map's sheet and its tooltip. */
export interface Chiffre {
  readonly texte: string
  /** The interval in words; null when none was computed. */
  readonly intervalle: string | null
  /** The same interval where room is short: `47 à 51`. */
  readonly bref: string | null
  /** False when `texte` says why there is no figure. */
  readonly connu: boolean
}

/** Reads a figure from the columns. A class is written as such, never as its middle. */
export function chiffre(locale: Locale, colonnes: Colonnes, indicateur: Indicateur, rang: number): Chiffre {
  const w = t(locale)
  // On its way: nothing may be said of it yet, not even that it is missing.
  if (!colonnes.values[indicateur]) return { texte: '…', intervalle: null, bref: null, connu: false }
  const value = colonnes.values[indicateur][rang]
  const status = statusAt(colonnes, indicateur, rang) ?? 'not-calculated'
  if (value == null) {
    const declined = isShown(status) || status === 'not-calculated'
    const texte = declined ? w.nonCalcule : writeAbsent(locale, status)
    return { texte, intervalle: null, bref: null, connu: false }
  }
  const operator = operatorAt(colonnes, indicateur, rang)
  const borne = (texte: string): string => writeBound(locale, operator, texte)
  const low = colonnes.lows[indicateur]?.[rang]
  const high = colonnes.highs[indicateur]?.[rang]
  if (low == null || high == null)
    return { texte: borne(writeValue(locale, indicateur, value)), intervalle: null, bref: null, connu: true }
  const bornes = [writeValue(locale, indicateur, low), writeValue(locale, indicateur, high)] as const
  // The ends of one's own grouping are no class: they say between what the sum lies.
  if (status === 'class' && colonnes.niveau === 'groupes')
    return { texte: w.intervalle(...bornes), intervalle: null, bref: null, connu: true }
  if (status === 'class')
    return { texte: borne(writeClass(locale, ...bornes)), intervalle: null, bref: null, connu: true }
  return {
    texte: writeValue(locale, indicateur, value),
    intervalle: w.intervalle(...bornes),
    bref: w.de(...bornes),
    connu: true,
  }
}
