import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLand } from '../../server/country/land/land.ts'
import { countryOf } from '../../server/country/package/load-country.ts'
import { cutArchive, findArchive, keepArchive } from '../../server/country/tiles/tile-archive.ts'
import { keptIn } from '../../server/db/kept.ts'
import { worldPackage } from '../world-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'relais-tiles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tilesOf = () => createLand(countryOf(worldPackage, { cabinets: [], events: [] })).tiles

/** Every address down to zoom 9 around the tiny France, and some of nothing. */
const addresses = Array.from({ length: 10 }, (_, z) => {
  const [x, y] = [Math.floor((359.6 / 720) * 2 ** z), Math.floor(0.3535 * 2 ** z)]
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [z, x + dx, y + dy] as const))
})
  .flat()
  .filter(([, x, y]) => x >= 0 && y >= 0)

test('an archive answers what would be cut, byte by byte, and deeper tiles are still cut', () => {
  const [cut, kept] = [tilesOf(), tilesOf()]
  const store = keptIn(folder, 'program')
  keepArchive(store, 'package', cutArchive(cut.layers))
  kept.useArchive(findArchive(store, 'package')!)
  let met = 0
  for (const { id } of cut.layers)
    for (const [z, x, y] of addresses) {
      const expected = cut.tile(id, z, x, y)
      const answer = kept.tile(id, z, x, y)
      expect(answer?.etag, `${id}/${z}/${x}/${y}`).toBe(expected?.etag)
      expect(answer && Buffer.from(answer.gzip).equals(expected!.gzip), id).toBe(expected && true)
      if (expected) met++
    }
  expect(met).toBeGreaterThan(60)
  expect(kept.tile('communes', 11, 1020, 726)!.etag).toBe(cut.tile('communes', 11, 1020, 726)!.etag)
  expect(kept.tile('communes', 13, 0, 0)).toBeUndefined()
})

test('the archive of another package is not taken', () => {
  expect(findArchive(keptIn(folder, 'program'), 'other')).toBeUndefined()
})
