import { describe, expect, test } from 'vitest'
import type { Figure } from '../../server/domain/figure.ts'
import { chooseSeats, type Asked } from '../../server/service/sheet/chooseSeats.ts'

const followed = (rest: Partial<Figure>): Figure => ({
  ...{
    indicator: 'patients-suivis',
    unit: 'patients',
    rounded: null,
    value: null,
    low: null,
    high: null,
    status: 'ok',
    vintage: '2026',
  },
  ...{ sources: [], demonstration: true },
  ...rest,
})
const seat = (code: string, groupeAbrege: string | null, figure?: Partial<Figure>) => ({
  code,
  depute: {
    ...{ civilite: null, nom: groupeAbrege && 'N', groupe: groupeAbrege, groupeAbrege },
    ...{ dateListe: '2026-08-22', listeAncienne: true },
  },
  figures: figure ? [followed(figure)] : [],
})
const choose = (
  areas: ReturnType<typeof seat>[],
  choice: Partial<Parameters<typeof chooseSeats>[2]>,
  asked = new Map<string, Asked>(),
) => {
  const { chosen, untold } = chooseSeats(areas as never as Parameters<typeof chooseSeats>[0], asked, {
    ...{ groupe: null, question: null, limits: [] },
    ...choice,
  })
  return [chosen.map(({ code }) => code), untold]
}

describe('the circonscriptions that meet a choice', () => {
  test('all of them without one; by group, by question put, by both', () => {
    const seats = [seat('01-01', 'A'), seat('01-02', 'B'), seat('01-03', 'A'), seat('01-04', null)]
    const asked = new Map([
      ['01-03', { all: 2, waiting: 0, byHolder: 2 }],
      ['01-02', { all: 1, waiting: 1, byHolder: 0 }],
    ])
    expect(choose(seats, {})).toEqual([['01-01', '01-02', '01-03', '01-04'], []])
    expect(choose(seats, { groupe: 'A' })).toEqual([['01-01', '01-03'], []])
    expect(choose(seats, { question: 'posee' }, asked)).toEqual([['01-02', '01-03'], []])
    expect(choose(seats, { question: 'sans-reponse' }, asked)).toEqual([['01-02'], []])
    expect(choose(seats, { groupe: 'A', question: 'aucune' }, asked)).toEqual([['01-01'], []])
  })

  test.each<[string, Partial<Figure>, number, 'in' | 'out' | 'untold']>([
    ['a value above', { value: 120 }, 100, 'in'],
    ['a value at it', { value: 100 }, 100, 'in'],
    ['a value below', { value: 90 }, 100, 'out'],
    ['a lower bound below it', { value: 90, operator: 'at-least' }, 100, 'untold'],
    ['a lower bound above it', { value: 120, operator: 'at-least' }, 100, 'in'],
    ['under 11, asked for 100', { status: 'hidden' }, 100, 'out'],
    ['under 11, asked for 5', { status: 'hidden' }, 5, 'untold'],
    ['not disclosed', { status: 'protecting' }, 100, 'untold'],
    ['missing', { status: 'missing' }, 0, 'untold'],
    ['a class above', { status: 'class', class: { min: 200, max: 499 } }, 100, 'in'],
    ['a class below', { status: 'class', class: { min: 11, max: 49 } }, 100, 'out'],
    ['a class that holds it', { status: 'class', class: { min: 50, max: 199 } }, 100, 'untold'],
  ])('%s', (_, figure, min, meant) => {
    expect(choose([seat('01-01', 'A', figure)], { limits: [{ chiffre: 'patients-suivis', min }] })).toEqual([
      meant === 'in' ? ['01-01'] : [],
      meant === 'untold' ? ['01-01'] : [],
    ])
  })

  test('every limit must be met; one that is not known to fail leaves it untold, one that fails leaves it out', () => {
    const [few, many] = [{ value: 20 }, { value: 90 }].map((one, at) => seat(`01-0${at + 1}`, 'A', one))
    const risk = (value: number) => ({ ...followed({ value }), indicator: 'risque' as const })
    const both = [
      { ...few!, figures: [...few!.figures, risk(50)] },
      { ...many!, figures: [...many!.figures, risk(50)] },
    ]
    const limits = [
      { chiffre: 'patients-suivis', min: 60 },
      { chiffre: 'risque', min: 40 },
    ] as const
    expect(choose(both, { limits })).toEqual([['01-02'], []])
    expect(choose([few!, many!], { limits })).toEqual([[], ['01-02']])
  })

  test('no figure at all is not below', () => {
    expect(choose([seat('99-01', 'A')], { limits: [{ chiffre: 'patients-suivis', min: 1 }] })).toEqual([
      [],
      ['99-01'],
    ])
  })
})
