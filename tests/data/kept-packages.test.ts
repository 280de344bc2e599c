import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extractPackage, prunePackages, savePackage } from '../../server/country/package/kept-packages.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { transact } from '../../server/db/statement.ts'
import { sha256 } from '../../server/sha256.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'

const folder = mkdtempSync(join(scratch, 'relais-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A package of one file. */
function packageOf(name: string) {
  const place = join(folder, name)
  mkdirSync(place)
  writeFileSync(join(place, 'a.csv'), name)
  const described = JSON.stringify({ resources: [{ path: 'a.csv', hash: `sha256:${sha256(name)}` }] })
  writeFileSync(join(place, 'datapackage.json'), described)
  return { folder: place, hash: sha256(described) }
}
/** Five are kept. */
const packages = Array.from({ length: 7 }, (_, at) => packageOf(`edition ${at}`))

describe.each(databases)('packages kept in the $name database', ({ name, open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
    await database.knex.raw('ALTER TABLE package_files DROP CONSTRAINT package_files_whole')
  })
  afterAll(() => database?.close())

  /** Loads one as the command does; how many files went. */
  const load = (at: number): Promise<number> =>
    transact(database.knex, async (trx) => {
      await savePackage(trx, packages[at]!.folder, packages[at]!.hash)
      await takePackage(trx, packages[at]!.hash)
      return prunePackages(trx)
    })

  test('the oldest go, and one that is damaged keeps no other from being loaded until it is mended', async () => {
    const gone: number[] = []
    for (let at = 0; at < 6; at++) gone.push(await load(at))
    // The first one: its file and its description.
    expect(gone).toEqual([0, 0, 0, 0, 0, 2])
    const { hash } = packages[3]!
    await database.knex.raw(`UPDATE package_files SET bytes = '' WHERE sha256 = ?`, [hash])
    // Which files it needs cannot be told: none goes.
    expect(await load(6)).toBe(0)
    expect(await findCurrentPackage(database.knex)).toBe(packages[6]!.hash)
    const out = join(folder, 'out', name, 'package')
    await expect(extractPackage(database.knex, hash, out)).rejects.toThrow(
      'datapackage.json: is damaged in the database. Load the package again',
    )
    expect(await load(3)).toBe(2)
    await extractPackage(database.knex, hash, out)
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('edition 3')
  })
})
