import { filterProblem } from './expression.ts'

/** A word of a CQL2 text. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  /** A text or a quoted name without its quotes; signs and words as written. */
  readonly value: string
  /** Of its first sign, counted from 1. */
  readonly at: number
}

const SPACE = /\s+/uy
/** Letters, digits after the first, `_`, `:` and `.` (the names of XML without a hyphen). */
const WORD = /[\p{L}_:][\p{L}\p{M}\p{N}_:.‿⁀]*/uy
const PART = /^[\p{L}\p{N}_:.-]/u
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy
const QUOTED = /"(?:[^"]|"")*"/uy
const SIGN = /<>|<=|>=|[<>=()[\],+\-*/^%]/uy

export const whereIs = ({ kind, at }: Pick<Token, 'kind' | 'at'>): string =>
  kind === 'end' ? 'at its end' : `at character ${at}`

/**
 * The words of a text, with an end after the last. `names` are those of attributes: one with a hyphen is read as one word, though
 * the standard would have it in quotes, for taking one attribute from another by a hyphen without spaces finds none.
 * @throws Problem at a sign that begins none.
 */
export function tokensOf(text: string, names: readonly string[]): Token[] {
  const hyphened = names.filter((name) => name.includes('-')).sort((a, b) => b.length - a.length)
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const push = (kind: Token['kind'], value: string, from: number) =>
    tokens.push({ kind, value, at: from + 1 })
  while (at < text.length) {
    const from = at
    if (take(SPACE) !== undefined) continue
    const name = hyphened.find((one) => text.startsWith(one, at) && !PART.test(text.slice(at + one.length)))
    if (name !== undefined) {
      at += name.length
      push('quoted', name, from)
      continue
    }
    const word = take(WORD)
    if (word !== undefined) {
      push('word', word, from)
      continue
    }
    const number = take(NUMBER)
    if (number !== undefined) {
      push('number', number, from)
      continue
    }
    if (text[at] === "'") {
      push('text', textAt(), from)
      continue
    }
    const quoted = take(QUOTED)
    if (quoted !== undefined) {
      push('quoted', quoted.slice(1, -1).replaceAll('""', '"'), from)
      continue
    }
    const sign = take(SIGN)
    if (sign === undefined)
      throw filterProblem(
        `at character ${from + 1}`,
        text[from] === '"'
          ? 'a name in double quotes does not end: add "'
          : `${JSON.stringify(String.fromCodePoint(text.codePointAt(from)!))} begins nothing: texts stand in single quotes, names with other signs than letters, digits, _ and . in double quotes`,
      )
    push('sign', sign, from)
  }
  push('end', '', text.length)
  return tokens

  /** A text in single quotes: a quote in it is written twice, or after a backslash. */
  function textAt(): string {
    const from = at
    let value = ''
    for (at++; at < text.length; at++) {
      const two = text.slice(at, at + 2)
      if (two === "''" || two === "\\'") {
        value += "'"
        at++
      } else if (text[at] === "'") {
        at++
        return value
      } else value += text[at]
    }
    throw filterProblem(
      `at character ${from + 1}`,
      "a text does not end: add ', and write a quote in it as ''",
    )
  }
}
