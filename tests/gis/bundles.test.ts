import fc from 'fast-check'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { OGC_CRS } from '../../server/contract/gis.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { bundlesOf } from '../../server/service/gis/bundles.ts'
import type { Collection, Item } from '../../server/service/gis/collections.ts'
import { crsOf } from '../../server/service/gis/crs.ts'
import { writeFeatures } from '../../server/service/gis/features.ts'
import { slicesOf } from '../../server/service/gis/layers.ts'
import type { Row } from '../../server/service/rows.ts'

const COUNT = 130
const all = Array.from({ length: COUNT }, (_, at): Item => {
  const geometry: Item['geometry'] = { type: 'Point', coordinates: [at / 7, 46] }
  return { id: `é${at}`, geometry: at % 9 === 0 ? null : geometry }
})

/** A collection of more than its bundles hold, whose rows say on which calculation they rest. */
const numbered = (run: string) => {
  const rowOf = (id: string): Row => ({ nom: `« ${id} »`, share: Number(id.slice(1)) / 2, count: 3, run })
  const title = { fr: '', en: '' }
  const collection = {
    id: 'communes',
    roster: false,
    fields: {
      nom: { title, type: 'string' },
      share: { title, type: 'number' },
      count: { title, type: 'integer' },
    },
    items: () => all,
    rows: (_: unknown, ids: readonly string[]) => ids.map(rowOf),
  } as unknown as Collection
  const view = {}
  const deps = {
    today: () => '2026-11-22',
    atlas: { views: { at: () => view } },
    runs: { idAt: () => run },
  } as unknown as HandlerDeps
  return { collection, deps, rowOf }
}

/** Stretches of neighbours, as pages have, and features here and there, as a sorted list has. */
const places = fc
  .array(fc.tuple(fc.nat(COUNT - 1), fc.constantFrom(1, 3, 12, 25, 60, COUNT)), { maxLength: 6 })
  .map((stretches) =>
    stretches.flatMap(([from, length]) =>
      [...all.keys()].slice(length >= 25 ? from - (from % 25) : from).slice(0, length),
    ),
  )
const asked = fc.record({
  places,
  crs: fc.constantFrom(...[OGC_CRS[0], OGC_CRS[1], OGC_CRS[2]].map(crsOf)),
  chosen: fc.constantFrom(null, new Set(['share', 'nom'])),
  skipGeometry: fc.boolean(),
  coding: fc.constantFrom('gzip' as const, 'identity' as const),
})

test('whatever is asked for, and whatever is kept of it, features are written as from their rows', async () => {
  const world = numbered('one')
  await fc.assert(
    fc.asyncProperty(asked, async ({ coding, ...how }) => {
      const bytes = await buffer(writeFeatures(selectionOf(world, how), { run: 'one' }, coding))
      const text = (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
      const written = JSON.parse(text)
      expect(written.run).toBe('one')
      expect(written.features).toHaveLength(how.places.length)
      for (const [k, feature] of written.features.entries()) {
        const { id, geometry } = all[how.places[k]!]!
        expect(feature.id).toBe(id)
        expect(feature.geometry === null).toBe(how.skipGeometry || geometry === null)
        expect(feature.properties).toEqual(
          Object.fromEntries(
            Object.entries(world.rowOf(id)).filter(([name]) => how.chosen?.has(name) ?? true),
          ),
        )
      }
      // A share keeps its point, a count has none, however they came here.
      expect(text).not.toMatch(/"share":\d+[,}]|"count":3\./)
    }),
  )
})

test('the same features have the same bytes before and after they are kept', async () => {
  const world = numbered('bytes')
  const here = { places: [3, 4], crs: crsOf(OGC_CRS[0]), chosen: null, skipGeometry: false }
  const text = async (coding: 'gzip' | 'identity') => {
    const bytes = await buffer(writeFeatures(selectionOf(world, here), {}, coding))
    return (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
  }
  const before = await text('identity')
  await buffer(writeFeatures(selectionOf(world, { ...here, places: [...all.keys()] }), {}, 'gzip'))
  expect([await text('identity'), await text('gzip')]).toEqual([before, before])
})

test('rows that were made for something else are not made again, and give the same bytes', async () => {
  const here = { places: [...all.keys()], crs: crsOf(OGC_CRS[0]), chosen: null, skipGeometry: false }
  const write = (world: ReturnType<typeof numbered>) =>
    buffer(writeFeatures(selectionOf(world, here), {}, 'gzip'))
  const wanted = await write(numbered('shared'))
  const world = numbered('shared')
  const bundles = bundlesOf(world.collection, world.deps, all)
  for (const slice of slicesOf(world.collection, world.deps)) await bundles.keep(slice)
  const { collection } = world
  const without = { ...collection, rows: () => expect.unreachable('a row is made again') } as Collection
  expect(await write({ ...world, collection: without })).toEqual(wanted)
})

test('another calculation is told anew', async () => {
  const here = {
    places: [...all.keys()],
    crs: crsOf(OGC_CRS[0]),
    chosen: null,
    skipGeometry: false,
  }
  for (const run of ['two', 'three']) {
    const written = await buffer(writeFeatures(selectionOf(numbered(run), here), {}, 'identity'))
    const { features } = JSON.parse(written.toString())
    expect(new Set(features.map(({ properties }: { properties: Row }) => properties.run))).toEqual(
      new Set([run]),
    )
  }
})

type How = Pick<Parameters<typeof writeFeatures>[0], 'places' | 'crs' | 'chosen' | 'skipGeometry'>
function selectionOf({ collection, deps }: ReturnType<typeof numbered>, how: How) {
  const items = how.places.map((at) => all[at]!)
  return {
    ...how,
    collection,
    deps,
    all,
    items,
    numberMatched: items.length,
    offset: 0,
    former: [],
    isKnown: true,
  }
}

test('features of two calculations are never in one answer: what changes under way cuts it', async () => {
  const { collection, deps } = numbered('one')
  let run = 'before'
  const changing = { ...deps, runs: { idAt: () => run } } as unknown as HandlerDeps
  const selection = {
    ...{ collection, deps: changing, all, items: all, crs: crsOf(OGC_CRS[0]), places: [...all.keys()] },
    ...{ chosen: null, skipGeometry: false },
  } as unknown as Parameters<typeof writeFeatures>[0]
  const told: string[] = []
  const reading = async (): Promise<void> => {
    for await (const part of writeFeatures(selection, {}, 'identity')) {
      told.push(part.toString())
      if (told.join('').includes('é30')) run = 'after'
    }
  }
  await expect(reading()).rejects.toThrow('changed while they were written')
  expect(told.join('')).not.toContain('é129')
})
