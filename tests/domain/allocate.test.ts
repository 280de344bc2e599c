import { describe, expect, test } from 'vitest'
import { allocate, allocateInSteps } from '../../server/domain/allocate.ts'
import { computeSituation } from '../../server/domain/computeSituation.ts'
import type { Cabinet, Commune, Inputs } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { sum } from '../../server/domain/sum.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'

const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }
const withCommune = (code: string, change: Partial<Commune>): Inputs => ({
  ...worldInputs,
  communes: worldInputs.communes.map((commune) =>
    commune.code === code ? { ...commune, ...change } : commune,
  ),
})
const withCabinet = (id: string, change: Partial<Cabinet>): Inputs => ({
  ...worldInputs,
  cabinets: worldInputs.cabinets.map((cabinet) => (cabinet.id === id ? { ...cabinet, ...change } : cabinet)),
})
const kinds = (inputs: Inputs): string[] =>
  allocate(inputs, parameters).warnings.map(({ kind, subject }) => `${kind} ${subject}`)

describe('who is followed where', () => {
  test('caseloads follow nurse time; patients stay on their network', () => {
    const { caseload, followed, communes } = allocate(worldInputs, parameters)
    expect(caseload[3]! / caseload[0]!).toBeCloseTo(1.5, 12)
    const corsica = communes.flatMap(({ reseau }, i) => (reseau === 'corse' ? [followed[i]!] : []))
    expect(sum(corsica)).toBeCloseTo(caseload[5]!, 9)
    expect(followed[communes.findIndex(({ code }) => code === '97601')]).toBe(0)
  })

  test('one declared caseload moves nothing: it could be read off the figures', () => {
    const { caseload, flows } = allocate(withCabinet('C1', { patientsDeclares: 300 }), parameters)
    expect({ caseload, flows }).toEqual({
      caseload: allocate(worldInputs, parameters).caseload,
      flows: allocate(worldInputs, parameters).flows,
    })
  })

  test('a cap that binds sends people to the neighbours, totals unchanged', () => {
    const tight = allocate(worldInputs, { ...parameters, patients: 1400 })
    tight.followed.forEach((people, i) =>
      expect(people).toBeLessThanOrEqual(tight.demand[i]! * 0.5 * (1 + 1e-6)),
    )
    expect(sum(tight.followed)).toBe(1400)
  })

  test('a cap that cannot hold is named, totals unchanged', () => {
    const { warnings, followed } = allocate(worldInputs, { ...parameters, patients: 4000 })
    expect(warnings.some(({ kind }) => kind === 'plafond-infaisable')).toBe(true)
    expect(sum(followed)).toBe(4000)
  })
})

test('it pauses between its steps, so that a server that takes a new roster answers others', () => {
  expect([...allocateInSteps(worldInputs, parameters)].length).toBeGreaterThan(10)
})

test('what is known of cabinets that have not moved is taken over, and no bit differs', () => {
  const before = allocate(worldInputs, parameters)
  const [moved, changed, ...others] = worldInputs.cabinets
  const cabinets = [
    ...others.slice(1),
    { ...moved!, lon: moved!.lon + 0.05 },
    { ...changed!, etp: changed!.etp + 1 },
    { ...moved!, id: 'NEW' },
  ]
  const inputs = { ...worldInputs, cabinets }
  const steps = allocateInSteps(inputs, parameters, before)
  let next = steps.next()
  while (!next.done) next = steps.next()
  expect(next.value).toEqual(allocate(inputs, parameters))
  expect(next.value.areas).toBe(before.areas)
})

describe('bad input is named and drops nobody', () => {
  test.each([
    ['a cabinet outside every network', withCabinet('C1', { reseau: '999' }), 'cabinet-hors-reseau C1'],
    ['a cabinet without nurse time', withCabinet('C1', { etp: 0 }), 'cabinet-sans-demande C1'],
    ['nurse time that is no number', withCabinet('C1', { etp: NaN }), 'valeur-non-finie C1'],
    ['coordinates that are no numbers', withCabinet('C1', { lon: NaN }), 'valeur-non-finie C1'],
    ['an empty commune', worldInputs, 'population-nulle 79006'],
    ['a commune without APL', worldInputs, 'apl-absente 97601'],
    ['a degenerate polygon', withCommune('79001', { areaKm2: null }), 'polygone-degenere 79001'],
    ['a population that is no number', withCommune('79001', { population: NaN }), 'valeur-non-finie 79001'],
    [
      'a standardised population that is no number',
      withCommune('79001', { populationStandardisee: NaN }),
      'valeur-non-finie 79001',
    ],
    ['a commune that is nowhere', withCommune('79001', { lat: NaN }), 'valeur-non-finie 79001'],
  ])('%s', (_, inputs, warning) => {
    expect(kinds(inputs)).toContain(warning)
    expect(computeSituation(inputs, WORLD_DAY, parameters).checks.patientsTotal).toBe(WORLD_PATIENTS)
  })

  test('no cabinet at all: nobody is followed, every figure says so', () => {
    const situation = computeSituation({ ...worldInputs, cabinets: [], events: [] }, WORLD_DAY, parameters)
    expect(situation.checks.patientsTotal).toBe(0)
    expect(situation.levels.france.values.risque[0]).toBeNaN()
  })

  test('no commune at all: empty levels, every cabinet named', () => {
    const empty = { ...worldInputs, communes: [], parts: [], circonscriptions: [] }
    expect(allocate(empty, parameters).warnings).toHaveLength(worldInputs.cabinets.length)
    expect(computeSituation(empty, WORLD_DAY, parameters).levels.commune.codes).toEqual([])
  })
})

describe('areas', () => {
  const { levels } = computeSituation(worldInputs, WORLD_DAY, parameters)
  const at = (niveau: 'circonscription' | 'departement' | 'commune', code: string) => {
    const index = levels[niveau].codes.indexOf(code)
    return (indicator: keyof typeof levels.france.values) => levels[niveau].values[indicator][index]!
  }

  test('a split commune counts by its parts', () => {
    expect(at('circonscription', '79-01')('population')).toBeCloseTo(20_000 + 4000 + 0.6 * 12_000, 9)
    expect(at('circonscription', '79-01')('cabinets')).toBeCloseTo(1.6, 12)
  })

  test('but a cabinet counts whole where it stands, once somebody looked', () => {
    const seats = new Map([['C2', ['79-02']]])
    const seated = computeSituation({ ...worldInputs, seats }, WORLD_DAY, parameters)
    const { codes, values, cabinetsByStatus } = seated.levels.circonscription
    const [first, second] = [codes.indexOf('79-01'), codes.indexOf('79-02')]
    expect([values.cabinets[first], values.cabinets[second]]).toEqual([1, 2])
    expect([values.etp[first], values.etp[second]]).toEqual([1, 1.3])
    expect([cabinetsByStatus.reduced[first], cabinetsByStatus.reduced[second]]).toEqual([0, 1])
    expect(seated.levels.departement).toEqual(levels.departement)
  })

  test('risk is made again from sums, not averaged', () => {
    const values = at('departement', '79')
    const [followed, affected, relayless] = [
      values('patients-suivis'),
      values('interruptions-attendues'),
      values('patients-sans-relais'),
    ]
    expect(values('interruption')).toBeCloseTo(affected / followed, 12)
    expect(values('sans-alternative')).toBeCloseTo(relayless / affected, 12)
    expect(values('risque')).toBeCloseTo((100 * relayless) / followed, 12)
    expect(values('risque')).toBeCloseTo(100 * values('interruption') * values('sans-alternative'), 12)
    const communes = levels.commune.codes.flatMap((code, i) => (code.startsWith('79') ? [i] : []))
    const { values: own } = levels.commune
    const alone = communes.map((i) => own['interruptions-attendues'][i]! * (own['sans-alternative'][i]! || 0))
    expect(sum(alone)).toBeCloseTo(relayless, 9)
  })

  test('the four statuses add up to the followed', () => {
    const values = at('departement', '79')
    expect(
      values('suivi-ouvert') + values('suivi-reduit') + values('suivi-arrete') + values('suivi-inconnu'),
    ).toBeCloseTo(values('patients-suivis'), 9)
  })

  test('circonscriptions without figures are not among them; those with figures all are', () => {
    expect(levels.circonscription.codes).toEqual(['2A-01', '79-01', '79-02', '86-01', '976-01'])
  })

  test('people by minutes add up to the total population; no road counts as 45 and more', () => {
    const people = levels.departement.peopleByMinutes
    const mayotte = levels.departement.codes.indexOf('976')
    expect(people['45+'][mayotte]).toBe(11_000)
    expect(at('departement', '79')('minutes-active')).toBeGreaterThan(4)
  })
})
