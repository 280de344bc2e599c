const ORDINALS = [
  ...[
    'premier',
    'deuxieme',
    'troisieme',
    'quatrieme',
    'cinquieme',
    'sixieme',
    'septieme',
    'huitieme',
    'neuvieme',
  ],
  ...['dixieme', 'onzieme', 'douzieme', 'treizieme', 'quatorzieme', 'quinzieme', 'seizieme', 'dix septieme'],
  ...['dix huitieme', 'dix neuvieme', 'vingtieme'],
]
const ROMAN = [
  ...[
    'i',
    'ii',
    'iii',
    'iv',
    'v',
    'vi',
    'vii',
    'viii',
    'ix',
    'x',
    'xi',
    'xii',
    'xiii',
    'xiv',
    'xv',
    'xvi',
    'xvii',
  ],
  ...['xviii', 'xix', 'xx'],
]

/** 1 to 20 in letters as ordinals (`vingtieme`, `premiere`, `seconde`) and in Roman figures, an ending allowed (`xxe`). */
const WRITTEN: ReadonlyMap<string, number> = new Map([
  ...ORDINALS.map((word, at) => [word, at + 1] as const),
  ...ROMAN.flatMap((word, at) => ['', 'e', 'er', 'eme'].map((end) => [`${word}${end}`, at + 1] as const)),
  ['premiere', 1],
  ['second', 2],
  ['seconde', 2],
  ['unique', 1],
])

const FIGURES = /^(\d{1,2})(?:er|ere|re|e|em|eme|ieme|nd|nde|o)?$/
const ENDING = /^(?:er|ere|re|e|em|eme|ieme)$/

/** A number at `words[at]`, of figures or letters, its ending possibly a word of its own (`20 eme`): its value, and how many words it takes. */
export function numeralAt(words: readonly string[], at: number): { value: number; taken: number } | null {
  const word = words[at]
  if (word === undefined) return null
  const figures = FIGURES.exec(word)
  const two = WRITTEN.get(`${word} ${words[at + 1]}`)
  if (two !== undefined) return { value: two, taken: 2 }
  const value = figures ? Number(figures[1]) : WRITTEN.get(word)
  if (value === undefined) return null
  return { value, taken: ENDING.test(words[at + 1] ?? '') ? 2 : 1 }
}
