import {
  createBounds,
  filterProblem,
  FUNCTIONS,
  operation,
  type Expression,
  type Operation,
  type Operator,
  type Places,
} from './expression.ts'
import { createReader } from './reader.ts'
import { isGeometryWord, readGeometry } from './read-wkt.ts'
import { whereIs } from './tokens.ts'

const COMPARED = ['=', '<>', '<', '>', '<=', '>=']

/**
 * Reads CQL2 text (OGC 21-065r2, §8.2) into CQL2 JSON; `places` learns where its parts stand, `names` are those of attributes.
 * @throws Problem with the character from which it is not understood, and a remedy.
 */
export function readText(text: string, places: Places, names: readonly string[] = []): Expression {
  const reader = createReader(text, names)
  const bounds = createBounds()
  const { is, next, skip, word, expectSign, peek } = reader

  /** Remembers where a part begins. */
  function placed<Part extends Expression>(part: Part, at: number): Part {
    if (typeof part === 'object') places.set(part, `at character ${at}`)
    return part
  }
  const make = (op: Operator, args: Operation['args'], at: number): Operation =>
    placed(operation(op, args, `at character ${at}`), at)

  /** One operator between any number of parts. */
  const joined = (op: 'and' | 'or', part: (depth: number) => Expression) => (depth: number) => {
    const { at } = peek()
    const first = part(depth)
    const args = [first]
    while (skip(op)) args.push(part(depth))
    return args.length === 1 ? first : make(op, args, at)
  }
  const conjunction = joined('and', negated)
  const condition = joined('or', conjunction)

  function negated(depth: number): Expression {
    const { at } = peek()
    bounds.part(whereIs(peek()), depth)
    return skip('not') ? make('not', [negated(depth + 1)], at) : predicate(depth)
  }

  function predicate(depth: number): Expression {
    const { at } = peek()
    const left = sum(depth)
    const sign = peek()
    if (sign.kind === 'sign' && COMPARED.includes(sign.value)) {
      next()
      return make(sign.value as Operator, [left, sum(depth)], at)
    }
    if (skip('is')) {
      const not = skip('not')
      word('null')
      const none = make('isNull', [left], at)
      return not ? make('not', [none], at) : none
    }
    const not = is('not', 0) && (is('like', 1) || is('between', 1) || is('in', 1)) && skip('not')
    const found = compared(left, depth, at)
    return not ? make('not', [found], at) : found
  }

  function compared(left: Expression, depth: number, at: number): Expression {
    if (skip('like')) return make('like', [left, sum(depth)], at)
    if (skip('between')) {
      const least = sum(depth)
      word('and')
      return make('between', [left, least, sum(depth)], at)
    }
    if (!skip('in')) return left
    expectSign('(')
    const list = reader.list(')', () => sum(depth))
    return make('in', [left, list], at)
  }

  /** Operators of one rank, from left to right. */
  const chained = (signs: readonly string[], part: (depth: number) => Expression) => (depth: number) => {
    const { at } = peek()
    let left = part(depth)
    for (let deep = depth; ;) {
      const { kind, value } = peek()
      const sign = kind === 'sign' ? value : value.toLowerCase()
      if ((kind !== 'sign' && kind !== 'word') || !signs.includes(sign)) return left
      bounds.part(whereIs(next()), ++deep)
      left = make(sign as Operator, [left, part(depth)], at)
    }
  }
  const product = chained(['*', '/', '%', 'div'], power)
  const sum = chained(['+', '-'], product)

  function power(depth: number): Expression {
    const { at } = peek()
    const base = operand(depth)
    if (!(peek().kind === 'sign' && peek().value === '^')) return base
    next()
    return make('^', [base, power(depth + 1)], at)
  }

  function operand(depth: number): Expression {
    const token = next()
    const where = whereIs(token)
    bounds.part(where, depth)
    const { kind, value, at } = token
    if (kind === 'number') return reader.number(token)
    if (kind === 'text') return value
    if (kind === 'quoted') return placed({ property: value }, at)
    if (kind === 'sign' && (value === '-' || value === '+') && peek().kind === 'number')
      return (value === '-' ? -1 : 1) * reader.number(next())
    // The grammar's `["-"] arithmeticOperand` (OGC 21-065r2, annex B).
    if (kind === 'sign' && value === '-') return make('*', [-1, operand(depth + 1)], at)
    if (kind === 'sign' && value === '(') {
      const inner = condition(depth + 1)
      expectSign(')')
      return inner
    }
    if (kind !== 'word')
      throw filterProblem(where, `${reader.shown(token)}: an attribute or a value is expected`)
    return called(value.toLowerCase(), depth) ?? named(value)

    function named(name: string): Expression {
      const lower = name.toLowerCase()
      if (lower === 'true' || lower === 'false') return lower === 'true'
      if (RESERVED.has(lower))
        throw filterProblem(where, `${name} cannot stand here: an attribute or a value is expected`)
      if (peek().kind === 'sign' && peek().value === '(')
        throw filterProblem(
          where,
          `no function is called ${name}; known are ${[...FUNCTIONS.values()].join(', ')}`,
        )
      return placed({ property: name }, at)
    }

    function called(name: string, deep: number): Expression | null {
      if (isGeometryWord(name)) {
        const geometry = readGeometry(reader, token, bounds)
        if (geometry) return placed(geometry, at)
      }
      if (!(peek().kind === 'sign' && peek().value === '(')) return null
      const op = FUNCTIONS.get(name)
      if (op === undefined && !['date', 'timestamp', 'interval'].includes(name)) return null
      next()
      if (op !== undefined)
        return make(
          op,
          reader.list(')', () => condition(deep + 1)),
          at,
        )
      const args = reader.list(')', () => operand(deep + 1))
      return placed(temporal(name, args, where), at)
    }
  }

  const whole = condition(0)
  const rest = peek()
  if (rest.kind !== 'end')
    throw filterProblem(
      whereIs(rest),
      `${reader.shown(rest)} is not understood after what stands before: AND, OR or the end is expected`,
    )
  return whole
}

const RESERVED = new Set(['and', 'or', 'not', 'like', 'between', 'in', 'is', 'null', 'div'])

function temporal(name: string, args: readonly Expression[], where: string): Expression {
  if (name === 'interval') {
    if (args.length !== 2)
      throw filterProblem(where, "INTERVAL takes two ends, such as INTERVAL('2026-01-01','..')")
    return { interval: args }
  }
  const [value] = args
  if (args.length !== 1 || typeof value !== 'string')
    throw filterProblem(where, `${name.toUpperCase()} takes one text in single quotes`)
  return name === 'date' ? { date: value } : { timestamp: value }
}
