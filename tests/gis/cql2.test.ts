import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AREA_FIELDS } from '../../server/service/gis/fields.ts'
import { check } from '../../server/service/gis/cql2/check.ts'
import { createLike } from '../../server/service/gis/cql2/like.ts'
import { readJson } from '../../server/service/gis/cql2/read-json.ts'
import { readText } from '../../server/service/gis/cql2/read-text.ts'
import { related } from '../../server/service/gis/cql2/temporal.ts'
import { filters } from './cql2-arbitrary.ts'
import { writeText } from './cql2-text.ts'

const read = (text: string) => readText(text, new WeakMap())
const refusal = (text: string): string => {
  const places = new WeakMap<object, string>()
  try {
    check(readText(text, places, Object.keys(AREA_FIELDS)), AREA_FIELDS, '/queryables', places)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error(`${text} is understood`)
}

describe('CQL2', () => {
  test('a filter written as text, or as JSON, is read as it was', () => {
    const any = filters({
      ...{ texts: ['nom', 'patients-suivis.status', 'é "x"'], numbers: ['population', 'risque.rank'] },
      ...{ days: ['asOf', 'status.since'], booleans: ['demonstration'], values: ["L'Isle", '%', 'DATE'] },
      around: [2, 47],
    })
    fc.assert(
      fc.property(any, (filter) => {
        const text = writeText(filter)
        expect(read(text), text).toEqual(filter)
        expect(readJson(JSON.stringify(filter), new WeakMap()), text).toEqual(filter)
      }),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['a = 1 OR b = 2 AND NOT c = 3', '(a = 1) OR ((b = 2) AND (NOT (c = 3)))'],
    ['a=-1 and b <> +.5', 'a = -1 AND b <> 0.5'],
    ['a - 1 > b * 2 + 3', '(a - 1) > ((b * 2) + 3)'],
    ['a ^ 2 ^ 3 = 1e3', '(a ^ (2 ^ 3)) = 1000'],
    ['a div 2 = 1 or a % 2 = 0', '((a DIV 2) = 1) OR ((a % 2) = 0)'],
    ["nom NOT LIKE 'a%' AND x NOT IN (1,2)", "(NOT (nom LIKE 'a%')) AND (NOT (x IN (1,2)))"],
    ['x is not null', 'NOT (x IS NULL)'],
    ['x NOT BETWEEN 1 AND 2 AND y = 3', '(NOT (x BETWEEN 1 AND 2)) AND (y = 3)'],
    ["nom = 'L''Isle' OR nom = 'L\\'Isle'", "(nom = 'L''Isle') OR (nom = 'L''Isle')"],
    ['S_INTERSECTS(geometry,ENVELOPE(1,2,3,4))', 's_intersects(geometry, BBOX(1,2,3,4))'],
    ['S_WITHIN(geometry, MULTIPOINT((1 2), (3 4)))', 'S_Within(geometry, MULTIPOINT(1 2, 3 4))'],
    ["T_AFTER(d,DATE('2026-01-01'))", 't_after("d", DATE(\'2026-01-01\'))'],
    ['T_FINISHEDBY(d, d)', 't_finishedBy(d,d)'],
    ['"status.value" = \'x\'', "status.value = 'x'"],
    ['point = 1', '"point" = 1'],
  ])('%s is %s', (one, other) => {
    expect(read(one)).toEqual(read(other))
  })

  test.each([
    ['population >', 'at its end'],
    ['population > > 3', 'at character 14'],
    ['THIS IS NOT A FILTER', 'NULL is expected'],
    ['nom = Niort', '"Niort"'],
    ['patients-suivi > 3', 'no attribute is called "patients"'],
    ['demonstration = 3', 'a condition (true or false) is expected'],
    ['nom > 3', 'a text is expected'],
    ["population = 'beaucoup'", 'a number is expected'],
    ["nom = 'x", 'does not end'],
    ['nom = "x', 'does not end'],
    ['population = 3;', '";" begins nothing'],
    ['population = 1 population = 2', 'at character 16'],
    ['population', 'a condition is expected'],
    ['population LIKE 3', 'a text is expected'],
    ['nom LIKE nom', '% stands for'],
    ["as_of > DATE('2026-02-30')", 'no day that exists'],
    ["as_of > TIMESTAMP('2026-02-01T25:00:00Z')", 'no instant that exists'],
    ["T_DURING(as_of, INTERVAL('hier','..'))", 'ends no interval'],
    ["T_AFTER(nom, DATE('2026-01-01'))", 'a day or an instant'],
    ['S_TOUCHES(geometry, POINT(1 2))', 'no function is called S_TOUCHES; known are'],
    ['S_INTERSECTS(nom, POINT(1 2))', 'a geometry is expected'],
    ['S_INTERSECTS(geometry, POINT(1))', 'two numbers'],
    ['S_INTERSECTS(geometry)', 'takes 2 arguments, not 1'],
    ['S_INTERSECTS(geometry, BBOX(1,2,3))', 'four numbers'],
    ['population IN ()', 'an attribute or a value'],
    ['(population = 1', ') is expected'],
    ['1e999 = 1', 'no finite number'],
    ['('.repeat(60) + 'population = 1' + ')'.repeat(60), 'nested too deeply'],
    ['population = 1' + '+1'.repeat(60), 'nested too deeply'],
    ['NOT '.repeat(60) + 'TRUE', 'nested too deeply'],
    ['population = 1' + ' OR population = 1'.repeat(600), 'too long'],
  ])('%s is refused with its place and a remedy: %s', (text, said) => {
    const message = refusal(text)
    expect(message).toContain(said)
    expect(message).toMatch(/^filter: (at (its end|character \d+)|the whole): /)
  })

  test('an attribute with a hyphen may stand without quotes, and a difference keeps its spaces', () => {
    const names = ['apl-mg65', 'apl-mg65.low', 'population']
    const of = (text: string) => readText(text, new WeakMap(), names)
    expect(of('apl-mg65 < 2.5 AND apl-mg65.low>1')).toEqual(of('"apl-mg65" < 2.5 AND "apl-mg65.low" > 1'))
    expect(of('population - apl-mg65=1')).toEqual(of('(population - "apl-mg65") = 1'))
    expect(of('population-1 = 3')).toEqual(of('(population - 1) = 3'))
  })

  test.each([
    ['{', 'no JSON'],
    ['null', 'isNull'],
    ['{"op":"equals","args":[]}', 'no operator'],
    ['{"op":"=","args":[{"property":"a"}]}', 'takes 2'],
    ['{"op":"and","args":[true,{"op":"not","args":[[]]}]}', 'at /args/1/args/0'],
    ['{"op":"in","args":[{"property":"a"},3]}', 'at /args/1'],
    ['{"type":"Point","coordinates":["a","b"]}', 'two numbers'],
    ['{"type":"Curve","coordinates":[1,2]}', 'no geometry'],
    ['{"property":3}', 'a text'],
    ['{"op":"=","args":[1e999,1]}', 'finite'],
    ['{"op":"toString","args":[]}', 'no operator'],
    ['[[[[[[', 'no JSON'],
    ['{"op":"not","args":['.repeat(60) + 'true' + ']}'.repeat(60), 'nested too deeply'],
  ])('%s is refused: %s', (json, said) => {
    expect(() => readJson(json, new WeakMap())).toThrow(said)
  })

  test('LIKE is what SQL means by it, whatever the pattern', () => {
    const sign = fc.constantFrom('a', 'b', '%', '_', 'é', '.')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), fc.array(sign, { maxLength: 7 }), (text, pattern) => {
        const naive = (t: readonly string[], p: readonly string[]): boolean => {
          const [first, ...rest] = p
          if (first === undefined) return t.length === 0
          if (first === '%') return naive(t, rest) || (t.length > 0 && naive(t.slice(1), p))
          return t.length > 0 && (first === '_' || first === t[0]) && naive(t.slice(1), rest)
        }
        expect(createLike(pattern.join(''))(text.join(''))).toBe(naive(text, pattern))
      }),
      { numRuns: 2000 },
    )
    expect(createLike('100\\%')('100%')).toBe(true)
    expect(createLike('100\\%')('1000')).toBe(false)
  })

  test('two intervals stand in exactly one of thirteen relations', () => {
    const thirteen = [
      ...['t_before', 't_after', 't_meets', 't_metBy', 't_overlaps', 't_overlappedBy', 't_during'],
      ...['t_contains', 't_starts', 't_startedBy', 't_finishes', 't_finishedBy', 't_equals'],
    ] as const
    const span = fc
      .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 })
      .map((ends) => [...ends].sort() as [number, number])
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(thirteen.filter((op) => related(op, a, b))).toHaveLength(1)
        expect(related('t_disjoint', a, b)).toBe(!related('t_intersects', a, b))
      }),
    )
  })
})
