import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FIRST_ROWS,
  KEPT_STATUTS,
  KEPT_ZONES,
  MAPPABLE,
  keyOf,
  codeOf,
  cutsAcross,
  OVERLAYS,
  INITIAL_STATE,
  MAP_NIVEAUX,
  niveauOf,
  PANELS,
  parseState,
  serialiseState,
  viewOf,
  type MapState,
} from '../../web/map/state.ts'
import { LiveState } from '../../web/map/live-state.svelte.ts'
import { GOAL_CABINETS } from '../../server/domain/goal/goal.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'

const departement = fc.constantFrom('01', '2A', '79', '971', '974')
const code = fc.oneof(
  departement,
  fc.constantFrom('72-04', '2A-01', '974-03'),
  fc.constantFrom('79191', '2A004', '97411', '01001'),
  fc.constantFrom(
    'epci:200000172',
    'canton:2A01',
    'bassin-de-vie:79191',
    'arrondissement:9711',
    'canton:hors-niveau',
  ),
)

const day = fc
  .date({ min: new Date('2025-12-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Any state a reader can reach. */
const state: fc.Arbitrary<MapState> = fc
  .record({
    niveau: fc.constantFrom(...MAP_NIVEAUX),
    indicator: fc.constantFrom(...MAPPABLE),
    view: fc.option(
      fc
        .tuple(
          fc.double({ min: 0, max: 22, noNaN: true }),
          fc.double({ min: -85, max: 85, noNaN: true }),
          fc.double({ min: -180, max: 180, noNaN: true }),
        )
        .map(([zoom, lat, lon]) => viewOf(zoom, lat, lon)!),
    ),
    selection: fc.option(code),
    layers: fc.subarray([...OVERLAYS]),
    classes: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
    statut: fc.option(fc.constantFrom(...KEPT_STATUTS)),
    zone: fc.option(fc.constantFrom(...KEPT_ZONES)),
    first: fc.option(fc.constantFrom(...FIRST_ROWS)),
    sort: fc.record({
      key: fc.constantFrom('nom' as const, 'ecart' as const, 'manquent' as const, ...INDICATEURS),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    perimeter: fc.option(
      fc.oneof(
        fc.record({
          kind: fc.constant('region' as const),
          codes: fc.constantFrom('75', '11', '04').map((one) => [one]),
        }),
        fc.record({
          kind: fc.constant('departement' as const),
          codes: fc.uniqueArray(departement, { minLength: 1 }).map((codes) => codes.sort()),
        }),
      ),
    ),
    day: fc.option(day),
    comparison: fc.option(fc.record({ day, view: fc.constantFrom('volet' as const, 'ecart' as const) })),
    threshold: fc.integer({ min: 5, max: 60 }).map((dixiemes) => dixiemes / 10),
    crossed: fc.boolean(),
    goal: fc.option(
      fc.record({
        minutes: fc.integer({ min: 1, max: 12 }).map((n) => 5 * n),
        part: fc.integer({ min: 5, max: 100 }).map((percent) => percent / 100),
        cabinets: fc.constantFrom(...GOAL_CABINETS),
      }),
    ),
    panel: fc.constantFrom(...PANELS),
    scenario: fc.constantFrom(null, '_p~d36~20~1_o~36044~0.75'),
    other: fc.constantFrom(null, '2026-11-22_p~d36~40~1'),
  })
  .map(({ scenario, ...others }) => ({
    ...others,
    // The page's day is its scenario's.
    scenario: scenario && others.day ? others.day + scenario : null,
  }))

describe('the state of the map in the address', () => {
  it('reads back exactly what it wrote', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(parseState(serialiseState(one))).toEqual(one)
      }),
    )
  })

  it('never fails on what somebody typed, and settles at once', () => {
    const part = fc.tuple(fc.constantFrom(...'nizslkofactvxp'), fc.string())
    const typed = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => `?${parts.map(([key, value]) => `${key}=${value}`).join('&')}`),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseState(text)
        expect(parseState(serialiseState(read))).toEqual(read)
      }),
    )
  })

  it('says nothing of what is as it opens', () => {
    expect(serialiseState(INITIAL_STATE)).toBe('')
    expect(parseState('')).toEqual(INITIAL_STATE)
  })

  it('is short and can be read by a person', () => {
    const link = serialiseState({
      ...INITIAL_STATE,
      niveau: 'circonscription',
      selection: '72-04',
      layers: ['cabinets', 'zonage'],
      classes: [4, 5],
      perimeter: { kind: 'region', codes: ['52'] },
      view: viewOf(8.123456, 47.9999999, -0.00001),
    })
    expect(link).toBe('?n=circonscription&f=r52&s=72-04&l=cabinets,zonage&k=45&z=8.12/48/0')
    expect(serialiseState({ ...INITIAL_STATE, layers: [] })).toBe('?l=-')
  })

  it('leaves out of bounds and foreign values alone', () => {
    expect(parseState('?n=pays&i=population&z=99/0/0&s=<b>&k=9&o=-x&f=z1&a=2026-02-30&c=1&t=9&x=1')).toEqual(
      INITIAL_STATE,
    )
    expect(parseState('?a=2026-03-27&scenario=2026-06-01_p~d36~20~1').day).toBe('2026-06-01')
    expect(parseState('?z=5/46').view).toBeNull()
    expect(viewOf(5, Number.NaN, 2)).toBeNull()
  })

  it('knows the level of a code by its form', () => {
    expect(['79', '2A', '974', '72-04', '974-03', '79191', '2A004'].map(niveauOf)).toEqual([
      ...Array.from({ length: 3 }, () => 'departement'),
      ...Array.from({ length: 2 }, () => 'circonscription'),
      ...Array.from({ length: 2 }, () => 'commune'),
    ])
    for (const niveau of MAP_NIVEAUX)
      if (cutsAcross(niveau)) {
        expect(niveauOf(keyOf(niveau, '79191'))).toBe(niveau)
        expect(codeOf(keyOf(niveau, '79191'))).toBe('79191')
      }
  })
})

it('two days are compared by a figure: a goal ends with it, from an address too', () => {
  const { goal, comparison } = parseState('?q=30/80&c=2026-03-27')
  expect(goal).not.toBeNull()
  expect(comparison).not.toBeNull()
  const state = new LiveState({ ...INITIAL_STATE, goal, comparison })
  expect(state.copied()).toEqual({ ...INITIAL_STATE, comparison })
  state.set({ goal, comparison: null })
  state.set({ comparison })
  expect(state.goal).toBeNull()
})
