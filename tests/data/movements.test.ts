import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movementsOf, personsOf, shareOf, type Part } from '../../data/movements.ts'
import { readCsv } from '../../data/readers/csv.ts'
import { communesCog, type CogUnit } from '../../data/sources/communes-cog.ts'
import { cogDifferences } from '../../data/cog-differences.ts'
import { communesInsee } from '../../data/sources/communes-insee.ts'
import { communesCog2022 } from '../../data/sources/communes-cog-2022.ts'
import { readSource } from '../../data/sources/source.ts'
import { HAS_RAW, RAW } from './package-files.ts'

const FILE = { id: 'counts', files: ['counts/counts.csv'] } as const
const unit = (code: string, more: Partial<CogUnit> = {}): CogUnit => ({
  ...{ kind: 'commune', code, nom: code, departement: '01', region: '84', population: 0 },
  ...{ codesPostaux: [], anciensCodes: [], codeCommune: code, ...more },
})

interface Row {
  readonly code: string
  readonly people: number
}
type Movements = ReturnType<typeof movementsOf>

/** People of each commune of today. */
function sums({ spread }: Movements, rows: readonly Row[], cut: (row: Row, part: Part) => number) {
  const totals = new Map<string, number>()
  for (const { row, part } of spread(FILE, rows, ({ code }) => code))
    totals.set(part.commune, (totals.get(part.commune) ?? 0) + cut(row, part))
  return totals
}
const inShares = ({ people }: Row, part: Part): number => people * shareOf(part)
const inPersons = ({ people }: Row, part: Part): number => personsOf(people, part)
const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0)

/**
 * A country of before and of today: communes that stayed, that merged, that were renumbered, and that were divided; what was restored was a
 * commune déléguée before. `rows`: people of the communes of before.
 */
const countries = fc
  .array(
    fc.record({
      fate: fc.constantFrom('stays', 'merges', 'renumbered', 'divided'),
      people: fc.nat(100_000),
      parts: fc.array(fc.nat(20_000), { minLength: 2, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((fates) => {
    const before: CogUnit[] = []
    const today = new Map<string, CogUnit>()
    const rows: Row[] = []
    for (const [at, { fate, people, parts }] of fates.entries()) {
      const code = `010${String(at).padStart(2, '0')}`
      before.push(unit(code))
      rows.push({ code, people })
      if (fate === 'stays') today.set(code, unit(code, { population: people }))
      if (fate === 'renumbered')
        today.set(`02${code.slice(2)}`, unit(`02${code.slice(2)}`, { anciensCodes: [code] }))
      if (fate === 'merges') {
        const others = today.get('03000')?.anciensCodes ?? []
        today.set('03000', unit('03000', { anciensCodes: [...others, code] }))
      }
      if (fate === 'divided')
        for (const [k, population] of parts.entries()) {
          const part = k === 0 ? code : `${k + 3}${code.slice(1)}`
          if (k > 0) before.push(unit(part, { kind: 'ancienne', codeCommune: code }))
          today.set(part, unit(part, { population }))
        }
    }
    return { movements: movementsOf([...today.values()], before), codes: new Set(today.keys()), rows }
  })

describe('the movements of communes', () => {
  test('keep every sum, in shares and in whole persons, and lead to communes of today', () => {
    fc.assert(
      fc.property(countries, ({ movements, codes, rows }) => {
        const people = total(rows.map((row) => row.people))
        const [shares, persons] = [sums(movements, rows, inShares), sums(movements, rows, inPersons)]
        expect(total(shares.values())).toBeCloseTo(people, 4)
        expect(total(persons.values())).toBe(people)
        for (const [commune, count] of persons) {
          expect(codes).toContain(commune)
          expect(Number.isInteger(count) && count >= 0).toBe(true)
        }
      }),
    )
  })

  test('change nothing more in what they have been applied to', () => {
    fc.assert(
      fc.property(countries, ({ movements, rows }) => {
        const once = sums(movements, rows, inPersons)
        const again = [...once].map(([code, people]) => ({ code, people }))
        expect(sums(movements, again, inPersons)).toEqual(once)
      }),
    )
  })

  const before = [unit('15141'), unit('15031', { kind: 'ancienne', codeCommune: '15141' })]
  const cog = [
    unit('15141', { population: 750 }),
    unit('15031', { population: 250 }),
    unit('75056', { population: 10 }),
    unit('75101', { kind: 'arrondissement', codeCommune: '75056' }),
  ]

  test('spread a divided commune by its people, unless the file knows of the division', () => {
    const movements = movementsOf(cog, before)
    const whole = [{ code: '15141', people: 11 }]
    expect([...sums(movements, whole, inPersons)]).toEqual([
      ['15141', 8],
      ['15031', 3],
    ])
    const after = [...whole, { code: '15031', people: 5 }]
    expect([...sums(movements, after, inPersons)]).toEqual([
      ['15141', 11],
      ['15031', 5],
    ])
    // What has an address is where the chef-lieu is, as is what is known by its code alone.
    expect(movements.place(FILE, whole, ({ code }) => code)).toMatchObject([{ commune: '15141' }])
    expect(movements.origins('15031')).toEqual(['15141'])
  })

  test('divide equally where nobody lives', () => {
    const movements = movementsOf([unit('15141'), unit('15031')], before)
    expect([...sums(movements, [{ code: '15141', people: 10 }], inShares).values()]).toEqual([5, 5])
  })

  test('refuse what is no code of a commune by name, and leave out the collectivités d’outre-mer', () => {
    const { spread, place } = movementsOf(cog, before)
    const rows = ['75101', '97801', '98818', '01999', '02888'].map((code) => ({ code, people: 1 }))
    for (const apply of [spread<Row>, place<Row>])
      expect(() => apply(FILE, rows, ({ code }) => code)).toThrow(
        /^counts: counts\/counts\.csv: names 2 communes that the COG does not know: 01999, 02888\./,
      )
    expect(place(FILE, rows.slice(0, 3), ({ code }) => code)).toEqual([{ row: rows[0], commune: '75056' }])
  })

  test('have no other table beside them', () => {
    const data = fileURLToPath(new URL('../../data', import.meta.url))
    const naming = (word: string): string[] =>
      (readdirSync(data, { recursive: true }) as string[])
        .filter((file) => file.endsWith('.ts') && readFileSync(join(data, file), 'utf8').includes(word))
        .sort()
    expect(naming('anciensCodes')).toEqual([
      'movements.ts',
      'sources/communes-cog.ts',
      // Lists the codes themselves, for who looks for an old name.
      'tables/communes-anciennes.ts',
    ])
    expect(naming("'ancienne'")).toEqual([
      'movements.ts',
      'sources/communes-cog.ts',
      'tables/communes-anciennes.ts',
      // By name: the zoning at hand has no codes.
      'tables/zonage.ts',
    ])
  })
})

describe.runIf(HAS_RAW)('the movements of the COG at hand', () => {
  const read = () => {
    const [cog, before] = [communesCog, communesCog2022].map((source) => readSource(source, RAW).rows)
    return { cog: cog!, before: before!, ...movementsOf(cog!, before!) }
  }

  test('agree with INSEE’s own list, but where what a commune merged into was divided after', () => {
    const { cog, current } = read()
    const inUse = new Set(cog.filter(({ kind }) => kind === 'commune').map(({ code }) => code))
    const last = new Map<string, { day: string; into: Set<string> }>()
    for (const row of readCsv(RAW, 'cog/v_mvtcommune_2024.csv.gz', ['DATE_EFF', 'COM_AV', 'COM_AP'])) {
      const {
        DATE_EFF: day,
        TYPECOM_AV,
        COM_AV: from,
        TYPECOM_AP,
        COM_AP: into,
      } = row as Record<string, string>
      if (TYPECOM_AV !== 'COM' || TYPECOM_AP !== 'COM' || inUse.has(from!) || from!.startsWith('98')) continue
      const known = last.get(from!)
      if (known && known.day > day!) continue
      if (known?.day === day) known!.into.add(into!)
      else last.set(from!, { day: day!, into: new Set([into!]) })
    }
    expect(last.size).toBeGreaterThan(4_000)
    const other = [...last].filter(
      ([from, { into }]) => ![...into].some((one) => current(one) === current(from)),
    )
    // La Neuville-Garnier (merged in 2019, divided in 2024) and Lamarche-en-Woëvre (1973, 1983).
    expect(other.map(([from]) => `${from} ${current(from)}`).sort()).toEqual(['55273 55386', '60455 60694'])
  })

  test('are of a COG that has the communes and names of INSEE’s own list', () => {
    const insee = readSource(communesInsee, RAW).rows
    expect(cogDifferences(read().cog, insee)).toEqual([])
    const [first, second, ...others] = insee
    const other = { ...first!, code: '01999', nom: 'Nouvelle' }
    expect(cogDifferences(read().cog, [other, { ...second!, nom: 'Autre' }, ...others])).toEqual([
      'cog-insee-2026: communes that the COG at hand does not have: 01999 Nouvelle',
      `cog-insee-2026: communes that INSEE does not list: ${first!.code} ${first!.nom}`,
      `cog-insee-2026: named otherwise by INSEE: ${second!.code} ${second!.nom} (Autre)`,
    ])
  })

  test('divide three communes since 2022', () => {
    const { before, spread } = read()
    const communes = before.filter(({ kind }) => kind === 'commune')
    const divided = spread(communesCog2022, communes, ({ code }) => code).filter(
      ({ part }) => shareOf(part) < 1,
    )
    expect(new Set(divided.map(({ row }) => row.code))).toEqual(new Set(['15141', '60054', '85084']))
    expect(divided.map(({ part }) => part.commune).sort()).toEqual([
      ...['15031', '15035', '15047', '15141', '15171', '60054', '60694', '85084', '85165', '85212'],
    ])
  })
})
