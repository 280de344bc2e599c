import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { beforeAll, describe, expect, test } from 'vitest'
import { readContours } from '../../server/country/package/read-contours.ts'
import { createDivisions } from '../../server/country/land/divisions.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { createLocate, type Locate } from '../../server/country/land/locate.ts'
import { neighboursOf } from '../../server/country/land/neighbours.ts'
import { createTileLayer } from '../../server/country/tiles/tile-layer.ts'
import { tileSources } from '../../server/country/tiles/tile-sources.ts'
import type { Bounds } from '../../server/country/land/contours.ts'
import { OGC_COLLECTIONS, OGC_CRS } from '../../server/contract/gis.ts'
import { badInput } from '../../server/contract/problem.ts'
import { crsOf } from '../../server/service/gis/crs.ts'
import { refuseSwapped } from '../../server/service/gis/refuseSwapped.ts'
import type { Commune } from '../../server/domain/model.ts'
import { packageCommunes, packageFolder } from './package-country.ts'

// Ten megabytes of tables and polygons: seconds on a busy machine.
describe('the shipped France', () => {
  const communes = packageCommunes()
  let contours: ReturnType<typeof readContours>
  let locate: Locate

  beforeAll(() => {
    contours = readContours(packageFolder)
    locate = createLocate(contours.outlines)
  })

  test('each commune’s point is in that commune, but for town halls at a simplified border', () => {
    const found = communes.map(({ lon, lat }) => locate(lon, lat))
    expect(found).not.toContain(null)
    const astray = communes.filter(({ code }, at) => found[at] !== code)
    expect(astray.length).toBeLessThan(communes.length / 400)
  })

  test('a box whose axes are turned is refused in each system, and none that may be right', () => {
    const divisions = createDivisions(openPackage(packageFolder).decoupages, () => null, contours.grouped)
    const shapes = {
      communes: contours.commune,
      circonscriptions: contours.circonscription,
      departements: contours.departement,
      regions: contours.region,
    }
    const isRefused = (code: string, box: Bounds): boolean => {
      const crs = crsOf(OGC_CRS.find((uri) => uri.endsWith(`/${code}`))!)
      try {
        refuseSwapped({ contours: shapes, divisions }, [box], crs, (message) =>
          badInput([{ path: 'bbox', message }]),
        )
        return false
      } catch {
        return true
      }
    }
    for (const [code, box] of [
      ['CRS84', [46, -1, 47, 0]],
      ['CRS84', [-21.2, 55.2, -20.9, 55.6]],
      ['2154', [6_569_000, 422_000, 6_573_000, 431_000]],
      ['3857', [5_800_000, -60_000, 5_900_000, -40_000]],
      ['2975', [7_660_000, 320_000, 7_670_000, 340_000]],
    ] as const)
      expect(isRefused(code, [...box]), code).toBe(true)
    for (const [code, box] of [
      // Beyond the Oyapock, where the same numbers turned lie in Guyane.
      ['2972', [450_000, 250_000, 500_000, 300_000]],
      // A window on the east of Africa and the near east, one on the whole globe, one at sea.
      ['CRS84', [20, -10, 80, 40]],
      ['CRS84', [-180, -90, 180, 90]],
      ['CRS84', [-40, 30, -30, 35]],
      ['2154', [400_000, 6_500_000, 500_000, 6_600_000]],
    ] as const)
      expect(isRefused(code, [...box]), code).toBe(false)
  })

  test('known points: a town, an island, the sea, a neighbour abroad', () => {
    expect(locate(-0.4648, 46.3237)).toBe('79191')
    expect(locate(55.4504, -20.8789)).toBe('97411')
    expect(locate(-5.1, 47.6)).toBeNull()
    expect(locate(4.3517, 50.8503)).toBeNull()
    expect(locate(7.4474, 46.948)).toBeNull()
  })

  test('each circonscription of the mainland has neighbours, and each is its neighbour’s neighbour', () => {
    const neighbours = neighboursOf(contours.circonscription)
    for (const [code, others] of neighbours) {
      if (!code.startsWith('97')) expect(others.length, code).toBeGreaterThan(0)
      for (const other of others) expect(neighbours.get(other)).toContain(code)
    }
    expect(neighbours.get('72-04')).toContain('72-03')
    expect(neighbours.get('2A-01')).toContain('2A-02')
  })

  test('a country-wide tile stays light, and the same twice', () => {
    const names = { departements: new Map(), regions: new Map(), circonscriptions: new Map() }
    const sources = tileSources({
      contours: {
        communes: contours.commune,
        circonscriptions: contours.circonscription,
        departements: contours.departement,
        regions: contours.region,
      },
      communes: communes as unknown as readonly Commune[],
      structures: [],
      names,
      divisions: createDivisions(openPackage(packageFolder).decoupages, () => null, contours.grouped),
      zonage: () => new Map(),
    })
    const communesOf = createTileLayer(sources.find(({ id }) => id === 'communes')!)
    const found = new Map([5, 6].map((z) => [z, new Set<unknown>()]))
    for (const { z, x, y, tile } of communesOf.every(6)) {
      expect(tile.gzip.length, `${z}/${x}/${y}`).toBeLessThan(z === 5 ? 350_000 : 230_000)
      const { communes: layer } = new VectorTile(new PbfReader(gunzipSync(tile.gzip))).layers
      for (let i = 0; i < layer!.length; i++) found.get(z)!.add(layer!.feature(i).properties.code)
    }
    for (const [z, codes] of found) expect(codes, `zoom ${z}`).toEqual(new Set(contours.commune.keys()))
    for (const id of OGC_COLLECTIONS.filter((one) => !['cabinets', 'communes', 'zonage'].includes(one))) {
      const source = sources.find((one) => one.id === id)!
      const tile = createTileLayer(source).tile(5, 16, 11)!
      expect(tile.gzip.length, id).toBeLessThan(100_000)
      expect(createTileLayer(source).tile(5, 16, 11)!.etag).toBe(tile.etag)
    }
  })
})
