import type { MultiPolygon, Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { alongParallels, measureShare, united } from '../../data/geometry/parallels.ts'
import { box } from '../box.ts'

const several = (...all: readonly Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: all.map(({ coordinates }) => coordinates),
})
const withHole = (outer: Polygon, hole: Polygon): Polygon => ({
  type: 'Polygon',
  coordinates: [...outer.coordinates, ...hole.coordinates.map((ring) => ring.toReversed())],
})
const shareIn = (inner: Polygon | MultiPolygon, outer: Polygon | MultiPolygon): number =>
  measureShare(alongParallels(inner))(alongParallels(outer))

test('parts of an outline that overlap, or stand twice, are in it once', () => {
  const commune = box(1, 46, 2, 47)
  expect(shareIn(commune, several(box(0, 45, 2, 48), box(1, 45, 3, 48)))).toBeCloseTo(1)
  expect(shareIn(commune, several(commune, commune))).toBeCloseTo(1)
  expect(shareIn(several(commune, commune, box(2, 46, 3, 47)), commune)).toBeCloseTo(0.5)
})

test('a hole is outside, an island in it inside, and a hole that another part covers inside', () => {
  const ring = withHole(box(0, 45, 4, 49), box(1, 46, 3, 48))
  expect(shareIn(box(1, 46, 3, 48), ring)).toBeCloseTo(0)
  expect(shareIn(box(0, 46, 2, 48), ring)).toBeCloseTo(0.5)
  const island = several({ type: 'Polygon', coordinates: ring.coordinates }, box(1, 46, 2, 48))
  expect(shareIn(box(1, 46, 3, 48), island)).toBeCloseTo(0.5)
  expect(shareIn(ring, box(0, 45, 4, 49))).toBeCloseTo(1)
})

test('several outlines are measured as one, and one without area as nothing', () => {
  const halves = [box(0, 45, 1.5, 48), box(1.4, 45, 2, 48)].map(alongParallels)
  expect(measureShare(alongParallels(box(1, 46, 2, 47)))(united(halves))).toBeCloseTo(1)
  expect(measureShare(alongParallels(box(5, 46, 6, 47)))(united(halves))).toBe(0)
  expect(shareIn(box(0, 45, 1, 46), box(0, 45.5, 1, 45.5))).toBe(0)
  expect(shareIn(box(0, 45.5, 1, 45.5), box(0, 45, 1, 46))).toBe(0)
})
