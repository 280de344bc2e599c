/** Spoken or abbreviated words → the form used in the index. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
  ['s', 'sur'],
  ['lez', 'les'],
  ['mt', 'mont'],
  ['chx', 'chateaux'],
  ['vx', 'vieux'],
  ['bg', 'bourg'],
  ['vlle', 'ville'],
  ['gd', 'grand'],
  ['gde', 'grande'],
])

/** Lower case without accents, ligatures opened, punctuation left where it was. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/&/g, ' et ')

/** The words of a folded text; elided articles (`l'`, `d'`) are words of their own. */
export const wordsOf = (folded: string): string[] =>
  folded
    .replace(/\bn[.-]?\s?d[.]?[\s-](?=d)/g, 'notre dame ')
    .replace(/\bs\s?\/\s?s\b/g, 'sous')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS.get(word) ?? word)

/** `wordsOf` joined: two spellings of one name give the same text. */
export const placeText = (text: string): string => wordsOf(fold(text)).join(' ')

const ARTICLES = /^(?:l|le|la|les) (?=.)/

/** A `placeText` without the article that it begins with. */
export const withoutArticle = (text: string): string => text.replace(ARTICLES, '')
