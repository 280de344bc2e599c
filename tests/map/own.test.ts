import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../server/country/views/columns.ts'
import { allocate } from '../../server/domain/allocate.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { publish } from '../../server/domain/publish.ts'
import { situate } from '../../server/domain/situate.ts'
import { ordersAt, type LevelColumns } from '../../web/map/data/columns.ts'
import { boundsOfMean } from '../../server/domain/areas/boundsOfMean.ts'
import { writeFragment, readFragment } from '../../web/map/own/groups.ts'
import { readGroups } from '../../web/map/own/read-groups.ts'
import { unite } from '../../web/map/own/shapes.ts'
import { sumsOf } from '../../web/map/own/sum-groups.ts'
import { worlds } from '../domain/worlds.ts'

const communes = {
  codes: ['01001', '2A004', '75056', '79191', '79192', '86001', '86002'],
  noms: ['L’Abergement', 'Ajaccio', 'Paris', 'Niort', 'Niortais', 'Saint-Rémy', 'Saint-Rémy'],
}
const read = (text: string) => readGroups(text, 'fichier', communes)
const groups = (text: string) =>
  Object.fromEntries((read(text).grouping?.groupes ?? []).map((one) => [one.nom, one.communes]))

describe('a grouping read from a file', () => {
  const expected = { 'CPTS Nord': ['79191', '79192'], 'CPTS; Sud': ['01001'] }
  it.each([
    ['as asked', 'code_commune;groupe\n79191;CPTS Nord\n79192;CPTS Nord\n01001;"CPTS; Sud"\n'],
    [
      'with a mark, commas and Windows ends',
      '\uFEFFCODGEO,CPTS\r\n79191,CPTS Nord\r\n79192,CPTS Nord\r\n01001,CPTS; Sud\r\n',
    ],
    [
      'with tabs, columns turned round, a third one',
      'Secteur\tpopulation\tCode INSEE\nCPTS Nord\t5\t79191\nCPTS Nord\t5\t79192\nCPTS; Sud\t5\t01001',
    ],
    ['without headings, a zero lost', '79191;CPTS Nord\n79192;CPTS Nord\n1001;"CPTS; Sud"'],
    [
      'as a table of health territories is published',
      'code_insee;lib_commune;dep;num_cpts;nom_cpts\n79191;Niort;79;790000001;CPTS Nord\n79192;Niortais;79;790000001;CPTS Nord\n01001;L’Abergement;01;010000001;"CPTS; Sud"\n',
    ],
    [
      'as a table of territoires de vie-santé is published',
      'codgeo;libgeo;dep;tvs;libtvs\n79191;Niort;79;79191;CPTS Nord\n79192;Niortais;79;79191;CPTS Nord\n01001;L’Abergement;01;01004;"CPTS; Sud"\n',
    ],
    ['by names', 'commune;groupe\nniort;CPTS Nord\nNIORTAIS;CPTS Nord\nl\'abergement;"CPTS; Sud"'],
  ])('%s', (_, text) => {
    expect(groups(text)).toEqual(expected)
    expect(read(text).troubles).toEqual([])
  })

  it('reads an arrondissement as its city, once', () => {
    expect(groups('code;groupe\n75101;A\n75102;A\n')).toEqual({ A: ['75056'] })
  })

  it('leaves out what it cannot read, by line and with a remedy, and guesses nothing', () => {
    const { troubles, grouping } = read(
      'code_commune;groupe\n79999;A\nNiorta;A\nSaint-Remy;A\n79191;A\n79191;B\n01001;\n',
    )
    expect(grouping?.groupes).toEqual([{ nom: 'A', communes: ['79191'] }])
    expect(troubles).toEqual([
      { kind: 'inconnue', line: 2, text: '79999', remedies: [] },
      { kind: 'inconnue', line: 3, text: 'Niorta', remedies: ['Niortais (79192)'] },
      {
        kind: 'plusieurs',
        line: 4,
        text: 'Saint-Remy',
        remedies: ['Saint-Rémy (86001)', 'Saint-Rémy (86002)'],
      },
      { kind: 'double', line: 6, text: '79191', remedies: ['A'] },
      { kind: 'sans-groupe', line: 7, text: '01001', remedies: [] },
    ])
    expect(read('nom;age\nPaul;3\n').grouping).toBeNull()
    expect(read('').grouping).toBeNull()
  })

  it('is in the fragment of the link, whole, and nothing else is read from one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 60 }),
        fc.array(
          fc.record({
            nom: fc.string({ maxLength: 60 }),
            communes: fc.subarray(communes.codes, { minLength: 1 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (nom, some) => {
          const fragment = await writeFragment({ nom, groupes: some })
          expect(fragment).toMatch(/^g=[\w-]+$/)
          expect(await readFragment(`#${fragment}`)).toEqual({ nom, groupes: some })
        },
      ),
      { numRuns: 40 },
    )
    for (const wrong of ['', '#plan', '#g=', '#g=AAAA', '#g=<b>'])
      expect(await readFragment(wrong)).toBeNull()
    const many = Array.from({ length: 500 }, (_, n) => String(10_000 + 7 * n))
    const long = await writeFragment({ nom: 'CPTS', groupes: [{ nom: 'A', communes: many }] })
    expect(long.length).toBeLessThan(2000)
  })
})

it('the orders behind a grouping are those of all its communes', () => {
  const arretesZonage = {
    ...{ from: '2024-01-01', to: '2026-06-01', rangs: [0, 1, 2] },
    editions: [
      { from: '2024-01-01', to: '2024-01-01' },
      { from: '2025-01-01', to: '2025-03-01' },
      { from: '2026-06-01', to: '2026-06-01' },
    ],
  }
  const read = {
    niveau: 'commune',
    codes: ['01001', '01002', '01003'],
    values: {},
    arretesZonage,
  } as unknown as LevelColumns
  const own = sumsOf(read, {
    nom: 'x',
    groupes: [
      { nom: 'A', communes: ['01001', '01002'] },
      { nom: 'B', communes: ['01003'] },
    ],
  })
  expect([0, 1].map((row) => ordersAt(own, row))).toEqual([
    { from: '2024-01-01', to: '2025-03-01' },
    { from: '2026-06-01', to: '2026-06-01' },
  ])
  expect(
    ordersAt(
      sumsOf({ ...read, arretesZonage: undefined } as unknown as LevelColumns, { nom: 'x', groupes: [] }),
      0,
    ),
  ).toBeNull()
})

describe('the figures of a grouping', () => {
  it('always hold the true sums and ratios, whatever is hidden, and are numbers only where all is told', () => {
    fc.assert(
      fc.property(worlds, fc.nat(3), (inputs, seed) => {
        const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients: 300 })
        const situation = situate(allocation, inputs, '2026-06-15')
        const level = publish(situation, allocation, {
          aplMillesime: { medecins: 2023, infirmiers: 2023 },
        }).commune
        const raw = situation.levels.commune
        const read = {
          ...columnsOf(level),
          niveau: 'commune',
          codes: [...level.codes],
        } as unknown as LevelColumns
        const sets = [0, 1].map((k) => level.codes.filter((_, at) => (at + seed) % 2 === k))
        const own = sumsOf(read, {
          nom: 'x',
          groupes: sets.flatMap((some, k) => (some.length > 0 ? [{ nom: String(k), communes: some }] : [])),
        })
        own.codes.forEach((_, a) => {
          const members = sets.filter((some) => some.length > 0)[a]!.map((code) => level.codes.indexOf(code))
          const sum = (id: keyof typeof raw.values) => members.reduce((all, i) => all + raw.values[id][i]!, 0)
          const holds = (id: keyof typeof raw.values, truth: number) => {
            const at = `${id} ${own.states[id]![a]} ${own.values[id]![a]} ${own.lows[id]?.[a]} ${own.highs[id]?.[a]}`
            if (!Number.isFinite(truth) || own.values[id]![a] === null) return
            const [low, high] = [own.lows[id]?.[a] ?? own.values[id]![a]!, own.highs[id]?.[a] ?? null]
            expect(truth, at).toBeGreaterThanOrEqual(low - 1e-6)
            if (own.operators[id]![a] !== 'm') expect(truth, at).toBeLessThanOrEqual((high ?? low) + 1e-6)
          }
          for (const id of [
            'patients-suivis',
            'suivi-arrete',
            'interruptions-attendues',
            'population',
          ] as const)
            holds(id, sum(id))
          holds('interruption', sum('interruptions-attendues') / sum('patients-suivis'))
          if (members.every((i) => Number.isFinite(raw.values.risque[i]!) && raw.outside[i] === 0)) {
            holds('patients-sans-relais', sum('patients-sans-relais'))
            holds('risque', (100 * sum('patients-sans-relais')) / sum('patients-suivis'))
          }
          expect(own.states.population![a]).toBe('o')
          // A sum of classes is never told as one number.
          const classes = members.some((i) => 'ksp'.includes(read.states['patients-suivis']![i]!))
          if (classes && own.operators['patients-suivis']![a] === '-')
            expect(own.states['patients-suivis']![a]).toBe('k')
        })
      }),
      { numRuns: 150 },
    )
  })

  it('bound a mean as narrowly as its members allow', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([a, b]) => ({
        low: Math.min(a, b),
        high: Math.max(a, b),
      }))
    fc.assert(
      fc.property(
        fc.array(fc.record({ weight: range, value: range }), { minLength: 1, maxLength: 5 }),
        (members) => {
          const bounds = boundsOfMean(members)
          let [least, most] = [Infinity, -Infinity]
          for (let corner = 0; corner < 4 ** members.length; corner++) {
            let [all, total] = [0, 0]
            members.forEach(({ weight, value }, k) => {
              const bits = Math.floor(corner / 4 ** k) % 4
              const w = bits & 1 ? weight.high : weight.low
              all += w
              total += w * (bits & 2 ? value.high : value.low)
            })
            if (all === 0) continue
            least = Math.min(least, total / all)
            most = Math.max(most, total / all)
          }
          expect(bounds === null).toBe(least === Infinity)
          if (!bounds) return
          expect(bounds.low).toBeCloseTo(least, 9)
          expect(bounds.high).toBeCloseTo(most, 9)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the contours of a grouping', () => {
  const carre = (x: number, y: number): number[][][][] => [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  ]
  it('lose the sides inside, keep the holes, and stay apart where communes do not touch', () => {
    const ring = [0, 1, 2].flatMap((x) => [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [carre(x, y)])))
    const [polygon, ...others] = unite(ring).coordinates
    expect(others).toEqual([])
    expect(polygon).toHaveLength(2)
    expect(polygon![0]).toHaveLength(13)
    expect(polygon![1]).toHaveLength(5)
    expect(unite([carre(0, 0), carre(5, 5)]).coordinates).toHaveLength(2)
  })
})
