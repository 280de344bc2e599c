/** Letters from which a slip in the beginning of a word is forgiven: whatever is shorter begins too many words. */
const FORGIVEN = 5

/**
 * Whether `beginning` begins `word`, one letter of it added, dropped, changed, or swapped with its neighbour, never the
 * first; of three letters only a swap is forgiven, of four an addition too, of figures nothing.
 */
function begins(beginning: string, word: string): boolean {
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

/** Names that have, in this order, words that every word asked for begins: exactly, or one slip a word forgiven. */
export interface WordIndex {
  readonly exact: (words: readonly string[]) => number[]
  readonly forgiving: (words: readonly string[]) => number[]
}

/**
 * The words asked for are compared with the different words, in their order or by their first letter, instead of with
 * every name; the names that are then read are those of the rarest.
 */
export function createWordIndex(texts: readonly string[]): WordIndex {
  const split = texts.map((text) => text.split(' '))
  const vocabulary = [...new Set(split.flat())].sort()
  const ids = new Map(vocabulary.map((word, id) => [word, id]))
  const sequences = split.map((words) => Int32Array.from(words, (word) => ids.get(word)!))
  const textsOf: number[][] = vocabulary.map(() => [])
  sequences.forEach((sequence, text) => {
    for (const id of new Set(sequence)) textsOf[id]!.push(text)
  })
  const range = (beginning: string): readonly [number, number] => [
    firstAtLeast(vocabulary, beginning),
    firstAtLeast(vocabulary, `${beginning}{`),
  ]
  const beginning = (word: string): number[] => {
    const [from, to] = range(word)
    return Array.from({ length: to - from }, (_, at) => from + at)
  }
  const slipped = (word: string): number[] => {
    const [from, to] = range(word[0]!)
    const found: number[] = []
    for (let id = from; id < to; id++) if (begins(word, vocabulary[id]!)) found.push(id)
    return found
  }
  const search = (words: readonly string[], accepted: (word: string) => number[]): number[] => {
    const sets: Set<number>[] = []
    let rarest: readonly number[] = []
    let fewest = Infinity
    for (const word of words) {
      const own = accepted(word)
      if (own.length === 0) return []
      let spread = 0
      for (const id of own) spread += textsOf[id]!.length
      if (spread < fewest) [rarest, fewest] = [own, spread]
      sets.push(new Set(own))
    }
    const among = new Set<number>()
    for (const id of rarest) for (const text of textsOf[id]!) among.add(text)
    const found: number[] = []
    for (const text of among) {
      let met = 0
      for (const id of sequences[text]!) if (met < sets.length && sets[met]!.has(id)) met++
      if (met === sets.length) found.push(text)
    }
    return found
  }
  return {
    exact: (words) => search(words, beginning),
    forgiving: (words) => search(words, slipped),
  }
}

/** The place of the first item of `sorted` that is not before `text`. */
export function firstAtLeast(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}
