import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { operatorAt, statusAt, type Colonnes } from './columns.ts'

/** What an area is on the map for one indicator: a class from 0 up, or why it has none. */
export type Classe = number
/** Published nowhere or not computable: hatched grey. */
export const ABSENT: Classe = -1
/** Fewer than 11 people are affected: withheld or not calculated (method §7). */
export const SECRET: Classe = -2
/** The question does not arise (nobody followed here). */
export const SANS_OBJET: Classe = -3

/** Bounds between the classes of an indicator: the frozen ones of its definition, without the two ends. */
export const bornesDe = (indicateur: Indicateur): readonly number[] =>
  INDICATORS[indicateur].classes.slice(1, -1)

/** The class of a value among inner bounds: a bound opens its class, so 20 belongs to « 20 à 30 ». */
export function classeDe(value: number, bornes: readonly number[]): Classe {
  let classe = 0
  while (classe < bornes.length && value >= bornes[classe]!) classe++
  return classe
}

/** The class of a row of a level: the map, the table's swatch and the legend's counts all read this and nothing else. */
export function classeDeRang(
  colonnes: Colonnes,
  indicateur: Indicateur,
  bornes: readonly number[],
  rang: number,
): Classe {
  const value = colonnes.values[indicateur]?.[rang]
  // A lower bound is in no class: what is missing is never coloured as safe.
  if (operatorAt(colonnes, indicateur, rang) === 'at-least') return ABSENT
  if (value != null) return classeDe(value, bornes)
  const status = statusAt(colonnes, indicateur, rang)
  if (status === 'not-applicable') return SANS_OBJET
  return status === 'ok' || status === 'class' || status === 'missing' ? ABSENT : SECRET
}

/** The classes of every row of a level, in its order. */
export function classesDe(colonnes: Colonnes, indicateur: Indicateur): Int8Array {
  const bornes = bornesDe(indicateur)
  return Int8Array.from(colonnes.codes, (_, rang) => classeDeRang(colonnes, indicateur, bornes, rang))
}
