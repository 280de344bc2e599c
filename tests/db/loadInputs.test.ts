import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findReference, keepReference, loadReference } from '../../server/country/package/reference.ts'
import { keptIn } from '../../server/db/kept.ts'
import { loadInputs } from '../../server/db/queries/reference/loadInputs.ts'
import { loadTerritoryInputs } from '../../server/db/queries/reference/loadTerritoryInputs.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'

describe.each(databases)('loadInputs on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database?.close())

  const byKey = <T>(items: readonly T[], key: (item: T) => string): T[] =>
    [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1))

  test('gives back exactly the world that was loaded, at its newest edition', async () => {
    const inputs = await loadInputs(database.knex)
    expect(inputs.aplMillesime).toBe(worldInputs.aplMillesime)
    expect(inputs.communes).toEqual(byKey(worldInputs.communes, ({ code }) => code))
    expect(inputs.parts).toEqual(byKey(worldInputs.parts, (p) => p.codeCommune + p.circonscription))
    expect(inputs.circonscriptions).toEqual(byKey(worldInputs.circonscriptions, ({ code }) => code))
    expect(inputs.cabinets).toEqual(worldInputs.cabinets)
    expect(inputs.events).toEqual(worldInputs.events)
    expect(inputs.financement).toEqual(worldInputs.financement)
  })

  test('an earlier edition changes the APL and nothing else', async () => {
    const [earlier, newest] = [
      await loadTerritoryInputs(database.knex, 2022),
      await loadTerritoryInputs(database.knex, 2023),
    ]
    expect(earlier.communes[0]!.aplMg65).toBeCloseTo(newest.communes[0]!.aplMg65! + 0.1)
    expect(earlier.parts).toEqual(newest.parts)
  })

  test('an edition that is not loaded is refused by its year', async () => {
    await expect(loadTerritoryInputs(database.knex, 2031)).rejects.toThrow(/2031/)
  })

  test('a reference that was kept is the one that was read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-reference-'))
    const kept = keptIn(folder, 'program')
    const read = keepReference(kept, 'package', await loadReference(database.knex))
    expect(findReference(kept, 'package')).toEqual(read)
    expect(read.communes).toHaveLength(worldInputs.communes.length)
    expect(findReference(kept, 'next package')).toBeUndefined()
    rmSync(folder, { recursive: true })
  })
})
