import { PREUVES, STATUTS, type Preuve, type Statut } from '../model.ts'
import { plainText } from '../plainText.ts'

/** A number as French spreadsheets write it: `0,5`, `1 200`, `0.5`; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^[+-]?\d{1,12}(\.\d{1,15})?$/.test(plain) ? Number(plain) : null
}

/** An ISO date from `2026-03-27`, `27/03/2026`, `27-03-2026` or `27.03.2026`, a time after it left out; null when there is no such day. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/.exec(text)
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: [\d:]+)?$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : french ? french.slice(1).reverse() : []
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date ? null : date
}

const STATUS_WORDS: Readonly<Record<string, Statut>> = {
  actif: 'active',
  'en activite': 'active',
  activite: 'active',
  ouvert: 'active',
  ouverte: 'active',
  'toujours active': 'active',
  reduit: 'reduced',
  reduite: 'reduced',
  'activite reduite': 'reduced',
  partiel: 'reduced',
  partielle: 'reduced',
  suspendu: 'suspended',
  suspendue: 'suspended',
  'activite suspendue': 'suspended',
  arrete: 'stopped',
  arretee: 'stopped',
  'activite arretee': 'stopped',
  ferme: 'stopped',
  fermee: 'stopped',
  cesse: 'stopped',
  cessee: 'stopped',
  inconnu: 'unknown',
  inconnue: 'unknown',
}

/** A status by its code or by a French word for it; null when it is neither. */
export function readStatus(text: string): Statut | null {
  const plain = plainText(text)
  return STATUTS.find((statut) => statut === plain) ?? STATUS_WORDS[plain] ?? null
}

/** Evidence a roster may carry; a verified report comes from moderation only. */
export function readEvidence(text: string): Preuve | null {
  const plain = plainText(text).replace(/ /g, '-')
  return PREUVES.find((preuve) => preuve === plain && preuve !== 'signalement-verifie') ?? null
}

/** A French number as it is printed, `05 49 00 00 00`; a first zero that a spreadsheet ate is put back. Null when it is none. */
export function readTelephone(text: string): string | null {
  const digits = text
    .replace(/^\s*(?:\+|00)\s*(?:33|262|590|594|596)(?=[\s.(\d])/, '0')
    .replace(/\(0\)/, '')
    .replace(/[\s\u00a0\u202f.\-/]/g, '')
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits.replace(/^00(?=[1-9]\d{8}$)/, '0')
  return /^0[1-9]\d{8}$/.test(whole) ? whole.replace(/(\d{2})(?=\d)/g, '$1 ') : null
}

/** A code of five characters whose first zero a spreadsheet ate (`1001` → `01001`). */
export const readCode = (text: string): string =>
  /^\d{4}$/.test(text) ? `0${text}` : text.replace(/\.0$/, '').toUpperCase()
