import { plainText } from '../plainText.ts'

/** Words that say what a cabinet is, not which one: most names of a roster hold two or three of them. */
const GENERIC = new Set(
  (
    'cabinet medical infirmier infirmiere infirmiers maison sante msp mspu pluriprofessionnelle pluridisciplinaire ' +
    'pole centre groupe scm selarl sisa asalee docteur docteurs dr drs le la les l de du des d et a au aux en n no numero'
  ).split(' '),
)

/** A name made ready to be compared many times. */
export interface ComparableName {
  /** `plainText` of the whole name. */
  readonly plain: string
  /** The words that tell it apart, in alphabetical order; all of them when every one is generic. */
  readonly telling: string
  /** Its numbers, in order: two names with other numbers are never near. */
  readonly numbers: string
  /** How often each pair of letters stands in `telling`. */
  readonly pairs: ReadonlyMap<string, number>
  readonly pairCount: number
}

/** Takes a name apart for `nameSimilarity`. */
export function comparableName(name: string): ComparableName {
  const plain = plainText(name)
  const words = plain.split(' ')
  const own = words.filter((word) => !GENERIC.has(word))
  const telling = (own.length > 0 ? own : words).sort().join(' ')
  const pairs = new Map<string, number>()
  const pairCount = Math.max(1, telling.length - 1)
  for (let at = 0; at < pairCount; at++) {
    const pair = telling.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { plain, telling, numbers: numbersOf(own), pairs, pairCount }
}

const numbersOf = (words: readonly string[]): string => words.filter((word) => /^\d+$/.test(word)).join(' ')

/**
 * How near two cabinets' names are, 0..1: Dice's coefficient over pairs of letters of the telling words
 * (Dice 1945, doi 10.2307/1932409). Names whose numbers differ are apart whatever the rest: "cabinet 12" is not "cabinet 13".
 */
export function nameSimilarity(a: ComparableName, b: ComparableName): number {
  if (a.numbers !== b.numbers) return 0
  if (a.telling === b.telling) return 1
  let common = 0
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0)
  return (2 * common) / (a.pairCount + b.pairCount)
}
