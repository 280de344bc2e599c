import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readOptions } from '../../scripts/method/options.ts'
import { replay, type ReplayRow } from '../../scripts/method/replay.ts'
import { ORACLE, rowsOf } from '../domain/oracleCase.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-replay-'))
  file('demand.csv', 'id,population\nA,100\nB,300\n')
  file('supply.csv', 'id,etp\nS,2\nT,1\n')
  file('cost.csv', 'origin,dest,minutes\nA,S,5\nB,S,12\nB,T,18\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const run = (...args: string[]): ReplayRow[] => {
  const read = readOptions([folder, ...args])
  return replay(read.folder, read.options)
}

describe('npm run method -- replay', () => {
  test('by default: E2SFCA with the bands of the DREES', () => {
    const weighing = 100 + 300 * (2 / 3)
    expect(run()).toEqual([
      { id: 'A', e2sfca: 2 / weighing },
      { id: 'B', e2sfca: expect.closeTo((2 / 3) * (2 / weighing) + (1 / 3) * (1 / 100), 12) },
    ])
  })

  test('reads what a French spreadsheet saves, other column names, scenarios, unreachable pairs and other decays', () => {
    file('demand.csv', '\uFEFFgeoid;pop_total;pop_standardised\r\nA;1;100,0\r\nB;1;300\r\n')
    file('cost.csv', 'scenario;from_id;to_id;travel_time\n1;A;S;5\n1;B;S;NA\n1;B;T;18\n2;A;T;4\n')
    expect(run('--measure', '2sfca', '--decay', 'binary', '--max', '20')).toEqual([
      { scenario: '1', id: 'A', '2sfca': 0.02 },
      { scenario: '1', id: 'B', '2sfca': 1 / 300 },
      { scenario: '2', id: 'A', '2sfca': 0.01 },
      { scenario: '2', id: 'B', '2sfca': 0 },
    ])
    expect(run('--decay', 'power', '--exponent', '-1', '--scenario', '2')).toHaveLength(2)
  })

  test.each([
    ['none', [100, 150 + 150]],
    ['supply', [2 * (100 / 300), 0]],
  ])('allocation with constraint %s', (constraint, [first]) => {
    const rows = run(
      '--measure',
      'allocation',
      '--constraint',
      constraint,
      '--decay',
      'binary',
      '--max',
      '20',
    )
    const total = rows.filter(({ site }) => site === 'S').reduce((sum, row) => sum + Number(row.patients), 0)
    if (constraint === 'none') expect(rows[0]).toEqual({ commune: 'A', site: 'S', patients: first })
    else expect(total).toBeCloseTo(2, 12)
  })

  test('both margins held, or said to be impossible', () => {
    file('supply.csv', 'id,etp\nS,250\nT,150\n')
    const rows = run(
      '--measure',
      'spatial-availability',
      '--constraint',
      'doubly',
      '--decay',
      'exp',
      '--beta',
      '0.1',
    )
    expect(rows.map(({ flow }) => flow)).toEqual([100, 150, 150].map((flow) => expect.closeTo(flow, 6)))
    file('supply.csv', 'id,etp\nS,2\nT,1\n')
    expect(() =>
      run('--measure', 'spatial-availability', '--constraint', 'doubly', '--decay', 'exp', '--beta', '0.1'),
    ).toThrow(/margins cannot both be met/)
  })

  test('failures of the fit come by name', () => {
    expect(() => run('--measure', 'allocation', '--cap', '0.001')).toThrow(/plafond infaisable: A stays/)
    file('cost.csv', 'origin,dest,minutes\nA,S,5\nB,S,12\nB,T,200\n')
    expect(() => run('--measure', 'allocation')).toThrow(/cabinet sans demande: nobody reaches T/)
    file('supply.csv', 'id,etp\nS,0\nT,0\n')
    const unstaffed = run('--measure', 'allocation', '--constraint', 'total')
    expect(unstaffed.every(({ patients }) => patients === 0)).toBe(true)
    expect(() => run('--measure', 'allocation', '--patients', '10')).toThrow(/no site has a supply/)
  })

  test.each([
    [
      'a cell that is no number',
      'demand.csv',
      'id,population\nA,many\nB,2\n',
      /demand\.csv, line 2, column population: "many"/,
    ],
    ['a negative supply', 'supply.csv', 'id,etp\nS,-2\nT,1\n', /supply\.csv, line 2, column etp/],
    [
      'a missing column',
      'supply.csv',
      'id,colour\nS,2\n',
      /supply\.csv has no column for the supply .*--supply-column/,
    ],
    ['an id given twice', 'demand.csv', 'id,population\nA,1\nA,2\nB,1\n', /demand\.csv has the id A twice/],
    [
      'an unknown id',
      'cost.csv',
      'origin,dest,minutes\nA,Z,5\n',
      /cost\.csv, line 2, column dest: Z is in no other file/,
    ],
    [
      'a pair given twice',
      'cost.csv',
      'origin,dest,minutes\nA,S,5\nA,S,6\n',
      /line 3.*this pair comes twice/,
    ],
    ['negative minutes', 'cost.csv', 'origin,dest,minutes\nA,S,-5\n', /"-5" is not a travel time/],
    ['an empty file', 'cost.csv', '', /cost\.csv is empty/],
    ['a header alone', 'demand.csv', 'id,population\n', /demand\.csv has a header and no row/],
  ])('refuses %s, naming file, column and remedy', (_, name, text, message) => {
    file(name, text)
    expect(() => run()).toThrow(message)
  })

  test.each([
    [['--measure', 'e3sfca'], /--measure e3sfca is unknown/],
    [['--beta', 'x', '--decay', 'exp'], /--beta x is not a number/],
    [['--decay', 'exp'], /--decay exp needs --beta/],
    [['--steps', '10'], /--steps 10 cannot be read/],
    [['--constraint', 'doubly', '--measure', 'bfca'], /means nothing for bfca/],
    [['--colour', 'red'], /Unknown option/],
  ])('refuses the options %j', (args, message) => {
    expect(() => run(...args)).toThrow(message)
  })

  test.skipIf(ORACLE === null)('gives the worked example back (skipped without ../shared/oracle)', () => {
    const read = readOptions([`${ORACLE}/case6_own_worked`, '--measure', 'index', '--cap', '0.25'])
    const rows = replay(read.folder, read.options)
    rowsOf('case6_own_worked/expected_index.csv').forEach((expected, k) => {
      for (const name of ['followed', 'affected', 'E', 'A', 'N', 'R'])
        expect(Number(rows[k]![name]) / Number(expected[name])).toBeCloseTo(1, 6)
    })
  })
})
