/** Before a name they mean that it names a street (`rue de Paris`), unless they begin the commune's own name. */
const LINKS: ReadonlySet<string> = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l'])

/** Words that say where in a town, and names of villages too: nothing is made of them alone. */
const WITHIN: ReadonlySet<string> = new Set(
  (
    'centre ville gare nord sud est ouest hopital chu ch clinique mairie bourg plage village agglo agglomeration banlieue ' +
    'et environs alentours metropole port aeroport haut bas vieux quartier lieu dit hameau cite place rue route chemin ' +
    'cabinet maison sante medical medecin docteur dr mme mr madame monsieur residence arrondissement ' +
    'en dans sur sous de du des d la le les l a au aux un une saint sainte pres'
  ).split(' '),
)

/** The ends of a text that may name its commune, the longest first: what follows « de » is a street's name, unless a comma parts it. */
export function tails(words: readonly string[], breaks: ReadonlySet<number>): string[] {
  const found: string[] = []
  for (let start = 1; start < words.length; start++)
    if (breaks.has(start) || !LINKS.has(words[start - 1]!)) found.push(words.slice(start).join(' '))
  return found
}

/** A part of the words, and the words that it leaves out. */
export interface Span {
  readonly text: string
  readonly dropped: readonly string[]
}

/** Parts of a text, by length: the longest first. A single word that says nothing is none. */
export function spans(words: readonly string[]): Span[][] {
  const found: Span[][] = []
  for (let length = words.length - 1; length >= 1; length--) {
    const same: Span[] = []
    for (let start = 0; start + length <= words.length; start++) {
      const own = words.slice(start, start + length)
      if (own.every((word) => WITHIN.has(word) || word.length < 3)) continue
      same.push({
        text: own.join(' '),
        dropped: [...words.slice(0, start), ...words.slice(start + length)],
      })
    }
    found.push(same)
  }
  return found
}

/** Always the beginning of a name: « Saint-Brieux » is Saint-Brieuc with a slip, not Brieux. */
const OF_A_NAME: ReadonlySet<string> = new Set(['saint', 'sainte'])

/** Whether words are only about where in a town. */
export const onlyWithin = (words: readonly string[]): boolean =>
  words.every((word) => WITHIN.has(word) && !OF_A_NAME.has(word))
