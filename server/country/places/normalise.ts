/** Spoken or abbreviated forms → the form used in the index. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  s: 'sur',
}

/**
 * The words of a place name as the index knows them: no accents, no punctuation, `st` read `saint`, `12e` read `12`.
 * Elided articles (`l'`, `d'`) become words of their own, so that `abergement` finds `L'Abergement`.
 */
export function placeWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS[word] ?? word.replace(/^(\d{1,2})(?:er|ere|e|eme|ème|nd|nde)$/, '$1'))
}

/** `placeWords` joined: two spellings of one name give the same text. */
export const placeText = (text: string): string => placeWords(text).join(' ')

/** Whether two texts differ by at most one letter added, dropped, changed, or swapped with its neighbour. */
export function withinOneTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)]
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

/** Letters from which a slip in the beginning of a word is forgiven: whatever is shorter begins too many words. */
const FORGIVEN = 5

/**
 * Whether `beginning` begins `word`, one letter of it added, dropped, changed, or swapped with its neighbour, never the
 * first; of three letters only a swap is forgiven, of four an addition too, of figures nothing.
 */
export function begins(beginning: string, word: string): boolean {
  if (word.startsWith(beginning)) return true
  const { length } = beginning
  let same = 0
  while (same < length && beginning[same] === word[same]) same++
  if (length < 3 || same === 0 || beginning[0]! <= '9') return false
  const rest = beginning.slice(same)
  if (rest[1] !== undefined && rest[0] === word[same + 1] && rest[1] === word[same])
    if (word.startsWith(rest.slice(2), same + 2)) return true
  if (length >= FORGIVEN - 1 && word.startsWith(rest, same + 1)) return true
  if (length < FORGIVEN) return false
  return word.startsWith(rest.slice(1), same) || word.startsWith(rest.slice(1), same + 1)
}
