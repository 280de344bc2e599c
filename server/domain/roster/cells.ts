import { PREUVES, STATUTS, type Preuve, type Statut } from '../model.ts'
import { plainText } from '../plainText.ts'

/** A number as French spreadsheets write it: `0,5`, `1 200`, `.5`; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^[+-]?(?:\d{1,12}(?:\.\d{0,15})?|\.\d{1,15})$/.test(plain) ? Number(plain) : null
}

const TIME_WORDS: Readonly<Record<string, number>> = {
  'temps plein': 1,
  'plein temps': 1,
  'temps complet': 1,
  'mi temps': 0.5,
  'un mi temps': 0.5,
  'un temps plein': 1,
  'un demi': 0.5,
  'trois quarts': 0.75,
  'trois quarts temps': 0.75,
  'quart temps': 0.25,
  'un quart': 0.25,
  'quart de temps': 0.25,
}

/** What may follow the number: its unit, and whose time it is. */
const UNIT = /\s*(?:(?:eq?tp|etps?|fte)(?:\s+(?:asal[ée]e|idsp))*|(?<=½\s*)temps)\.?\s*$/iu
/** Hours of the legal week. */
const OF_35_HOURS = /^(\d{1,2})\s*h(?:eures?)?\s*([0-5]\d)?\s*(?:\/|sur)\s*35\s*(?:h|heures)?$/i

/** Full-time equivalents as people write them: a number, `50 %`, `0,5 ETP`, `3/4`, `mi-temps`; null when it is none of these. */
export function readFte(text: string): number | null {
  // A remark in brackets may say the same, never something else.
  const [, outside, remark] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(text) ?? []
  if (outside !== undefined && remark !== undefined) {
    const value = readFte(outside)
    return readFte(remark) === value || (value !== null && /^(?:etp|fte)$/i.test(remark.trim()))
      ? value
      : null
  }
  const bare = text
    .replace(UNIT, '')
    .replace(/\s*(?:pour ?cents?|p\.? ?cent|pct)\.?\s*$/i, '%')
    .trim()
  const worded = TIME_WORDS[plainText(bare.replace('½', '1/2'))]
  if (worded !== undefined) return worded
  const percent = /^([\d\s.,]+)\s*%$/.exec(bare)
  if (percent) {
    const value = readNumber(percent[1]!)
    return value === null ? null : Number((value / 100).toFixed(4))
  }
  const [, over, under] = /^(\d{1,2})\s*\/\s*([1-9]|10)$/.exec(bare.replace('½', '1/2')) ?? []
  if (over !== undefined) return Number((Number(over) / Number(under)).toFixed(4))
  const [, hours, minutes = '0'] = OF_35_HOURS.exec(bare) ?? []
  if (hours !== undefined) return Number(((Number(hours) + Number(minutes) / 60) / 35).toFixed(4))
  return readNumber(bare)
}

const COUNT_WORDS = 'zero un deux trois quatre cinq six sept huit neuf dix'.split(' ')

/** A number of posts: digits, or a word up to ten, with or without `poste(s)`; null when it is none. */
export function readCount(text: string): number | null {
  const plain = plainText(text).replace(/ postes?$/, '')
  const worded = COUNT_WORDS.indexOf(plain === 'une' ? 'un' : plain)
  return worded >= 0 ? worded : readNumber(text.replace(/\s*postes?\s*$/i, ''))
}

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']
/** Two days of Excel's serial numbers (1900 system) between which every roster lies: 2004-01-14 and 2064-04-08. */
const [FIRST_SERIAL, LAST_SERIAL] = [38_000, 60_000]
const SERIAL_OF_1970 = 25_569

/** A day in words, alone or after that of the week: of other words before it nobody knows what they make of it (« jusqu’au 1er mars »). */
const WORDED =
  /^(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(\d{1,2})(?:er)? ([a-z]+) (\d{4}|\d{2})$/

/**
 * An ISO date from the forms in use: `2026-03-27`, `27/03/2026`, `27.3.26`, `1er novembre 2026`, `1 nov. 2026`, Excel's serial
 * number; a time after it is left out. Null when there is no such day; a month without its day is none.
 */
export function readDate(text: string): string | null {
  const trimmed = text
    .trim()
    .replace(/^(?:depuis\s+|dès\s+|à partir du\s+)?(?:le\s+)?(?=\d)/i, '')
    .replace(/\s+à\s+\d{1,2}\s*[h:]\s*\d{0,2}$/i, '')
  if (/^\d{5}(?:[.,]\d+)?$/.test(trimmed)) {
    const serial = Math.floor(Number(trimmed.replace(',', '.')))
    if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null
    return new Date((serial - SERIAL_OF_1970) * 86_400_000).toISOString().slice(0, 10)
  }
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(trimmed) ??
    /^(20\d\d)(\d\d)(\d\d)$/.exec(trimmed)
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  const french = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?:\s+[\d:h]+)?$/.exec(trimmed)
  if (french) return dayOf(french[3]!, french[2]!, french[1]!)
  const worded = WORDED.exec(plainText(trimmed))
  if (!worded) return null
  const months = MONTHS.filter(
    (name) => worded[2]!.startsWith(name) || (worded[2]!.length >= 3 && name.startsWith(worded[2]!)),
  )
  return months.length === 1 ? dayOf(worded[3]!, String(MONTHS.indexOf(months[0]!) + 1), worded[1]!) : null
}

function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date ? null : date
}

const STATUS_WORDS: Readonly<Record<string, Statut>> = {
  actif: 'active',
  open: 'active',
  closed: 'stopped',
  'en cours': 'active',
  'en exercice': 'active',
  'en fonctionnement': 'active',
  'en activite': 'active',
  activite: 'active',
  ouvert: 'active',
  ouverte: 'active',
  'toujours active': 'active',
  reduit: 'reduced',
  reduite: 'reduced',
  'activite reduite': 'reduced',
  'en activite reduite': 'reduced',
  'ouvert reduit': 'reduced',
  'ouvert activite reduite': 'reduced',
  'ouvert partiellement': 'reduced',
  'partiellement ouvert': 'reduced',
  partiel: 'reduced',
  partielle: 'reduced',
  suspendu: 'suspended',
  suspendue: 'suspended',
  'activite suspendue': 'suspended',
  arrete: 'stopped',
  'en arret': 'stopped',
  'a l arret': 'stopped',
  'sans activite': 'stopped',
  'plus d activite': 'stopped',
  clos: 'stopped',
  arretee: 'stopped',
  'activite arretee': 'stopped',
  ferme: 'stopped',
  fermee: 'stopped',
  fermeture: 'stopped',
  'cessation d activite': 'stopped',
  'cessation activite': 'stopped',
  'n exerce plus': 'stopped',
  'activite cessee': 'stopped',
  cesse: 'stopped',
  cessee: 'stopped',
  inconnu: 'unknown',
  inconnue: 'unknown',
  'statut inconnu': 'unknown',
  'non connu': 'unknown',
  'non renseigne': 'unknown',
  'ne sait pas': 'unknown',
  'a confirmer': 'unknown',
  'a verifier': 'unknown',
  nsp: 'unknown',
  nc: 'unknown',
  'n c': 'unknown',
  nr: 'unknown',
}
/** A mark for want of an answer. */
const NO_ANSWER = /^\s*[?\-–—/]+\s*$/

const FOR_GOOD = / ?\b(?:definitive(?:ment)?|definitif)\b/
const FOR_A_TIME = / ?\b(?:temporaire(?:ment)?|provisoire(?:ment)?|momentanement)\b/

/** A status by its code or by the French words for it; null when it is neither. What is closed for a time is suspended. */
export function readStatus(text: string): Statut | null {
  if (NO_ANSWER.test(text)) return 'unknown'
  // Who doubts does not say.
  if (text.includes('?')) return null
  const plain = plainText(text)
  const code = STATUTS.find((statut) => statut === plain)
  if (code) return code
  const said = STATUS_WORDS[plain.replace(FOR_GOOD, '').replace(FOR_A_TIME, '').trim()]
  return said === 'stopped' && FOR_A_TIME.test(plain) ? 'suspended' : (said ?? null)
}

/** Evidence a roster may carry, alone or in a body's name (`ARS Normandie`); a verified report comes from moderation only. */
export function readEvidence(text: string): Preuve | null {
  const words = plainText(text).split(' ')
  const named = PREUVES.filter((preuve) => preuve !== 'signalement-verifie' && words.includes(preuve))
  return named.length === 1 ? named[0]! : null
}

/** A French number as it is printed, `05 49 00 00 00`; a first zero that a spreadsheet ate is put back. Null when it is none. */
function readTelephone(text: string): string | null {
  const digits = text
    // A number to a spreadsheet: 243000000.0.
    .replace(/^([1-9]\d{8}|0\d{9})[.,]0+$/, '$1')
    .replace(/^\s*\(\+?33\)\s*/, '0')
    .replace(/^\s*(?:\+|00)\s*(?:33|262|590|594|596)(?=[\s.(\d])/, '0')
    .replace(/\(0\)/, '')
    .replace(/[\s\u00a0\u202f.\-/]/g, '')
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits.replace(/^00(?=[1-9]\d{8}$)/, '0')
  return /^0[1-9]\d{8}$/.test(whole) ? whole.replace(/(\d{2})(?=\d)/g, '$1 ') : null
}

/** The first French number of a cell, one of a place before a mobile, and what else the cell holds; null when it holds none. */
export function readTelephones(text: string): { readonly first: string; readonly alone: boolean } | null {
  const whole = readTelephone(text)
  if (whole) return { first: whole, alone: true }
  const found = [
    ...text.matchAll(
      /(?:(?:\+|00)\s?\d{2,3}|\(\+33\)|0)[\s.]?(?:\(0\))?\s?[1-9](?:[\s.\-\u00a0]?\d{2}){4}(?!\d)/g,
    ),
  ].flatMap(([number]) => readTelephone(number) ?? [])
  const first = found.find((number) => !/^0[67]/.test(number)) ?? found[0]
  return first === undefined ? null : { first, alone: false }
}

/** A code of five characters whose first zero a spreadsheet ate (`1001` → `01001`). */
export const readCode = (text: string): string =>
  text
    .replace(/[.,]0+$/, '')
    .replace(/^\d{4}$/, '0$&')
    .toUpperCase()
