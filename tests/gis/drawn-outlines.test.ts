import { expect, test } from 'vitest'
import { OGC_CRS } from '../../server/contract/gis.ts'
import { boundsIn, hasGeometry, meetsBoxes } from '../../server/service/gis/bbox.ts'
import type { Item } from '../../server/service/gis/collections.ts'
import { crsOf } from '../../server/service/gis/crs.ts'
import { featureHead } from '../../server/service/gis/feature-text.ts'
import { placeless } from '../../server/service/gis/features.ts'

/** An area that counts how often its outline is drawn. */
function area() {
  const drawn = { times: 0 }
  const ring = [0, 1, 1, 0, 0].map((lon, at) => [lon + 2, [46, 46, 47, 47, 46][at]!])
  const item: Item = {
    id: '79191',
    get geometry() {
      drawn.times++
      return { type: 'MultiPolygon' as const, coordinates: [[ring]] }
    },
  }
  return { item, drawn }
}
/** Longitude first, and planes that lead everywhere. */
const everywhere = OGC_CRS.map(crsOf).filter(({ meridian }) => meridian === null)

test('a feature that is written draws its outline once, and not where none is told', () => {
  const { item, drawn } = area()
  expect(featureHead(item, null)).toContain('"geometry":null')
  expect(drawn.times).toBe(0)
  expect(featureHead(item, crsOf(OGC_CRS[0]))).toContain('"MultiPolygon"')
  expect(drawn.times).toBe(1)
})

test('a page of features draws none to say that all have a place', () => {
  const { item, drawn } = area()
  for (const crs of everywhere) expect(placeless([item], crs)).toBe('')
  expect(drawn.times).toBe(0)
})

test('bounds in every system that leads everywhere cost one outline, and a box elsewhere none more', () => {
  const { item, drawn } = area()
  expect(hasGeometry(item)).toBe(true)
  for (const crs of everywhere) expect(boundsIn(item, crs)).not.toBeNull()
  expect(meetsBoxes([[10, 46, 11, 47]], crsOf(OGC_CRS[0]))(item)).toBe(false)
  expect(meetsBoxes([[1, 45, 4, 48]], crsOf(OGC_CRS[0]))(item)).toBe(true)
  expect(drawn.times).toBe(1)
})
