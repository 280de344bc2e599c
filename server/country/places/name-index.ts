import { begins } from './normalise.ts'

/**
 * Which texts have, in this order, words that every word asked for begins, one slip a word forgiven: their places,
 * ascending. Words are `[a-z0-9]+`, as `placeWords` gives them.
 */
export type NameIndex = (words: readonly string[]) => readonly number[]

/**
 * The words asked for are compared with the different words, those of the same first letter only, instead of with every
 * text; the texts that are then read are those of the rarest.
 */
export function createNameIndex(texts: readonly string[]): NameIndex {
  const ids = new Map<string, number>()
  const sequences = texts.map((text) =>
    Int32Array.from(
      text.split(' ').filter(Boolean),
      (word) => ids.get(word) ?? ids.set(word, ids.size).size - 1,
    ),
  )
  const vocabulary = [...ids.keys()]
  const textsOf: number[][] = vocabulary.map(() => [])
  sequences.forEach((sequence, text) => {
    for (const id of new Set(sequence)) textsOf[id]!.push(text)
  })
  const byLetter = new Map<string, number[]>()
  for (const id of vocabulary.keys()) {
    const letter = vocabulary[id]![0]!
    const same = byLetter.get(letter)
    if (same) same.push(id)
    else byLetter.set(letter, [id])
  }

  const inOrder = (text: number, accepts: readonly Uint8Array[]): boolean => {
    let met = 0
    for (const id of sequences[text]!) if (met < accepts.length) met += accepts[met]![id]!
    return met === accepts.length
  }
  return (words) => {
    const accepts = words.map(() => new Uint8Array(vocabulary.length))
    let rarest: readonly number[] = []
    let fewest = Infinity
    for (const [at, word] of words.entries()) {
      const own = (byLetter.get(word[0]!) ?? []).filter((id) => begins(word, vocabulary[id]!))
      if (own.length === 0) return []
      let spread = 0
      for (const id of own) {
        accepts[at]![id] = 1
        spread += textsOf[id]!.length
      }
      if (spread < fewest) [rarest, fewest] = [own, spread]
    }
    const among = new Uint8Array(texts.length)
    for (const id of rarest) for (const text of textsOf[id]!) among[text] = 1
    const found: number[] = []
    for (let text = among.indexOf(1); text >= 0; text = among.indexOf(1, text + 1))
      if (inOrder(text, accepts)) found.push(text)
    return found
  }
}
