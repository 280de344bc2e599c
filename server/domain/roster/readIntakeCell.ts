import type { Intake } from '../intake/intake.ts'
import { plainText } from '../plainText.ts'
import { readDate } from './cells.ts'

/** What a cell says of new patients. */
export interface IntakeCell {
  readonly value: Intake
  /** ISO date on which it was said; null: that of the line, or of the import. */
  readonly saidOn: string | null
}

const WORDS: Readonly<Record<string, Intake>> = {
  ...{ oui: 'yes', o: 'yes', yes: 'yes', y: 'yes', vrai: 'yes' },
  ...{ non: 'no', n: 'no', no: 'no', faux: 'no' },
  ...{ inconnu: 'unknown', unknown: 'unknown', 'ne sait pas': 'unknown' },
}

/** `oui`, `non`, `oui le 12/11/2026`, `non (12 novembre 2026)`; null for anything else, or a date after `today` (ISO date). */
export function readIntakeCell(text: string, today: string): IntakeCell | null {
  const [, word = '', date] =
    /^\s*([^\d(,;]*?)\s*(?:[(,;]|\ble\b|\bau\b)*\s*(\d[^)]*?)?\s*\)?\s*$/i.exec(text) ?? []
  const value = WORDS[plainText(word.replace(/\b(?:le|au)$/i, ''))]
  if (value === undefined) return null
  if (date === undefined) return { value, saidOn: null }
  const saidOn = readDate(date)
  return saidOn === null || saidOn > today ? null : { value, saidOn }
}
