import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { scratch } from '../scratch.ts'
import { changedPackage } from './changed-package.ts'
import { PACKAGE } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-demand-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Invented: nothing of it is in the package. */
const AGES = '79191,2022,0,0,0,1000,0,0,10\n'
const PATIENTS = '79,45-49,2023,40,1000\n79,90-94,2023,,500\n86,90-94,2023,50,500\n'

test('the communes of the package expect patients by age only once both tables have rows', () => {
  const own = readReference(openFiles(PACKAGE)).communes
  expect(own.some((commune) => 'patientsAttendus' in commune)).toBe(false)

  const half = join(folder, 'half')
  changedPackage(half, { 'communes_ages.csv': (text) => text + AGES })
  expect(readReference(openFiles(half)).communes).toEqual(own)

  const both = join(folder, 'both')
  changedPackage(both, {
    'communes_ages.csv': (text) => text + AGES,
    'diabete_departements.csv': (text) => text + PATIENTS,
  })
  const expected = new Map(
    readReference(openFiles(both)).communes.map(({ code, patientsAttendus }) => [code, patientsAttendus]),
  )
  // 1,000 × 4 % + 10 × 10 %: the count of the oldest is secret, and that of all départements stands for it.
  expect(expected.get('79191')).toBeCloseTo(41, 9)
  expect(expected.get('79001')).toBeNull()
  expect(expected.size).toBe(own.length)
})
