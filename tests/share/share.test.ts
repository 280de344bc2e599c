import { read, utils } from '@e965/xlsx'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressIn } from '../../server/domain/page-addresses.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'

// What is drawn and written here does not touch the database: one kind is enough.
describe.each(databases.slice(0, 1))('what others show of a sheet ($name database)', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>
  const at = (path: string) => site.get(path).set('Host', 'relais.test')

  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  test('the card may be framed by anybody, runs nothing, and says that it is a demonstration', async () => {
    const { status, text, headers } = await at('/embed/circonscription/79-01')
    expect(status).toBe(200)
    expect(headers['x-frame-options']).toBeUndefined()
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors \*$/)
    expect(headers['content-security-policy']).not.toContain('script')
    expect(text).not.toMatch(/<script|style=|\son\w+=/)
    expect(text).toContain('Démonstration : cabinets fictifs')
    const area = (await at('/api/v1/territoires/circonscription/79-01')).body
    expect(text).toContain(area.figures[0].rounded)
    // Every other page still refuses to be framed.
    const other = await at('/circonscription/79-01')
    expect(other.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect((await at('/embed/circonscription/99-01')).text).toContain('étranger')
    const english = (await at('/en/embed/constituency/99-01')).text
    expect(english).toContain('No figures are published abroad.')
    expect(english).not.toContain('étranger')
    expect((await at('/embed/circonscription/79-77')).status).toBe(404)
  })

  test('oEmbed leads from a sheet to its card, within the size asked for, and from nowhere else', async () => {
    const ask = (url: string, more = '') => at(`/api/v1/oembed?url=${encodeURIComponent(url)}${more}`)
    const { body } = await ask('http://relais.test/en/constituency/7901', '&maxwidth=300')
    expect(body).toMatchObject({ version: '1.0', type: 'rich', width: 300 })
    expect(body.html).toMatch(
      /^<iframe src="http:\/\/relais\.test\/en\/embed\/constituency\/79-01" width="300"/,
    )
    expect((await ask('http://elsewhere.test/circonscription/79-01')).status).toBe(404)
    expect((await ask('http://relais.test/carte')).status).toBe(404)
    expect((await ask('rubbish')).status).toBe(404)
    expect((await ask('http://relais.test/circonscription/79-01', '&format=xml')).status).toBe(400)
  })

  test('the picture of a message is a PNG of the size that networks ask for', async () => {
    const { body, headers } = await at('/apercu/circonscription/79-01.png').buffer(true)
    expect(headers['content-type']).toBe('image/png')
    const png = body as Buffer
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    expect((await at('/en/preview/constituency/99-01.png')).status).toBe(200)
  })

  test('an area has its chart as a picture and its row as a file, of the figures of the API', async () => {
    for (const path of ['circonscription/79-01', 'departement/79', 'commune/79001']) {
      const { body, headers } = await at(`/graphique/${path}.png`).buffer(true)
      expect(headers['content-type']).toBe('image/png')
      expect([(body as Buffer).readUInt32BE(16), (body as Buffer).readUInt32BE(20)]).toEqual([1600, 1000])
      expect((await at(addressIn('en', `/graphique/${path}.svg`))).headers['content-type']).toContain('svg')
      const niveau = path.split('/')[0]!
      const row = (await at(`/api/v1/territoires/${path}?format=csv`)).text.split('\r\n')
      const list = (await at(`/api/v1/territoires/${niveau}?format=csv&limit=40000`)).text.split('\r\n')
      expect(row[0]).toBe(list[0])
      expect(list).toContain(row[1])
    }
    expect((await at('/graphique/commune/77777.png')).status).toBe(404)
    expect((await at('/graphique/commune/79001.gif')).status).toBe(404)
  })

  test('the workbook holds the rows of the CSV, typed, and says what they are', async () => {
    const path = '/api/v1/territoires/circonscription?format='
    const { body, headers } = await at(`${path}xlsx`)
      .buffer(true)
      .parse((response, done) => {
        const slices: Buffer[] = []
        response.on('data', (slice: Buffer) => slices.push(slice))
        response.on('end', () => done(null, Buffer.concat(slices)))
      })
    expect(headers['content-type']).toContain('spreadsheetml')
    const book = read(body as Buffer)
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Chiffres!)
    const { items } = (await at(`${path}json`)).body
    expect(rows.map(({ code }) => code)).toEqual(items.map(({ code }: { code: string }) => code))
    expect(rows[0]!['patients-suivis']).toBe(items[0].figures[0].value)
    const notes = utils.sheet_to_json<readonly string[]>(book.Sheets['À lire']!, { header: 1 })
    expect(JSON.stringify(notes)).toContain('DÉMONSTRATION')
    const { attribution } = (await at('/ogc/collections/circonscriptions?f=json')).body
    expect(attribution).toContain('Licence Ouverte')
    expect(notes.find(([title]) => title === 'Sources et licences')).toEqual([
      'Sources et licences',
      attribution,
    ])
  })

  test('a commune leads to its circonscriptions, all of them where it is split', async () => {
    const places = async (q: string) => {
      const { text, headers } = await at(`/circonscriptions?${new URLSearchParams({ q })}`)
      expect(headers['cache-control']).toBe('no-store')
      return JSON.parse(text.slice(text.indexOf('{'))).data.places
    }
    expect(await places('partagé sur sèvre')).toMatchObject([
      { exact: true, circonscriptions: ['79-01', '79-02'] },
    ])
    expect(await places('86001')).toMatchObject([{ circonscriptions: ['86-01'] }])
    expect(await places('79-01')).toEqual([])
    expect(await places('79')).toEqual([])
  })
})
