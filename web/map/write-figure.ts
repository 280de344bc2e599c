import type { Locale } from '../../server/contract/locale.ts'
import { frenchNumber, frenchPercent } from '../../server/domain/frenchNumber.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import type { Colonnes } from './data/columns.ts'
import { t as motsChiffre } from '../ui/indicator-words.ts'
import { t } from './words.ts'

/** A value of an indicator as it is written everywhere, without its unit (but for `%`). French writes what the API's `rounded` says. */
export function ecrire(locale: Locale, indicateur: Indicateur, value: number, digits?: number): string {
  const { kind, precision } = INDICATORS[indicateur]
  const decimals = precision === 'persons' ? 0 : precision
  const shown = digits ?? (kind === 'share' ? decimals - 2 : decimals)
  if (locale === 'fr') return kind === 'share' ? frenchPercent(value, shown) : frenchNumber(value, shown)
  const style = kind === 'share' ? 'percent' : 'decimal'
  return new Intl.NumberFormat('en-GB', {
    style,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(value)
}

/** A difference with its sign: `+3`, `−0,12`, `0`. */
export function ecrireEcart(locale: Locale, indicateur: Indicateur, value: number): string {
  const texte = ecrire(locale, indicateur, Math.abs(value))
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

/** Reads a figure from the columns. Communes carry the class of what is modelled: it is written as such, never as its middle. */
export function chiffre(locale: Locale, colonnes: Colonnes, indicateur: Indicateur, rang: number): Chiffre {
  const w = t(locale)
  // On its way: nothing may be said of it yet, not even that it is missing.
  if (!colonnes.values[indicateur]) return { texte: '…', intervalle: null, bref: null, connu: false }
  const value = colonnes.values[indicateur][rang]
  if (value == null) {
    const state = colonnes.states[indicateur]?.[rang]
    const texte =
      { s: w.secret, p: w.nonDiffuse, a: motsChiffre(locale).noData, n: w.sansObjet }[state ?? ''] ??
      w.nonCalcule
    return { texte, intervalle: null, bref: null, connu: false }
  }
  const low = colonnes.lows[indicateur]?.[rang]
  const high = colonnes.highs[indicateur]?.[rang]
  if (low == null || high == null)
    return { texte: ecrire(locale, indicateur, value), intervalle: null, bref: null, connu: true }
  const bornes = [ecrire(locale, indicateur, low), ecrire(locale, indicateur, high)] as const
  if (colonnes.niveau === 'commune' && INDICATORS[indicateur].modelled)
    return { texte: w.de(...bornes), intervalle: null, bref: null, connu: true }
  return {
    texte: ecrire(locale, indicateur, value),
    intervalle: w.intervalle(...bornes),
    bref: w.de(...bornes),
    connu: true,
  }
}

/** The words of a legend class: `moins de 20`, `20 à 30`, `60 et plus`. */
export function motsClasse(
  locale: Locale,
  indicateur: Indicateur,
  bornes: readonly number[],
  classe: number,
): string {
  const w = t(locale)
  const bas = bornes[classe - 1]
  const haut = bornes[classe]
  if (bas === undefined) return haut === undefined ? '' : w.moinsDe(rond(locale, indicateur, haut))
  return haut === undefined
    ? w.etPlus(rond(locale, indicateur, bas))
    : w.de(rond(locale, indicateur, bas), rond(locale, indicateur, haut))
}

/** A bound of a class, without decimals it does not need: `2,5`, `4`, `10 %`. */
export function rond(locale: Locale, indicateur: Indicateur, borne: number): string {
  const part = INDICATORS[indicateur].kind === 'share' ? borne * 100 : borne
  const decimals = Number.isInteger(Number(part.toFixed(6)))
    ? 0
    : Number.isInteger(Number((part * 10).toFixed(6)))
      ? 1
      : 2
  return ecrire(locale, indicateur, borne, decimals)
}
