import { expression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP_FILES } from '../../server/contract/desktop.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { STATUTS } from '../../server/domain/model.ts'
import { desature, FONDS, rampe } from '../../server/domain/legend/ramps.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { takeBytes } from '../http/take-bytes.ts'
import { worldApp } from '../http/world-app.ts'

describe('what opens layers with the legend of the map', () => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())
  const get = (name: string) => api.get(`/donnees/${name}`).set('Host', 'relais.example').buffer(true)
  const textOf = async (name: string): Promise<string> => {
    const { body, text } = await get(name).parse(takeBytes)
    return text ?? (body as Buffer).toString()
  }

  const unescaped = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  test('every document says whose it is, where it reads, and that it is a demonstration', async () => {
    for (const [name, { media, layer, form }] of DESKTOP_FILES) {
      const { headers, status } = await get(name)
      expect([name, status, headers['content-type']]).toEqual([name, 200, expect.stringContaining(media)])
      expect(headers['content-disposition']).toContain('attachment; filename=relais-')
      expect(headers.link).toMatch(/<http:\/\/relais\.example\/donnees#sources>; rel="license"/)
      expect(headers['access-control-allow-origin']).toBe('*')
      const text = await textOf(name)
      expect(text.includes('DÉMONSTRATION'), name).toBe(layer !== 'zonage')
      for (const id of layer === null ? [] : [layer]) {
        const { attribution } = (await api.get(`/ogc/collections/${id}?f=json`)).body as {
          attribution: string
        }
        // Documents in XML write some signs as entities.
        expect(unescaped(text), name).toContain(attribution)
      }
      if (form !== 'sld') expect(text, name).toContain('http://relais.example/')
      expect(text.includes('127.0.0.1'), name).toBe(false)
    }
  })

  test('a day is refused with the reason, an unknown name with where all are told', async () => {
    const { body } = await get('relais.qgs?asOf=2026-07-01').expect(400)
    expect(body.errors[0]).toMatchObject({ path: 'asOf', message: expect.stringContaining('leave asOf out') })
    await get('relais.qgz').expect(404)
    await get('communes.qml').expect(404)
  })

  test('a style of MapLibre is valid and reads columns that its file has', async () => {
    for (const [name, { form, layer }] of DESKTOP_FILES) {
      if (form !== 'maplibre') continue
      const style = JSON.parse(await textOf(name)) as {
        sources: Record<string, { data: string; attribution: string }>
        metadata: Record<string, unknown>
      }
      expect(validateStyleMin(style as unknown as Parameters<typeof validateStyleMin>[0])).toEqual([])
      const { data, attribution } = style.sources[layer!]!
      const credit = (await api.get(`/ogc/collections/${layer}?f=json`)).body.attribution as string
      const fictitious = layer !== 'zonage'
      // A map shows the attribution of its sources, and nothing else of a style.
      expect(attribution).toBe(fictitious ? `DÉMONSTRATION : cabinets fictifs. ${credit}` : credit)
      expect(style.metadata['relais:demonstration'], name).toBe(fictitious)
      const file = new URL(data).pathname.slice('/donnees/'.length)
      const { features } = JSON.parse(await textOf(file)) as {
        features: { properties: Record<string, unknown> }[]
      }
      if (layer === 'cabinets') expect(signsOf(style)).toHaveLength(STATUTS.length)
      const named = [...JSON.stringify(style).matchAll(/\["get","([^"]+)"\]/g)].map(([, column]) => column!)
      expect(named.length).toBeGreaterThan(0)
      for (const column of named) expect(Object.keys(features[0]!.properties), name).toContain(column)
    }
  })

  test('SLD has the limits and the colours of the map, faded ones too, and takes what is left', async () => {
    const sld = await textOf('communes.sld')
    const colours = rampe('risque', 'clair')
    for (const colour of [...colours, ...colours.map(desature), FONDS.clair.absent, FONDS.clair.trame])
      expect(sld).toContain(`>${colour}<`)
    for (const bound of INDICATORS.risque.classes.slice(1, -1))
      expect(sld).toContain(`<ogc:Literal>${bound}</ogc:Literal>`)
    expect(sld).toContain(`<ogc:PropertyName>risque_low</ogc:PropertyName>`)
    // QGIS takes ElseFilter for a rule without a condition, which draws over all others.
    expect(sld.includes('ElseFilter')).toBe(false)
  })

  test('in QGIS the zoning lets what lies below be seen where there is no zone, and no day but the layers’ own is on the time axis', async () => {
    const layer = await textOf('zonage.qlr')
    const rule = layer.match(/<rule [^>]*label="HZ[^"]*" symbol="(\d)"/)![1]!
    const symbol = layer.match(new RegExp(`<symbol [^>]*name="${rule}".*?</symbol>`))![0]
    expect(symbol).toMatch(/name="color" value="\d+,\d+,\d+,0"/)
    expect((await textOf('relais.qgs')).includes('TemporalRange')).toBe(false)
  })
})

/** What is drawn of each status but for its colour, each sign once: by the evaluator of MapLibre. */
function signsOf(style: object): readonly string[] {
  const { paint } = (style as { layers: { type: string; paint: Record<string, unknown> }[] }).layers.find(
    ({ type }) => type === 'circle',
  )!
  const signs = STATUTS.map((status_value) => {
    const drawn = (name: string): string => {
      const made = expression.createExpression(paint[name], name)
      if (made.result === 'error') throw new Error(`${name}: ${JSON.stringify(made.value)}`)
      const feature = { type: 1 as const, properties: { status_value } }
      return String(made.value.evaluate({ zoom: 9 }, feature as never))
    }
    const ownRing = drawn('circle-stroke-color') === drawn('circle-color')
    const [radius, opacity, width] = ['circle-radius', 'circle-opacity', 'circle-stroke-width'].map(drawn)
    return JSON.stringify({ radius, opacity, width, ownRing })
  })
  return [...new Set(signs)]
}
