import { plainText } from './plainText.ts'

/** Words that say what a cabinet is, not which one: most names of a roster hold two or three of them. */
const GENERIC = new Set(
  (
    'cabinet medical infirmier infirmiere infirmiers maison sante msp mspu pluriprofessionnelle pluridisciplinaire ' +
    'pole centre groupe scm selarl sisa asalee docteur docteurs dr drs le la les l de du des d et a au aux en n no numero'
  ).split(' '),
)

/** The words of a name that tell it apart; all of them when every one is generic. */
function tellingWords(name: string): readonly string[] {
  const words = plainText(name).split(' ')
  const telling = words.filter((word) => !GENERIC.has(word))
  return telling.length > 0 ? telling : words
}

const bigrams = (text: string): readonly string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

/**
 * How near two cabinets' names are, 0..1: Dice's coefficient over pairs of letters of the telling words, in alphabetical order
 * (Dice 1945, doi 10.2307/1932409). Names whose numbers differ are apart whatever the rest: "cabinet 12" is not "cabinet 13".
 */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [tellingWords(a), tellingWords(b)]
  if (numbersOf(left) !== numbersOf(right)) return 0
  const [first, second] = [[...left].sort().join(' '), [...right].sort().join(' ')]
  if (first === second) return 1
  const counts = new Map<string, number>()
  const [pairs, others] = [bigrams(first), bigrams(second)]
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of others) {
    const left = counts.get(pair) ?? 0
    if (left === 0) continue
    counts.set(pair, left - 1)
    common++
  }
  return (2 * common) / (pairs.length + others.length)
}

const numbersOf = (words: readonly string[]): string =>
  words
    .filter((word) => /^\d+$/.test(word))
    .sort()
    .join(' ')
