import { beforeAll, describe, expect, test } from 'vitest'
import { readContours } from '../../server/country/package/read-contours.ts'
import { createDivisions } from '../../server/country/land/divisions.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { createLocate, type Locate } from '../../server/country/land/locate.ts'
import { neighboursOf } from '../../server/country/land/neighbours.ts'
import { createTileLayer } from '../../server/country/tiles/tile-layer.ts'
import { tileSources } from '../../server/country/tiles/tile-sources.ts'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
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
    for (const id of OGC_COLLECTIONS.filter((one) => !['cabinets', 'communes', 'zonage'].includes(one))) {
      const source = sources.find((one) => one.id === id)!
      const tile = createTileLayer(source).tile(5, 16, 11)!
      expect(tile.gzip.length, id).toBeLessThan(100_000)
      expect(createTileLayer(source).tile(5, 16, 11)!.etag).toBe(tile.etag)
    }
  })
})
