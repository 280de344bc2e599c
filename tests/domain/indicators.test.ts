import { describe, expect, test } from 'vitest'
import { frenchNumber, frenchPercent } from '../../server/domain/frenchNumber.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { classOf } from '../../server/domain/secrecy/classes.ts'
import { roundCount, roundTo } from '../../server/domain/secrecy/round.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'

describe('definitions of indicators', () => {
  test.each(INDICATEURS.map((id) => [id]))('%s is complete in both languages', (id) => {
    const { title, unit, why, formula, sources, classes, reviewedOn } = INDICATORS[id]
    for (const words of [title, unit, why, formula]) {
      expect(words.fr.trim()).not.toBe('')
      expect(words.en.trim()).not.toBe('')
    }
    expect(sources.length).toBeGreaterThan(0)
    expect(classes.length).toBeGreaterThan(2)
    expect([...classes].sort((a, b) => a - b)).toEqual(classes)
    expect(reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('there is one for every column and no other', () => {
    expect(Object.keys(INDICATORS).sort()).toEqual([...INDICATEURS].sort())
  })
})

describe('how numbers are written', () => {
  test('in French, the same on every engine', () => {
    expect(frenchNumber(1234567.89, 1)).toBe('1\u202f234\u202f567,9')
    expect(frenchNumber(-0.04, 1)).toBe('0,0')
    expect(frenchNumber(-12, 0)).toBe('−12')
    expect(frenchPercent(0.274, 1)).toBe('27,4\u202f%')
  })

  test('counts to 10, above 1,000 to 100', () => {
    expect([11, 14.9, 15, 994, 1000, 1001, 1049, 1050, 300_000].map(roundCount)).toEqual([
      10, 10, 20, 990, 1000, 1000, 1000, 1100, 300_000,
    ])
    expect(roundTo(3.14159, 2)).toBe(3.14)
  })

  test('a class holds its lower bound and not its upper one', () => {
    expect(classOf(11, [11, 50, 200])).toMatchObject({ low: 11, high: 50 })
    expect(classOf(50, [11, 50, 200])).toMatchObject({ low: 50, high: 200 })
    expect(classOf(200, [11, 50, 200])).toMatchObject({ low: 50, high: 200 })
    expect(classOf(10.9, [11, 50, 200])).toBeNull()
    expect(classOf(NaN, [11, 50, 200])).toBeNull()
  })
})
