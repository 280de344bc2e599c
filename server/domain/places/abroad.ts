import { OUTSIDE_NAMES } from './abroad-names.ts'
import { edits } from './edits.ts'
import type { Outside } from './model.ts'
import { placeText } from './words.ts'

/** First digits of the postcodes of collectivities, and those that lie among Guadeloupe's; Monaco's. Source: La Poste. */
const POSTCODES: readonly (readonly [beginning: string, nom: string])[] = [
  ['975', 'Saint-Pierre-et-Miquelon'],
  ['97133', 'Saint-Barthélemy'],
  ['97150', 'Saint-Martin'],
  ['977', 'Saint-Barthélemy'],
  ['978', 'Saint-Martin'],
  ['984', 'Terres australes'],
  ['986', 'Wallis-et-Futuna'],
  ['987', 'Polynésie française'],
  ['988', 'Nouvelle-Calédonie'],
  ['980', 'Monaco'],
]

/** Letters before a postcode of another country, as on an envelope. */
const ENVELOPE: readonly (readonly [pattern: RegExp, nom: string])[] = [
  [/\bb-? ?\d{4}\b/, 'Belgique'],
  [/\bch-? ?\d{4}\b/, 'Suisse'],
  [/\bl-? ?\d{4}\b/, 'Luxembourg'],
  [/\bd-? ?\d{5}\b/, 'Allemagne'],
  [/\bad ?[1-7]00\b/, 'Andorre'],
  [/^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/, 'Royaume-Uni'],
]

const places = new Map<string, Outside>()
const names = new Map<string, Outside>()
for (const [kind, nom, nomEn, others] of OUTSIDE_NAMES) {
  const outside: Outside = { kind, nom, nomEn }
  places.set(nom, outside)
  for (const name of [nom, nomEn, ...others.split(', ')]) names.set(placeText(name), outside)
}

/** The place beyond the perimeter that a whole `placeText` names. */
export const outsideNamed = (text: string): Outside | null => names.get(text) ?? null

/** Letters from which a slip in the name of a place of elsewhere is forgiven. */
const SLIP_LETTERS = 6

/** The same for a name one letter away: `papete`. */
export function outsideSimilar(text: string): Outside | null {
  if (text.length < SLIP_LETTERS) return null
  for (const [name, outside] of names)
    if (name.length >= SLIP_LETTERS && edits(name, text, 1) === 1) return outside
  return null
}

/** The same for five digits. */
export const outsidePostcode = (postcode: string): Outside | null =>
  places.get(POSTCODES.find(([beginning]) => postcode.startsWith(beginning))?.[1] ?? '') ?? null

/** The same for a folded text that ends or begins with another country's postcode. */
export const outsideEnvelope = (folded: string): Outside | null =>
  places.get(ENVELOPE.find(([pattern]) => pattern.test(folded.trim()))?.[1] ?? '') ?? null
