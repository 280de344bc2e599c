import { addDays } from '../status/publicStatus.ts'

/** A public holiday, by what it is. */
export type Holiday =
  | 'jour-de-lan'
  | 'vendredi-saint'
  | 'lundi-de-paques'
  | 'fete-du-travail'
  | 'victoire-1945'
  | 'ascension'
  | 'lundi-de-pentecote'
  | 'fete-nationale'
  | 'assomption'
  | 'toussaint'
  | 'armistice-1918'
  | 'noel'
  | 'saint-etienne'
  | 'abolition-esclavage'

/** Code du travail, art. L3133-1: the same day every year. */
const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': 'jour-de-lan',
  '05-01': 'fete-du-travail',
  '05-08': 'victoire-1945',
  '07-14': 'fete-nationale',
  '08-15': 'assomption',
  '11-01': 'toussaint',
  '11-11': 'armistice-1918',
  '12-25': 'noel',
}
/** The same article: days from Easter Sunday. */
const MOVING: readonly (readonly [number, Holiday])[] = [
  [1, 'lundi-de-paques'],
  [39, 'ascension'],
  [50, 'lundi-de-pentecote'],
]
/** Art. L3422-2: the commemoration of the abolition of slavery, by département. */
const ABOLITION: Readonly<Record<string, string>> = {
  '971': '05-27',
  '972': '05-22',
  '973': '06-10',
  '974': '12-20',
  '976': '04-27',
}
/** Art. L3134-13: Moselle, Bas-Rhin, Haut-Rhin. Good Friday only in communes with a Protestant church: here everywhere, on the safe side. */
const ALSACE_MOSELLE = ['57', '67', '68']

/** Easter Sunday of a year of the Gregorian calendar (Butcher 1876, in Meeus, Astronomical Algorithms, ch. 8). ISO date. */
export function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}

/** The public holiday that an ISO date is in a département (by code); null when it is none. */
export function holidayOn(date: string, departement: string): Holiday | null {
  const ofYear = date.slice(5)
  const sunday = easter(Number(date.slice(0, 4)))
  if (ALSACE_MOSELLE.includes(departement)) {
    if (ofYear === '12-26') return 'saint-etienne'
    if (addDays(sunday, -2) === date) return 'vendredi-saint'
  }
  if (ABOLITION[departement] === ofYear) return 'abolition-esclavage'
  return FIXED[ofYear] ?? MOVING.find(([days]) => addDays(sunday, days) === date)?.[1] ?? null
}
