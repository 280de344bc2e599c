import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Feature, MultiPolygon, Point, Position } from 'geojson'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DOWNLOAD_FORMATS,
  DOWNLOAD_LAYERS,
  DOWNLOADS,
  downloadName,
  type DownloadFormat,
  type DownloadLayerId,
} from '../../server/contract/downloads.ts'
import { DESKTOP_FILES } from '../../server/contract/desktop.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { takeBytes } from '../http/take-bytes.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken } from '../stewards/people.ts'
import { WORLD_DAY } from '../world.ts'

type Value = string | number | boolean | null
type Row = Readonly<Record<string, Value>>
interface Told {
  readonly row: Row
  readonly geometry: Point | MultiPolygon | null
}
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0 || process.env.REQUIRE_ALL === '1'
if (!hasGdal) console.log('FlatGeobuf is held against its own reader only: no GDAL here')

const FORMATS = Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]
describe('the files of layers', () => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const folder = mkdtempSync(join(tmpdir(), 'relais-files-'))
  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await database?.close()
  })

  const get = async (address: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await api
      .get(address)
      .set({ 'Accept-Encoding': 'identity', ...headers })
      .buffer(true)
      .parse(takeBytes)
    return { response, bytes: response.body as Buffer }
  }
  const addressOf = (layer: DownloadLayerId, format: DownloadFormat) =>
    `/donnees/${downloadName(layer, format)}`
  const saved = async (layer: DownloadLayerId, format: DownloadFormat): Promise<string> => {
    const path = join(folder, downloadName(layer, format))
    const { response, bytes } = await get(addressOf(layer, format))
    expect(response.status).toBe(200)
    writeFileSync(path, bytes)
    return path
  }

  /** What `/ogc` says, under the names of the files. */
  const published = async (layer: DownloadLayerId): Promise<Map<string, Told>> => {
    const ask = async (query: string) => {
      const { body, text } = await api
        .get(`/ogc/collections/${layer}/items?limit=1000&datetime=${WORLD_DAY}${query}`)
        .set('Accept', '*/*')
      return (text ? JSON.parse(text) : body).features as Feature<
        Point | MultiPolygon,
        Record<string, Value>
      >[]
    }
    const features = await ask('')
    expect(features.length).toBeGreaterThan(0)
    // A file is passed on without the answer that says it once.
    const sources = layer === 'cabinets' ? [] : await ask('&properties=sources&skipGeometry=true')
    return new Map(
      features.map(({ id, geometry, properties }, at) => [
        String(id),
        {
          row: Object.fromEntries([
            ...(layer === 'cabinets' ? [['id', String(id)] as const] : []),
            ...Object.entries({ ...properties, ...sources[at]?.properties }),
          ]),
          geometry,
        },
      ]),
    )
  }
  const creditOf = async (layer: DownloadLayerId): Promise<string> =>
    (await api.get(`/ogc/collections/${layer}?f=json`)).body.attribution as string
  /** That a file's rows are those of `/ogc`, value for value; `read` is how its form writes a value. */
  const expectSame = async (
    layer: DownloadLayerId,
    rows: readonly { readonly row: Row; readonly geometry?: Told['geometry'] }[],
    read: (value: Value) => Value = (value) => value,
  ): Promise<void> => {
    const told = await published(layer)
    expect(rows).toHaveLength(told.size)
    let figures = 0
    for (const { row, geometry } of rows) {
      const one = told.get(String(row[layer === 'cabinets' ? 'id' : 'code']))!
      expect(one, JSON.stringify(row)).toBeDefined()
      for (const [name, value] of Object.entries(row)) {
        if (['lon', 'lat', 'attribution'].includes(name)) continue
        expect(value, `${layer} ${String(row.code)} ${name}`).toEqual(read(one.row[name] ?? null))
        if (name.endsWith('_status')) figures++
      }
      // The text of a figure and its date repeat what its columns and the description say; all else is there.
      const missing = Object.keys(one.row).filter((name) => !(name in row))
      expect(missing.filter((name) => !/_(rounded|vintage)$/.test(name))).toEqual([])
      if (geometry !== undefined) expect(geometry).toEqual(one.geometry)
    }
    if (layer !== 'cabinets') expect(figures).toBeGreaterThan(0)
  }

  test('GeoJSON says what /ogc says, with whose it is', async () => {
    for (const layer of DOWNLOAD_LAYERS) {
      const { bytes } = await get(addressOf(layer, 'geojson'))
      const { features, ...head } = JSON.parse(bytes.toString()) as {
        features: Feature<Point | MultiPolygon, Row>[]
      } & Record<string, unknown>
      await expectSame(
        layer,
        features.map(({ properties, geometry }) => ({ row: properties, geometry })),
      )
      expect(head).toMatchObject({ asOf: WORLD_DAY, demonstration: layer !== 'zonage' })
      expect(head.attribution).toBe(await creditOf(layer))
    }
  })

  test('both dialects of CSV say what /ogc says', async () => {
    for (const layer of DOWNLOAD_LAYERS) {
      const plain = (await get(addressOf(layer, 'csv'))).bytes.toString()
      const rows = parse(plain, { columns: true, record_delimiter: '\r\n' }) as Row[]
      const empty = (value: Value): Value => (value === null ? '' : String(value))
      await expectSame(
        layer,
        rows.map((row) => ({ row })),
        empty,
      )

      const excel = (await get(addressOf(layer, 'csv-excel'))).bytes.toString()
      expect(excel.startsWith('\uFEFF')).toBe(true)
      const french = parse(excel.slice(1), { columns: true, delimiter: ';' }) as Row[]
      await expectSame(
        layer,
        french.map((row) => ({ row })),
        (value) =>
          typeof value === 'boolean'
            ? value
              ? 'VRAI'
              : 'FAUX'
            : typeof value === 'number'
              ? String(value).replace('.', ',')
              : empty(value),
      )
      const credit = await creditOf(layer)
      expect(rows.every(({ attribution }) => attribution === credit)).toBe(true)
    }
    const cabinets = parse((await get('/donnees/cabinets.csv')).bytes.toString(), { columns: true }) as Row[]
    const told = await published('cabinets')
    for (const { id, lon, lat } of cabinets)
      expect([Number(lon), Number(lat)]).toEqual(told.get(String(id))!.geometry!.coordinates)
  })

  test('GeoParquet says what /ogc says, and a reader of the format knows where it lies', async () => {
    for (const layer of DOWNLOAD_LAYERS) {
      const file = await asyncBufferFromFile(await saved(layer, 'geoparquet'))
      const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[]
      await expectSame(
        layer,
        rows.map(({ geometry, ...row }) => ({
          row: Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              value instanceof Date ? value.toISOString().slice(0, 10) : (value as Value),
            ]),
          ),
          // hyparquet reads the WKB by the member `geo`.
          geometry: geometry as Told['geometry'],
        })),
      )
      const { key_value_metadata } = await parquetMetadataAsync(file)
      const said = Object.fromEntries(key_value_metadata!.map(({ key, value }) => [key, value]))
      const { version, primary_column, columns } = JSON.parse(said.geo!)
      expect([version, primary_column]).toEqual(['1.1.0', 'geometry'])
      const placed = [...(await published(layer)).values()].flatMap(({ geometry }) => placesOf(geometry))
      const [xs, ys] = [placed.map(([x]) => x!), placed.map(([, y]) => y!)]
      expect(columns.geometry).toEqual({
        encoding: 'WKB',
        geometry_types: [layer === 'cabinets' ? 'Point' : 'MultiPolygon'],
        ...(placed.length > 0 && {
          bbox: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
        }),
      })
      expect(said).toMatchObject({ as_of: WORLD_DAY, demonstration: String(layer !== 'zonage') })
      expect(said.attribution).toBe(await creditOf(layer))
    }
  })

  test.skipIf(!hasGdal)('GDAL reads FlatGeobuf: every row, every column, the place of each', async () => {
    for (const layer of DOWNLOAD_LAYERS) {
      const path = await saved(layer, 'flatgeobuf')
      const options = { encoding: 'utf8', maxBuffer: 1e9 } as const
      const info = execFileSync('ogrinfo', ['-ro', '-so', path, layer], options)
      const told = await published(layer)
      expect(Number(/Feature Count: (\d+)/.exec(info)![1])).toBe(told.size)
      expect(info).toContain('ID["EPSG",4326]')
      const args = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '/vsistdout/', path, layer]
      const { features } = JSON.parse(execFileSync('ogr2ogr', args, options)) as {
        features: Feature<Point | MultiPolygon | null, Row>[]
      }
      // What a feature does not have is not written again: the columns are those that GDAL names.
      const names = [...info.matchAll(/^(\w+): (?:String|DateTime|Integer|Real)/gm)].map(([, name]) => name!)
      const nothing = Object.fromEntries(names.map((name) => [name, null]))
      const dates = new Set([...info.matchAll(/^(\w+): DateTime/gm)].map(([, name]) => name!))
      expect([...dates]).toContain('as_of')
      await expectSame(
        layer,
        features.map(({ properties, geometry }) => ({
          row: Object.fromEntries(
            Object.entries({ ...nothing, ...properties }).map(([name, value]) => [
              name,
              dates.has(name) && value !== null ? String(value).replaceAll('/', '-').slice(0, 10) : value,
            ]),
          ),
          geometry,
        })),
      )
      const placed = [...told.values()].flatMap(({ geometry }) => placesOf(geometry))
      if (placed.length === 0) continue
      const extent = /Extent: \(([-\d.]+), ([-\d.]+)\) - \(([-\d.]+), ([-\d.]+)\)/
        .exec(info)!
        .slice(1)
        .map(Number)
      expect(extent[0]).toBeCloseTo(Math.min(...placed.map(([x]) => x!)), 5)
      expect(extent[3]).toBeCloseTo(Math.max(...placed.map(([, y]) => y!)), 5)
    }
  })

  test.skipIf(!hasGdal)('GDAL finds by the index of a FlatGeobuf file what lies in a window', async () => {
    const path = await saved('cabinets', 'flatgeobuf')
    for (const { row, geometry } of (await published('cabinets')).values()) {
      const [x = NaN, y = NaN] = placesOf(geometry)[0]!
      const window = [x - 1e-4, y - 1e-4, x + 1e-4, y + 1e-4].map(String)
      const found = execFileSync('ogrinfo', ['-ro', '-al', '-geom=NO', '-spat', ...window, path], {
        encoding: 'utf8',
      })
      expect(found).toContain(`id (String) = ${String(row.id)}`)
    }
  })

  test('a file is told by its bytes: the tag of another making is the same, and a copy is not sent again', async () => {
    const other = request((await worldApp(database)).app)
    for (const name of DOWNLOADS.keys()) {
      const { response } = await get(`/donnees/${name}`)
      expect(response.headers.etag, name).toMatch(/^"[\w-]{22}"$/)
      const again = await other.get(`/donnees/${name}`).set('Accept-Encoding', 'identity')
      expect(again.headers.etag, name).toBe(response.headers.etag)
      const kept = await get(`/donnees/${name}`, { 'If-None-Match': response.headers.etag! })
      expect(kept.response.status).toBe(304)
      expect(kept.bytes).toHaveLength(0)
    }
  })

  test('parts of a file are sent as they are asked for, and never of another one', async () => {
    for (const format of FORMATS) {
      const address = addressOf('communes', format)
      const { bytes, response } = await get(address)
      const head = await api.head(address).set('Accept-Encoding', 'identity')
      expect(head.headers).toMatchObject({
        'content-length': String(bytes.length),
        'accept-ranges': 'bytes',
        etag: response.headers.etag,
      })
      const part = await get(address, { Range: 'bytes=10-29', 'If-Range': response.headers.etag! })
      expect(part.response.status).toBe(206)
      expect(part.response.headers['content-range']).toBe(`bytes 10-29/${bytes.length}`)
      expect(part.bytes.equals(bytes.subarray(10, 30))).toBe(true)
      const last = await get(address, { Range: 'bytes=-7' })
      expect(last.bytes.equals(bytes.subarray(-7))).toBe(true)
      const changed = await get(address, { Range: 'bytes=10-29', 'If-Range': '"another"' })
      expect(changed.response.status).toBe(200)
      expect(changed.bytes.equals(bytes)).toBe(true)
      const beyond = await get(address, { Range: `bytes=${bytes.length}-` })
      expect(beyond.response.status).toBe(416)
      expect(beyond.response.headers['content-range']).toBe(`bytes */${bytes.length}`)
      expect(beyond.response.headers['content-type']).toMatch('application/problem+json')
    }
  })

  test('text is squeezed for who takes it, under a tag of its own', async () => {
    for (const format of ['csv', 'csv-excel', 'geojson'] as const) {
      const plain = await get(addressOf('communes', format))
      const squeezed = await api
        .get(addressOf('communes', format))
        .set('Accept-Encoding', 'gzip')
        .buffer(true)
      expect(squeezed.headers['content-encoding']).toBe('gzip')
      expect(squeezed.headers.vary).toContain('Accept-Encoding')
      expect(squeezed.headers.etag).not.toBe(plain.response.headers.etag)
      const text = squeezed.text || JSON.stringify(squeezed.body)
      if (format !== 'geojson') expect(text).toBe(plain.bytes.toString())
      else expect(JSON.parse(text)).toEqual(JSON.parse(plain.bytes.toString()))
    }
    const packed = await api.get('/donnees/communes.fgb').set('Accept-Encoding', 'gzip')
    expect(packed.headers['content-encoding']).toBeUndefined()
  })

  test('the name says day and demonstration; the licence is linked; any page may read', async () => {
    for (const [file, { layer, format }] of DOWNLOADS) {
      const { headers } = (await get(`/donnees/${file}`)).response
      const fictitious = layer !== 'zonage' ? '-demonstration' : ''
      const suffix = DOWNLOAD_FORMATS[format].suffix
      expect(headers['content-disposition']).toBe(
        `attachment; filename=relais${fictitious}-${layer}-${WORLD_DAY}${suffix}`,
      )
      expect(headers.link).toMatch(/<http:\/\/[^>]+\/donnees#sources>; rel="license"/)
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['content-type']).toContain(DOWNLOAD_FORMATS[format].media.split(';')[0])
    }
  })

  test('an answer of the API that is a file is called as they are, and says whose it is', async () => {
    const scenario = `${WORLD_DAY}_c~C1`
    for (const [path, what, layer] of [
      ['territoires/departement', 'territoires-departement', 'departements'],
      ['territoires/epci', 'territoires-epci', 'epci'],
      ['territoires/france', 'territoires-france', 'regions'],
      ['cabinets', 'cabinets', 'cabinets'],
      ['territoires/circonscription/79-01', 'territoires-circonscription-79-01', null],
      ['circonscriptions', 'circonscriptions', null],
      [`scenarios/${scenario}/epci`, 'scenarios-epci', null],
    ] as const)
      for (const format of layer === null ? ['csv'] : ['csv', 'geojson']) {
        const name = `attachment; filename=relais-demonstration-${what}-${WORLD_DAY}.${format}`
        for (const address of [`/api/v1/${path}.${format}`, `/api/v1/${path}?format=${format}`]) {
          const { response, bytes } = await get(address)
          expect(response.status, address).toBe(200)
          expect(response.headers['content-disposition'], address).toBe(name)
          expect(response.headers['content-type'], address).toContain(
            DOWNLOAD_FORMATS[format as 'csv'].media.split(';')[0],
          )
          expect(response.headers.link, address).toContain('</donnees#sources>; rel="license"')
          if (format !== 'geojson') continue
          const { attribution } = (await api.get(`/ogc/collections/${layer}?f=json`)).body as {
            attribution: string
          }
          expect(attribution).not.toBe('')
          expect(JSON.parse(bytes.toString()).attribution, address).toBe(attribution)
        }
      }
    const { response } = await get(`/api/v1/cabinets.csv?asOf=2026-07-01`)
    expect(response.headers['content-disposition']).toContain('cabinets-2026-07-01.csv')
    for (const [query, what] of [
      ['limit=1', 'cabinets-extrait'],
      ['offset=1', 'cabinets-extrait'],
      ['departement=79', 'cabinets-extrait'],
      [`knownAt=${WORLD_DAY}T07:00:00Z`, `cabinets-connu-${WORLD_DAY}T070000Z`],
    ] as const)
      expect(
        (await get(`/api/v1/cabinets.csv?${query}`)).response.headers['content-disposition'],
        query,
      ).toContain(`relais-demonstration-${what}-${WORLD_DAY}.csv`)
    const seats = await get('/api/v1/circonscriptions.csv?chiffre=population&min=0&colonnes=population')
    expect(seats.response.headers['content-disposition']).toContain('-circonscriptions-extrait-')
    const whole = await get('/donnees/hsds.zip')
    expect(whole.response.headers['content-disposition']).toBe(
      `attachment; filename=relais-demonstration-hsds-${WORLD_DAY}.zip`,
    )
    // What is refused is no file.
    const refused = await get('/api/v1/cabinets.csv?limit=0')
    expect(refused.response.headers['content-disposition']).toBeUndefined()
  })

  test('another day has its own statuses and name; a day of which nothing is known is refused', async () => {
    const then = await get('/donnees/cabinets.csv?asOf=2026-07-01')
    expect(then.response.headers['content-disposition']).toContain('cabinets-2026-07-01.csv')
    const rows = parse(then.bytes.toString(), { columns: true }) as Row[]
    const { features } = JSON.parse(
      (await api.get('/ogc/collections/cabinets/items?datetime=2026-07-01').set('Accept', '*/*')).text,
    ) as { features: Feature<Point, Row>[] }
    expect(rows.map(({ id, status_value, as_of }) => [id, status_value, as_of])).toEqual(
      features.map(({ id, properties }) => [id, properties.status_value, '2026-07-01']),
    )
    const unknown = await api.get('/donnees/cabinets.csv?asOf=2020-01-01').expect(422)
    expect(unknown.body.errors[0].path).toBe('asOf')
    expect((await api.get('/donnees/cabinets.csv?asOf=hier').expect(400)).body.errors[0].path).toBe('asOf')
    expect((await api.get('/donnees/cabinets.csv?asof=2026-07-01').expect(400)).body.errors[0].path).toBe(
      'asof',
    )
    await api.get('/donnees/cabinets.doc').expect(404)
    await api.post('/donnees/cabinets.csv').expect(405)
  })

  test('files that are lost on the disk are made again and stay, squeezed or not', async () => {
    const names = ['/donnees/regions.csv', '/donnees/departements.geojson']
    const folder = join(tmpdir(), `relais-downloads-${process.pid}`)
    for (const name of names) {
      const { bytes } = await get(name)
      const squeezed = { 'Accept-Encoding': 'gzip' }
      for (const lost of [/./, /\.gz$/]) {
        for (const file of readdirSync(folder)) if (lost.test(file)) rmSync(join(folder, file))
        expect((await get(name, squeezed)).response.status).toBe(200)
        expect((await get(name)).bytes.equals(bytes)).toBe(true)
        expect(
          readdirSync(folder).filter((file) => file.includes(name.slice('/donnees/'.length))),
        ).toHaveLength(2)
      }
    }
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  })

  test('what a practice says of new patients is in the next file, and in what a GIS filters', async () => {
    const filtered = async (): Promise<{ count: number; etag: string }> => {
      const { body, text, headers } = await api
        .get(`/ogc/collections/cabinets/items?filter=${encodeURIComponent("new_patients_value='yes'")}`)
        .set('Accept', '*/*')
      return { count: (text ? JSON.parse(text) : body).numberMatched, etag: headers.etag! }
    }
    const asked = await filtered()
    const before = await get('/donnees/cabinets.csv')
    const { text: token } = await giveToken(database, { label: 'Test', role: 'national' })
    const [{ id }] = parse(before.bytes.toString(), { columns: true }) as [{ id: string }]
    await api
      .post(`/api/v1/cabinets/${id}/nouveaux-patients`)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', 'downloads-1')
      .send({ value: 'yes', evidence: 'cabinet' })
      .expect(201)
    const after = await get('/donnees/cabinets.csv')
    expect(after.response.headers.etag).not.toBe(before.response.headers.etag)
    const now = await filtered()
    expect(now.count).toBe(asked.count + 1)
    expect(now.etag).not.toBe(asked.etag)
  })

  test('the data package names every file with its columns', async () => {
    const { body } = await api.get('/donnees/datapackage.json').expect(200)
    expect(body.resources.map(({ path }: { path: string }) => new URL(path).pathname.slice(9))).toEqual([
      ...DOWNLOADS.keys(),
      ...DESKTOP_FILES.keys(),
    ])
    expect(body.licenses.length).toBeGreaterThan(0)
    for (const { path, schema, dialect, mediatype } of body.resources) {
      const { bytes, response } = await get(new URL(path).pathname)
      expect(response.headers['content-type']).toContain(mediatype)
      // What opens layers has no rows of its own.
      if (!schema) continue
      const names = schema.fields.map(({ name }: { name: string }) => name)
      expect(schema.fields.every(({ description }: { description: string }) => description !== '')).toBe(true)
      if (!dialect) continue
      const [header] = parse(bytes, { delimiter: dialect.delimiter, bom: true, to_line: 1 }) as string[][]
      expect(header).toEqual(names)
    }
    const past = await api.get('/donnees/datapackage.json?asOf=2026-07-01').expect(200)
    expect(past.body.asOf).toBe('2026-07-01')
    // What opens layers opens those of the day it is opened on.
    for (const { path } of past.body.resources) expect(path).toContain('?asOf=2026-07-01')
  })
})

const placesOf = (geometry: Told['geometry']): Position[] =>
  !geometry ? [] : geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(2)
