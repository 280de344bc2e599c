import { edits } from './edits.ts'

/** Letters that may be wrong: one from three letters on, two from six. */
export const forgiven = (letters: number): number => (letters < 3 ? 0 : letters < 6 ? 1 : 2)

const MOST = 2
const PARTS = MOST + 1

/** Where part `at` of a name of `length` letters begins. */
const partStart = (length: number, at: number): number => Math.floor((length * at) / PARTS)

/** Which letters a text has, a bit each: an edit changes two bits at most. */
function letters(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** A name found, and how many edits away. */
export interface Similar {
  readonly name: number
  readonly edits: number
}

/**
 * Which names (`[a-z0-9]+`, without spaces) are as near a text as is forgiven. Two edits leave one of three parts of a
 * name as it was, at most two letters from its place, so only names that share such a part are compared
 * (Li, Deng, Wang and Feng 2011, doi 10.14778/2078331.2078340).
 */
export function createSimilarNames(names: readonly string[]): (text: string) => Similar[] {
  const byPart = new Map<string, number[]>()
  const bits = Int32Array.from(names, letters)
  names.forEach((name, id) => {
    for (let part = 0; part < PARTS; part++) {
      const key = `${name.length} ${part} ${name.slice(partStart(name.length, part), partStart(name.length, part + 1))}`
      const same = byPart.get(key)
      if (same) same.push(id)
      else byPart.set(key, [id])
    }
  })
  const seen = new Uint8Array(names.length)
  return (text) => {
    const most = forgiven(text.length)
    if (most === 0) return []
    const own = letters(text)
    const found: Similar[] = []
    const touched: number[] = []
    for (let length = Math.max(1, text.length - most); length <= text.length + most; length++)
      for (let part = 0; part < PARTS; part++) {
        const [from, to] = [partStart(length, part), partStart(length, part + 1)]
        const first = Math.max(0, from - most)
        const last = Math.min(text.length - (to - from), from + most)
        for (let at = first; at <= last; at++)
          for (const id of byPart.get(`${length} ${part} ${text.slice(at, at + to - from)}`) ?? []) {
            if (seen[id] === 1) continue
            seen[id] = 1
            touched.push(id)
            if (ones(own ^ bits[id]!) > 2 * most) continue
            const distance = edits(text, names[id]!, most)
            if (distance <= most) found.push({ name: id, edits: distance })
          }
      }
    for (const id of touched) seen[id] = 0
    return found
  }
}
