import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../server/domain/places/model.ts'
import { shortName } from '../../../server/domain/places/labels.ts'
import { createResolver } from '../../../server/domain/places/resolver.ts'
import { packageTables } from './package-tables.ts'

/**
 * What people type, and what they mean, one file a kind. `certain`: results at once; `asked`: the first place comes first
 * and the others are offered, but nothing goes without a question; `zone`: a commune is to be chosen in the first;
 * `postcode`: at once, with all communes of it; `outside`: not covered; `none`: nothing is offered.
 */
const folder = new URL('./', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => [name.replace('.tsv', ''), ...line.split('\t')] as [string, string, string, string]),
  )

const tables = packageTables()
const { resolve } = createResolver(tables)
const codes = new Map<string, string>()
for (const { nom, departement, code, commune } of tables.settlements)
  codes.set(commune === null ? `${nom}, ${departement}` : shortName(nom), code)

const codeOf = (place: Place): string => ('codeCommune' in place ? place.codeCommune : place.code)
const meant = (meaning: string): string[] =>
  meaning.split('; ').map((one) => codes.get(one) ?? (/^[\w-]+$/u.test(one) ? one : `unknown: ${one}`))

describe('what is typed, and what it means', () => {
  test('there are five hundred inputs', () => {
    expect(cases.length).toBeGreaterThanOrEqual(500)
  })

  test.each(cases)('%s: « %s » → %s %s', (_kind, typed, verdict, meaning) => {
    const answer = resolve(typed)
    const found = answer.places.map(codeOf)
    if (verdict === 'none') {
      expect([answer.verdict, found]).toEqual(['none', []])
    } else if (verdict === 'outside') {
      expect([answer.verdict, answer.outside?.nom, found]).toEqual(['outside', meaning, []])
    } else if (verdict === 'postcode') {
      const there = tables.settlements.filter((own) => own.codesPostaux.includes(meaning))
      const parents = new Set(there.map(({ commune }) => commune))
      expect(answer.verdict).toBe('certain')
      expect([...found].sort()).toEqual(there.flatMap(({ code }) => (parents.has(code) ? [] : [code])).sort())
    } else {
      const [first, ...others] = meant(meaning)
      expect(found[0], answer.places[0]?.label).toBe(first)
      for (const other of others) expect(found).toContain(other)
      if (verdict === 'certain') expect(answer.verdict).toBe('certain')
      else if (verdict === 'zone') expect(answer.verdict).toBe('choice')
      else expect(['question', 'choice']).toContain(answer.verdict)
    }
    expect(answer.numberMatched).toBe(found.length)
  })
})
