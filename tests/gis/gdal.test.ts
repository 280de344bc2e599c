import { execFile } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { canRun } from '../deploy/programs.ts'
import { listening } from '../http/listening.ts'
import { worldApp } from '../http/world-app.ts'

const OGR2OGR = '/usr/bin/ogr2ogr'
const run = promisify(execFile)

/** GDAL's driver of OGC API Features: a client that nobody here wrote. */
describe.skipIf(!canRun(OGR2OGR)).each(databases.slice(0, 1))('GDAL reads /ogc', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let asked: string[]
  beforeAll(async () => {
    database = await open({ world: true })
    const { app } = await worldApp(database)
    ;({ server } = await listening(app))
    server.on('request', ({ url }: { url?: string }) => asked.push(url ?? ''))
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
    await database?.close()
  })

  const read = async (...args: readonly string[]) => {
    asked = []
    const { port } = server.address() as AddressInfo
    const address = `OAPIF:http://127.0.0.1:${port}/ogc`
    const { stdout } = await run(OGR2OGR, ['-f', 'GeoJSON', '/vsistdout/', address, ...args])
    return JSON.parse(stdout).features as { readonly properties: Readonly<Record<string, unknown>> }[]
  }
  const codes = async (...args: readonly string[]) =>
    (await read('communes', ...args)).map(({ properties }) => properties.code)

  test('page after page, with a condition that it hands on, and within a box', async () => {
    expect(await codes('-oo', 'PAGE_SIZE=4')).toHaveLength(13)
    expect(asked.filter((url) => url.includes('/communes/items')).length).toBeGreaterThan(3)

    expect(await codes('-where', "departement = '2A'")).toEqual(['2A001', '2A002'])
    // It found by itself, in the description, that an attribute is a parameter.
    expect(asked.some((url) => url.includes('departement=2A'))).toBe(true)
    expect(await codes('-where', "departement = '79' AND population > 3500")).toEqual([
      '79001',
      '79004',
      '79005',
    ])

    expect(await codes('-spat', '-0.59', '46.21', '-0.51', '46.26')).toEqual(['79001'])
    expect(asked.some((url) => /[?&]bbox=-0\.5/.test(url))).toBe(true)
  })

  test('names and types of attributes are plain, and booleans are booleans', async () => {
    const { port } = server.address() as AddressInfo
    for (const [layer, wanted] of [
      [
        'cabinets',
        { demonstration: 'Integer(Boolean)', as_of: 'Date', status_confirmed_on: 'Date', etp: 'Real' },
      ],
      [
        'communes',
        { patients_suivis_low: 'Real', risque_rank: 'Integer', demonstration: 'Integer(Boolean)' },
      ],
    ] as const) {
      const { stdout } = await run('/usr/bin/ogrinfo', ['-so', `OAPIF:http://127.0.0.1:${port}/ogc`, layer])
      const types = new Map(
        [...stdout.matchAll(/^(\S+): ([A-Z][a-z0-9]+(?:\(Boolean\))?) \(/gm)].map(([, name, type]) => [
          name!,
          type!,
        ]),
      )
      expect([...types.keys()].filter((name) => !/^[a-z][a-z0-9_]{0,30}$/.test(name))).toEqual([])
      expect(types.size).toBeGreaterThan(15)
      for (const [name, type] of Object.entries(wanted)) expect(types.get(name), name).toBe(type)
    }
  })

  test('types are known before the first feature: numbers, days, truth', async () => {
    const [cabinet] = await read('cabinets')
    expect(cabinet!.properties).toMatchObject({
      demonstration: true,
      as_of: expect.stringMatching(/^2026[/-]/),
    })
    const [first] = await read('communes', '-where', "code = '79001'")
    expect(first!.properties).toMatchObject({ population: 20000, code: '79001' })
  })
})
