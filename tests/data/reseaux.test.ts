import { neighbors } from 'topojson-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPartTopology } from '../../server/country/package/read-contours.ts'
import { mainNetwork } from '../../server/domain/travel/mainNetwork.ts'
import { PACKAGE, rows } from './package-files.ts'

/** Communes that share a border, each with the others; what the graph of roads starts from. */
function sharedBorders(): Map<string, Set<string>> {
  const { geometries } = readPartTopology(PACKAGE).objects.parts
  const codes = geometries.map(({ properties }) => (properties as { commune: string }).commune)
  const borders = new Map<string, Set<string>>(codes.map((code) => [code, new Set()]))
  neighbors([...geometries]).forEach((others, i) => {
    for (const j of others) if (codes[i] !== codes[j]) borders.get(codes[i] ?? '')?.add(codes[j] ?? '')
  })
  return borders
}

const own = new Map(rows('reseaux').map((row) => [row.code_commune, row.reseau]))
const communes = rows('communes')
const networkOf = new Map(
  communes.map((row) => [row.code, own.get(row.code) ?? mainNetwork(row.departement ?? '')]),
)
const links = rows('liens_fixes')
const cuts = rows('frontieres_eau')
let borders: Map<string, Set<string>>
beforeAll(() => {
  borders = sharedBorders()
})

describe('the networks', () => {
  test('are the 24 island communes and the communes of Guyane without a road, each with its reason', () => {
    const codes = rows('reseaux').map((row) => row.code_commune ?? '')
    expect(codes.filter((code) => code.startsWith('973'))).toEqual([
      '97314',
      '97352',
      '97353',
      '97356',
      '97357',
      '97358',
      '97362',
    ])
    expect(codes.filter((code) => !code.startsWith('973'))).toHaveLength(24)
    for (const row of rows('reseaux')) expect([row.motif, row.source, row.date]).not.toContain('')
    // No file found lists the islands of the Antilles and Mayotte: the package says so.
    const geography = rows('reseaux').filter((row) => row.source === 'iles-geographie')
    expect(geography.map((row) => row.code_commune?.slice(0, 3)).sort()).toEqual([
      ...Array<string>(6).fill('971'),
      ...Array<string>(2).fill('976'),
    ])
    expect(rows('sources').find(({ id }) => id === 'iles-geographie')?.note).toContain('à confirmer')
  })

  test('are each in one piece, once the bridges are added and the borders in water cut', () => {
    const edges = new Map([...borders].map(([code, others]) => [code, new Set(others)]))
    for (const { code_commune_a: a = '', code_commune_b: b = '' } of cuts) {
      edges.get(a)?.delete(b)
      edges.get(b)?.delete(a)
    }
    for (const { code_commune_a: a = '', code_commune_b: b = '' } of links) {
      edges.get(a)?.add(b)
      edges.get(b)?.add(a)
    }
    const seen = new Set<string>()
    const pieces: string[] = []
    for (const { code = '' } of communes) {
      if (seen.has(code)) continue
      pieces.push(networkOf.get(code) ?? '')
      const queue = [code]
      seen.add(code)
      for (let at = queue.pop(); at != null; at = queue.pop())
        for (const next of edges.get(at) ?? [])
          if (!seen.has(next) && networkOf.get(next) === networkOf.get(at)) {
            seen.add(next)
            queue.push(next)
          }
    }
    expect(pieces.sort()).toEqual([...new Set(networkOf.values())].sort())
  })
})

describe('the fixed links', () => {
  test('join communes of one network that no border joins', () => {
    for (const { code_commune_a: a = '', code_commune_b: b = '' } of links) {
      expect(networkOf.get(a)).toBe(networkOf.get(b))
      expect(borders.get(a)?.has(b)).toBe(false)
    }
  })
})

describe('the borders in water', () => {
  test('are borders, written once', () => {
    for (const { code_commune_a: a = '', code_commune_b: b = '' } of cuts) {
      expect(a < b).toBe(true)
      expect(borders.get(a)?.has(b), `${a} ${b}`).toBe(true)
    }
  })

  test('part Lamarque from Blaye, and leave the bridges of Saint-Nazaire and Tancarville', () => {
    const cut = new Set(cuts.map((row) => `${row.code_commune_a} ${row.code_commune_b}`))
    expect(cut.has('33058 33220')).toBe(true)
    expect(cut.has('44154 44184')).toBe(false)
    expect(cut.has('27388 76684')).toBe(false)
  })
})
