import { filterProblem } from './expression.ts'
import { tokensOf, whereIs, type Token } from './tokens.ts'

/** Goes through the words of a CQL2 text. */
export function createReader(text: string, names: readonly string[]) {
  const tokens = tokensOf(text, names)
  let at = 0
  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)]!
  const next = (): Token => {
    const token = peek()
    at++
    return token
  }
  const shown = ({ kind, value }: Token): string =>
    kind === 'end' ? 'the filter ends' : kind === 'text' ? `'${value}'` : value
  const is = (word: string, ahead = 0): boolean => {
    const { kind, value } = peek(ahead)
    return kind === 'word' && value.toLowerCase() === word
  }
  /** Takes a word if it comes next. */
  const skip = (word: string): boolean => {
    const comes = is(word)
    if (comes) at++
    return comes
  }
  /** @throws Problem where another word comes. */
  const word = (wanted: string): void => {
    if (!skip(wanted))
      throw filterProblem(whereIs(peek()), `${wanted.toUpperCase()} is expected, but ${shown(peek())}`)
  }
  const isSign = (sign: string): boolean => peek().kind === 'sign' && peek().value === sign
  /** @throws Problem where another sign comes. */
  const expectSign = (sign: string): void => {
    if (!isSign(sign)) throw filterProblem(whereIs(peek()), `${sign} is expected, but ${shown(peek())}`)
    at++
  }
  /** Things parted by commas up to a sign, which is taken too. */
  const list = <Thing>(close: string, read: () => Thing): Thing[] => {
    const things = [read()]
    while (isSign(',')) {
      at++
      things.push(read())
    }
    expectSign(close)
    return things
  }
  const number = (token: Token): number => {
    const value = Number(token.value)
    if (!Number.isFinite(value)) throw filterProblem(whereIs(token), `${token.value} is no finite number`)
    return value
  }
  return { peek, next, shown, is, skip, word, isSign, expectSign, list, number }
}
export type Reader = ReturnType<typeof createReader>
