import type { MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { seatsOfAddress } from '../../server/service/sheet/seatsOfAddress.ts'

/** A box from `west` to `east`, a tenth of a degree high (about 11 km). */
const box = (west: number, east: number): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [west, 48],
        [east, 48],
        [east, 48.1],
        [west, 48.1],
        [west, 48],
      ],
    ],
  ],
})
const SHAPES = new Map([
  ['75-01', box(2, 2.1)],
  ['75-02', box(2.1, 2.2)],
  ['75-03', box(2.2, 2.3)],
])
const SEATS: Readonly<Record<string, readonly string[]>> = {
  '75056': ['75-01', '75-02', '75-03'],
  '75111': ['75-01', '75-02'],
  '72154': ['72-03'],
}
const find = (code: string, lon: number, house = true) =>
  seatsOfAddress(
    { code, lon, lat: 48.05, house },
    {
      seatsAt: (own) => SEATS[own] ?? [],
      communeOf: (own) => (own === '75111' ? '75056' : own),
      polygonOf: (seat) => SHAPES.get(seat),
    },
  )

describe('the circonscription of an address', () => {
  test('is that of its commune where there is one only, wherever the point is', () => {
    expect(find('72154', 40, false)).toEqual({ decided: true, circonscriptions: ['72-03'] })
  })

  test('is that where a house stands clear of every other of its commune', () => {
    expect(find('75111', 2.05)).toEqual({ decided: true, circonscriptions: ['75-01'] })
    // Also one that hardly meets its arrondissement: the point tells.
    expect(find('75111', 2.25)).toEqual({ decided: true, circonscriptions: ['75-03'] })
  })

  test('is not told near a border, of a whole street, or of a point outside: those that it may be are', () => {
    // 0.005° is some 370 m here.
    expect(find('75111', 2.095)).toEqual({ decided: false, circonscriptions: ['75-01', '75-02'] })
    expect(find('75111', 2.205)).toEqual({ decided: false, circonscriptions: ['75-01', '75-02', '75-03'] })
    expect(find('75111', 2.05, false)).toEqual({ decided: false, circonscriptions: ['75-01', '75-02'] })
    expect(find('75056', 3)).toEqual({ decided: false, circonscriptions: ['75-01', '75-02', '75-03'] })
    // A circonscription without an outline may always be it.
    SHAPES.delete('75-03')
    expect(find('75111', 2.05).decided).toBe(false)
  })

  test('is none in a commune that is in none', () => {
    expect(find('99999', 2)).toEqual({ decided: false, circonscriptions: [] })
  })
})
