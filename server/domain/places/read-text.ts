import { fold, wordsOf } from './words.ts'

/** A text taken apart, before anything is looked up. */
export interface Text {
  readonly folded: string
  /** The words, without what the other fields hold. */
  readonly words: readonly string[]
  /** Places among the words where a comma, a line or a parenthesis stood. */
  readonly breaks: ReadonlySet<number>
  /** Five digits, the last ones if there are several. */
  readonly postcode: string | null
  /** Where among the words the postcode stood; 0 without one. */
  readonly postcodeAt: number
  readonly cedex: boolean
  readonly near: boolean
  /** Whether the text calls its place a département or a région. */
  readonly zoneWord: boolean
  readonly street: boolean
}

const NEAR =
  /^\s*(?:(?:je\s+)?(?:suis|habite|j.?habite|vis|cherche)\s+)?(?:tout\s+)?(pres|proche|autour|a cote|aux? alentours?|aux? environs?|alentours|environs|dans les environs|non loin|secteur|region|du cote|a proximite|vers|around|near)(?:\s+(?:de|du|des|d['’ ]))\s*(?=\S)|^\s*(vers|around|near)\s+(?=\S)/
const NOISE =
  /^\s*(?:(?:je\s+)?(?:suis|habite|j.?habite|vis|residant|domicilie)\s+)?(?:(?:dans )?(?:la |le )?(?:commune|ville|village|mairie|hameau|bourg) (?:de |du |des |d['’ ])|(?:je\s+suis|j.?habite|je\s+vis|habite)\s+(?:a|au|aux|en)?\s*|a\s+(?=[a-z]{3}))/
const COUNTRY = /(?<!\b(?:en|de|d|ile|isle)[\s,('’-]*)[\s,(-]+(?:france(?:\s+metropolitaine)?|fr)\s*[).]*\s*$/
const CEDEX = /\b(?:cedex|cdx|cedx|cede)\b\.?\s*(?:n[o°]?\s*)?\d{0,2}\b/g
const BOX = /\b(?:bp|b\.p\.|cs|c\.s\.|tsa|boite postale)\s*(?:n[o°]?\s*)?\d[\d ]{0,6}(?=\s|,|$)\s*/g
const STREET =
  /^(?:rue|avenue|av|ave|boulevard|bd|bld|blvd|place|pl|chemin|ch|che|impasse|imp|allee|allees|all|route|rte|quai|cours|square|sq|lotissement|lot|residence|res|hameau|lieu|lieudit|passage|voie|faubourg|fbg|sentier|esplanade|ruelle|rond|cite|zone|za|zi|zac|batiment|bat|appartement|apt|villa|clos|domaine|montee|hlm|immeuble|ehpad|cabinet|maison|mas)$/

/** Digits that were spaced or dotted, and letters typed for them, put together: `75 010`, `79.000`, `F-79000`, `7900O`. */
const digits = (folded: string): string =>
  folded
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/\b(\d)[ .](\d)[ .](\d)[ .](\d)[ .](\d)\b/g, '$1$2$3$4$5')
    .replace(/(?<![\d.] ?)\b(\d{2})[ .](\d{3})\b(?!\d)/g, '$1$2')
    .replace(/(?<![\d.] ?)\b(\d{2})[ .](\d{2})[ .](\d)\b/g, '$1$2$3')
    .replace(/(?<![\d.] ?)\b(\d{3})[ .](\d{2})\b(?! ?\d)/g, '$1$2')
    .replace(/^\s*(\d)[ .](\d{3})\s*$/, '$1$2')
    .replace(/^\s*(\d{2})-(\d{3})\s*$/, '$1$2')
    .replace(/\b(\d{5})(?=[a-z]{3})|(?<=[a-z]{3})(?=\d{5}\b)/g, '$1 ')
    .replace(/\b2 ([ab])(?=\W*$)/, '2$1')
    .replace(/\b(?:fr?|france)[\s-]*(\d{5})\b/g, '$1')
    .replace(/\b\d(?=[oli]*\d)[\doli]{4}\b/g, (word) => word.replace(/o/g, '0').replace(/[li]/g, '1'))

/** Whether a text begins with words that are no name (« près de », « commune de »), unless they begin one: `Ville-du-Bois`. */
export const hasPreamble = (text: string): boolean => NEAR.test(fold(text)) || NOISE.test(fold(text))

/** Reads a text as a person, a secretary or a label writes a place; `verbatim` leaves its first words as they are. */
export function readText(text: string, verbatim = false): Text {
  const folded = digits(fold(text)).trim()
  let rest = ` ${folded} `.replace(BOX, ' ')
  const cedex = /\b(?:cedex|cdx|cedx)\b/.test(rest)
  rest = rest.replace(CEDEX, ' ').replace(/\bcode postal\b|\bcp\b(?=\W*\d)/g, ' ')
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(COUNTRY, ' ')
  }
  const near = !verbatim && NEAR.test(rest)
  if (!verbatim) rest = rest.replace(near ? NEAR : NOISE, ' ')
  const zoneWord = /\b(?:departement|dept|dpt|region)\b/.test(rest)
  const words: string[] = []
  const breaks = new Set<number>()
  let [postcode, postcodeAt]: [string | null, number] = [null, 0]
  for (const segment of rest.split(/[,;()\n\t]| - /)) {
    const own = wordsOf(segment)
    if (own.length > 0) breaks.add(words.length)
    for (const word of own)
      if (/^\d{5}$/.test(word)) [postcode, postcodeAt] = [word, words.length]
      else words.push(word)
  }
  const numbered = /^\d{1,4}(?:bis|ter|quater|[a-d])?$/.test(words[0] ?? '') && words.length > 2
  const street = STREET.test(words[0] ?? '') || (numbered && words.some((word) => STREET.test(word)))
  return { folded, words, breaks, postcode, postcodeAt, cedex, near, zoneWord, street }
}
