import { edits } from '../places/edits.ts'

/** A word of a text about hours, as its reader takes it. Minutes of the day; `bare`: a number that alone says nothing. */
export type Word =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'time'; readonly minutes: number; readonly bare: boolean }
  | { readonly kind: 'part'; readonly part: 'morning' | 'afternoon' | 'day' }
  | {
      readonly kind:
        'to' | 'and' | 'stop' | 'closed' | 'open' | 'appointment' | 'holidays' | 'except' | 'from'
    }

const NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const SHORT: Readonly<Record<string, number>> = {
  ...{ lun: 0, lu: 0, mar: 1, ma: 1, mer: 2, me: 2, merc: 2, jeu: 3, je: 3, ven: 4, ve: 4, vend: 4 },
  ...{ sam: 5, sa: 5, dim: 6, di: 6 },
}

/** The weekday that a word means, Monday 0; one slip of the hand is forgiven where only one day is that near. */
function dayIn(word: string): number | null {
  const bare = word.replace(/s$/, '')
  const short = SHORT[bare] ?? SHORT[word]
  if (short !== undefined) return short
  const exact = NAMES.indexOf(bare)
  if (exact >= 0) return exact
  if (bare.length < 5) return null
  const near = NAMES.flatMap((name, at) => (edits(name, bare, 1) <= 1 ? [at] : []))
  return near.length === 1 ? near[0]! : null
}

const ALL = [0, 1, 2, 3, 4, 5, 6]
const OF_WORK = [0, 1, 2, 3, 4]

/** Phrases of several words, each given one word of ours; the order matters: the longest first. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b24 ?h(?:eures)? ?(?:\/|sur) ?24 ?h?\b/g, ' 0h-24h '],
  [/\b(?:tous les jours|chaque jour|7 ?j(?:ours)? ?(?:\/|sur) ?7|tlj)\b/g, ' @tous '],
  [/\b(?:en semaine|jours ouvres)\b/g, ' @semaine '],
  [/\bweek ?-? ?ends?\b/g, ' @weekend '],
  [/\bl ?(?:-|a) ?v\b/g, ' lundi - vendredi '],
  [/\bjours? feries?\b/g, ' @feries '],
  [/\bsans (?:rendez[- ]?vous|rdv)\b/g, ' '],
  [
    /\b(?:uniquement |seulement |exclusivement )?(?:sur|avec|par) (?:rendez[- ]?vous|rdv|r\.? ?d\.? ?v\b\.?)/g,
    ' @rdv ',
  ],
  [/\bapres[- ]?midis?\b|\baprem\b/g, ' @apresmidi '],
  [/\b(?:toute )?(?:la )?journee(?: entiere| complete)?\b/g, ' @journee '],
  [/\bsans interruption\b|\bnon[- ]?stop\b|\ben continu\b/g, ' '],
  [/\bmatin(?:ee)?s?\b/g, ' @matin '],
  [/\bjusqu ?(?:a|au)\b/g, ' a '],
  [/\bmidi\b/g, ' 12h '],
]

const MARKS: Readonly<Record<string, Word>> = {
  '@tous': { kind: 'days', days: ALL },
  '@semaine': { kind: 'days', days: OF_WORK },
  '@weekend': { kind: 'days', days: [5, 6] },
  '@feries': { kind: 'holidays' },
  '@rdv': { kind: 'appointment' },
  '@matin': { kind: 'part', part: 'morning' },
  '@apresmidi': { kind: 'part', part: 'afternoon' },
  '@journee': { kind: 'part', part: 'day' },
  '-': { kind: 'to' },
  a: { kind: 'to' },
  au: { kind: 'to' },
  et: { kind: 'and' },
  ',': { kind: 'and' },
  '/': { kind: 'and' },
  '&': { kind: 'and' },
  '+': { kind: 'and' },
  ';': { kind: 'stop' },
  '|': { kind: 'stop' },
  '.': { kind: 'stop' },
  sauf: { kind: 'except' },
  hors: { kind: 'except' },
  excepte: { kind: 'except' },
  de: { kind: 'from' },
  du: { kind: 'from' },
  des: { kind: 'from' },
}
/** Words that change nothing. What is not known here stops the reading: a week in two is not every week. */
const NOISE =
  /^(?:le|la|les|l|d|en|tous|toutes|chaque|horaires?|heures?|ouvertures?|consultations?|permanences?|presences?|presente?|infirmiere?s?|asalee|accueil|cabinet|fictifs?|:)$/
const CLOSED = /^(?:fermee?s?|fermeture)$/
const OPEN = /^ouverte?s?$/

const TOKEN =
  /@[a-z]+|\d{1,2} ?(?:h|heures?)(?: ?\d{2})?(?![a-z\d])|\d{1,2}:\d{2}|\d{1,2}(?!\d)|[a-z]+|[-,;:./&+|]|\S/g

function timeIn(token: string): Word | null {
  const [, hours, , minutes = '0'] =
    /^(\d{1,2}) ?(h|heures?|:)? ?(\d{2})?$/.exec(token) ?? ([] as (string | undefined)[])
  if (hours === undefined) return null
  const at = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && at <= 1440 ? { kind: 'time', minutes: at, bare: /^\d+$/.test(token) } : null
}

/** A French text about hours as words; null when it holds one that is not understood. */
export function wordsOf(text: string): readonly Word[] | null {
  let plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[\u00a0\u202f\u2009\t]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]|->|→/g, '-')
    .replace(/[’']/g, ' ')
    .replace(/[()]/g, ' ')
    .replace(/[\r\n]+/g, ' ; ')
    // "lun." and "mer." end no sentence.
    .replace(/\b(lun|mar|mer|jeu|ven|sam|dim)\./g, '$1 ')
    .replace(/(\d)[.](\d{2})(?!\d)/g, '$1:$2')
  for (const [phrase, mark] of PHRASES) plain = plain.replace(phrase, mark)
  const words: Word[] = []
  for (const token of plain.match(TOKEN) ?? []) {
    const day = /^[a-z]+$/.test(token) ? dayIn(token) : null
    const word: Word | null =
      MARKS[token] ??
      (day !== null ? { kind: 'day', day } : null) ??
      (CLOSED.test(token) ? { kind: 'closed' } : OPEN.test(token) ? { kind: 'open' } : timeIn(token))
    if (word) words.push(word)
    else if (!NOISE.test(token)) return null
  }
  return words
}
