import type { Indicateur } from '../situation.ts'

/** Columns of the page of the list where none are chosen. */
export const SEAT_LIST_COLUMNS = [
  'patients-sans-relais',
  'risque',
  'patients-suivis',
  'minutes-active',
] as const satisfies readonly Indicateur[]

/** What may be asked of the questions of a seat. */
export const SEAT_QUESTIONS = ['posee', 'sans-reponse', 'aucune'] as const

/** How the figures of a choice and their limits are called in an address: all three hold. */
export const SEAT_LIMITS = [
  ['chiffre', 'min'],
  ['chiffre2', 'min2'],
  ['chiffre3', 'min3'],
] as const
