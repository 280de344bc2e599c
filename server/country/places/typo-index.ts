import { withinOneTypo } from './normalise.ts'

/** Letters at either end of a text, one end of which a slip leaves as it was. */
const END = 3

/**
 * Which texts are one slip at most from a query, over their whole length: their places, by length, then ascending. A slip
 * touches two neighbouring letters at most, hence one end of a text only: the others need not be compared.
 */
export function createTypoIndex(texts: readonly string[]): (query: string) => number[] {
  const byEnd = new Map<string, number[]>()
  const keys = (text: string, length: number): string[] =>
    // An end of a short text could overlap the other: those are few, and all compared.
    length <= 2 * END + 1
      ? [`${length}`]
      : [`${length} ${text.slice(0, END)}`, `${length}  ${text.slice(-END)}`]
  texts.forEach((text, at) => {
    for (const key of keys(text, text.length)) {
      const same = byEnd.get(key)
      if (same) same.push(at)
      else byEnd.set(key, [at])
    }
  })
  return (query) =>
    [query.length - 1, query.length, query.length + 1].flatMap((length) => {
      const near = keys(query, length).flatMap((key) => byEnd.get(key) ?? [])
      return [...new Set(near)].filter((at) => withinOneTypo(texts[at]!, query)).sort((a, b) => a - b)
    })
}
