import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { comparePackages, lossesIn, writeChanges } from '../../server/country/package/compare-packages.ts'
import { scratch } from '../scratch.ts'
import { changedPackage, withCell } from './changed-package.ts'
import { PACKAGE } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-compare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what another package would change is counted by table and named, as far as there is room', () => {
  const newer = join(folder, 'newer')
  const hash = changedPackage(newer, {
    'deputes.csv': withCell('79-01', 'nom', () => 'Nouvelle-Élue'),
    'circonscription_communes.csv': withCell('79-01', 'regle', () => 'contours'),
    // Ten communes fewer, and two that are new.
    'codes_postaux.csv': (text) => {
      const [header, ...lines] = text.trimEnd().split('\n')
      return [header, ...lines.slice(10), '98799,79191,', '98798,79191,', ''].join('\n')
    },
  })
  const changes = comparePackages(PACKAGE, newer)
  expect(changes.after).toBe(hash)
  expect(changes.files.map(({ path }) => path)).toEqual([
    'circonscription_communes.csv',
    'codes_postaux.csv',
    'deputes.csv',
  ])
  const [shares, postcodes, deputies] = changes.files
  expect(shares).toMatchObject({ added: 0, removed: 0, changed: 1, before: 35_065, after: 35_065 })
  expect(shares!.examples).toEqual([expect.stringMatching(/^79\d{3} 79-01 \S.*: regle entiere → contours$/)])
  expect(postcodes).toMatchObject({ added: 2, removed: 10, changed: 0, after: postcodes!.before! - 8 })
  expect(postcodes!.examples).toHaveLength(8)
  expect(deputies!.examples).toEqual([
    expect.stringMatching(/^79-01 Nouvelle-Élue Bastien: nom .+ → Nouvelle-Élue$/),
  ])
  expect(writeChanges(changes)).toContain('    and 4 more')
})

test('a package against itself changes nothing', () => {
  expect(writeChanges(comparePackages(PACKAGE, PACKAGE))).toEqual(['No file differs.'])
})

test('a table that loses more than a tenth of its rows is told, one that goes whole too', () => {
  const file = (path: string, before: number | null, after: number | null) => ({
    ...{ path, before, after, added: 0, removed: 0, changed: 0, years: { gone: [], older: [] } },
    ...{ examples: [], inForce: { before: before ?? 0, after: after ?? 0 } },
  })
  const files = [
    ...[file('a.csv', 100, 90), file('b.csv', 100, 89), file('c.csv', 3, null)],
    ...[file('d.csv', null, 5), file('e.bin', null, null), file('f.csv', 0, 0)],
    // Of twelve months: what is older goes by itself.
    file('questions_senat.csv', 5, 4),
  ]
  expect(lossesIn({ before: '', after: '', files })).toEqual([
    'b.csv: 11 of 100 rows are gone, more than a tenth.',
    'c.csv: 3 of 3 rows are gone, more than a tenth.',
  ])
})

test('an edition that is gone is named, and one older than before is a loss', () => {
  const yearOf = (line: string) => line.split(',')[1]
  const of = (name: string, change: (lines: readonly string[]) => readonly string[]) => {
    const edition = join(folder, name)
    changedPackage(edition, {
      'apl.csv': (text) => {
        const [header = '', ...lines] = text.trimEnd().split('\n')
        return [header, ...change(lines), ''].join('\n')
      },
    })
    return comparePackages(PACKAGE, edition)
  }
  // As many rows as before, of the next two editions.
  const next = of('next', (lines) =>
    lines.map((line) => line.replace(/,(202\d),/, (_, year) => `,${Number(year) + 1},`)),
  )
  expect(writeChanges(next)).toContain('    2022: no row any more')
  expect(lossesIn(next)).toEqual([])
  const former = of('former', (lines) =>
    lines.map((line) => line.replace(/,(202\d),/, (_, year) => `,${Number(year) - 1},`)),
  )
  expect(lossesIn(former)).toContain('apl.csv: goes back to an older edition: apl_mg_65 2023 → 2022.')
  const nurses = of('nurses', (lines) =>
    lines.map((line) => {
      const cells = line.split(',')
      return yearOf(line) === '2023' ? [...cells.slice(0, 4), '', ...cells.slice(5)].join(',') : line
    }),
  )
  expect(lossesIn(nurses)).toEqual(['apl.csv: goes back to an older edition: apl_infirmier 2023 → 2022.'])
})

test('the oldest edition may go alone; a list of an older day may not take the place of a newer one', () => {
  const newestAlone = join(folder, 'newest')
  changedPackage(newestAlone, {
    'apl.csv': (text) => text.replace(/^\S+,2022,.*\n/gm, ''),
  })
  expect(lossesIn(comparePackages(PACKAGE, newestAlone))).toEqual([])
  const older = join(folder, 'older')
  changedPackage(older, {
    'deputes.csv': (text) => text.replaceAll('2026-08-22', '2026-08-21'),
    'questions.csv': (text) => text.replaceAll(',2026-08-22,', ',2026-08-20,'),
  })
  expect(lossesIn(comparePackages(PACKAGE, older))).toEqual([
    'deputes.csv: goes back to an older edition: date_liste 2026-08-22 → 2026-08-21.',
    'questions.csv: goes back to an older edition: statut_le 2026-08-22 → 2026-08-20.',
  ])
  expect(lossesIn(comparePackages(older, PACKAGE))).toEqual([])
})
