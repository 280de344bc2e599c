import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('what the server refuses, on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const problem = async (address: string, status: number) => {
    const response = await api.get(address)
    expect(response.status, address).toBe(status)
    expect(response.headers['content-type'], address).toMatch(/^application\/problem\+json/)
    expect(response.body).toMatchObject({ type: 'about:blank', status })
    return response.body as { title: string; detail: string; errors?: { path: string; message: string }[] }
  }
  const paths = async (address: string) => (await problem(address, 400)).errors!.map(({ path }) => path)

  test('unknown, repeated, missing and wrong parameters, each by name', async () => {
    const { errors } = await problem('/api/v1/places?limit=0', 400)
    expect(errors).toEqual([
      { path: 'q', message: 'is required' },
      { path: 'limit', message: 'is too small: at least 1' },
    ])
    expect(await paths('/api/v1/places?q=niort&limite=3')).toEqual(['limite'])
    expect(await paths('/api/v1/places?q=niort&q=lyon')).toEqual(['q'])
    expect(await paths('/api/v1/territoires/commune?limit=1001')).toEqual(['limit'])
    expect(await paths('/api/v1/territoires/commune?limit=40001&format=csv')).toEqual(['limit'])
    expect(await paths('/api/v1/cabinets/nearest?lon=abc&lat=95')).toEqual(['lon', 'lat'])
    expect(await paths('/api/v1/cabinets/nearest?lon=&lat=')).toEqual(['lon', 'lat'])
    expect(await paths('/api/v1/cabinets/nearest?lon=2&lat=48&statuses=ouvert')).toEqual(['statuses.0'])
    expect(await paths('/api/v1/territoires/commune?asOf=hier')).toEqual(['asOf'])
    expect(await paths('/api/v1/territoires/commune?asOf=2026-02-30')).toEqual(['asOf'])
    expect(await paths('/api/v1/territoires/quartier')).toEqual(['niveau'])
    expect(await paths('/api/v1/territoires/commune?niveau=region')).toEqual(['niveau'])
    expect(await paths('/api/v1/territoires/commune?departement=999')).toEqual(['departement'])
    expect(await paths('/api/v1/cabinets?circonscription=99-77')).toEqual(['circonscription'])
  })

  test('a number is written in decimal digits, wherever an address or a body takes one', async () => {
    const ITEMS = '/ogc/collections/communes/items'
    for (const written of ['0x10', '1.5', '%205', '5%20', '5.1', 'Infinity', '0b11', '1_0', '٥'])
      for (const address of [
        `/api/v1/places?q=niort&limit=${written}`,
        `/api/v1/cabinets?limit=${written}`,
        `/api/v1/cabinets?offset=${written}`,
        `/api/v1/territoires/commune?limit=${written}`,
        `/api/v1/objectif/departement?minutes=${written}`,
        `${ITEMS}?limit=${written}`,
        `${ITEMS}?offset=${written}`,
      ]) {
        const { errors } = await problem(address, 400)
        expect(errors, address).toEqual([
          {
            path: /(\w+)=[^=]*$/.exec(address)![1],
            message: 'a whole number in decimal digits is expected, such as 10',
          },
        ])
      }
    expect(await paths('/api/v1/places?q=niort&limit=-1')).toEqual(['limit'])
    // As R and Python write a hundred that they hold as a double.
    for (const written of ['1e2', '1e%2B02', '100.0'])
      await api.get(`/api/v1/cabinets?limit=${written}`).expect(200)
    for (const written of ['0x1', 'Infinity', '-Infinity', 'NaN', '0b1', '1_0', '46,3', '1e', '٤٦'])
      for (const address of [
        `/api/v1/cabinets/nearest?lat=46.3&lon=${written}`,
        `/api/v1/cabinets/nearest?lon=-0.4&lat=${written}`,
        `/api/v1/cabinets/nearest?lon=-0.4&lat=46.3&maxMinutes=${written}`,
        `/api/v1/circonscriptions?chiffre=risque&min=${written}`,
        `${ITEMS}?bbox=${encodeURIComponent(written.replace(',', ';'))},46,1,47`,
      ])
        expect(await paths(address), address).toEqual([/(\w+)=[^=]*$/.exec(address)![1]])
    for (const bbox of [',46,1,47', '-1,,1,47', '0x1,46,1,47'])
      expect(await paths(`${ITEMS}?bbox=${bbox}`), bbox).toEqual(['bbox'])
    // Small ones are written with an exponent by the languages that programs are written in.
    await api.get('/api/v1/cabinets/nearest?lat=46.3&lon=-1e-7').expect(200)
    for (const posts of ['0x2', true, null, [], '', ' 2'])
      expect(
        (
          await api
            .post('/api/v1/placements')
            .send({ candidates: { niveau: 'departement', code: '79' }, posts })
        ).body.errors,
        String(posts),
      ).toEqual([expect.objectContaining({ path: 'posts' })])
  })

  test('codes and addresses that do not exist', async () => {
    await problem('/api/v1/territoires/commune/99999', 404)
    await problem('/api/v1/territoires/circonscription/79-99', 404)
    await problem('/api/v1/cabinets/C999', 404)
    await problem('/api/v1/cabinets/C999/events', 404)
    await problem('/api/v1/runs/0000', 404)
    await problem('/api/v1/nothing', 404)
    await problem('/nulle-part', 404)
  })

  test('a method that an address does not answer, naming those it does', async () => {
    for (const [method, address, allowed] of [
      ['post', '/api/v1/cabinets', 'GET, HEAD'],
      ['delete', '/api/v1/cabinets/C1', 'GET, HEAD'],
      ['put', '/tiles/communes/8/127/88.mvt', 'GET, HEAD'],
      ['post', '/api/v1/changements.atom', 'GET, HEAD'],
      ['get', '/api/v1/signalements', 'POST'],
    ] as const) {
      const { status, headers, body } = await api[method](address)
      expect([status, headers.allow, body.status], address).toEqual([405, allowed, 405])
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    }
    expect((await api.post('/api/v1/nothing')).status).toBe(404)
    const page = await api.post('/en/map').set('Accept', 'text/html')
    expect([page.status, page.headers.allow]).toEqual([405, 'GET, HEAD'])
    expect(page.text).toContain('<title>erreur</title>')
    const form = await api.get('/gestion/connexion').set('Accept', 'text/html')
    expect(form.status).toBe(200)
    expect((await api.patch('/gestion/connexion')).headers.allow).toBe('GET, HEAD, POST')
  })

  test('a method that is not answered is refused before writes are counted, however often it is asked', async () => {
    for (let times = 0; times < 25; times++) {
      const { status, headers } = await api.post('/ogc/collections').send({})
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
    expect((await api.post('/ogc/nulle-part')).status).toBe(404)
  })

  test('a page of another site is told beforehand what it may ask', async () => {
    for (const [address, methods] of [
      ['/ogc/collections/cabinets/items?limit=1', 'GET, HEAD, OPTIONS'],
      ['/api/v1/scenarios', 'POST, OPTIONS'],
      ['/tiles/communes/8/127/88.mvt', 'GET, HEAD, OPTIONS'],
      ['/fhir/metadata', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const { status, headers } = await api
        .options(address)
        .set('Origin', 'https://carte.example')
        .set('Access-Control-Request-Method', 'GET')
        .set('Access-Control-Request-Headers', 'if-none-match')
      expect([status, headers.allow, headers['access-control-allow-methods']], address).toEqual([
        204,
        methods,
        methods,
      ])
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['access-control-allow-headers']).toContain('If-None-Match')
      expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0)
    }
    expect((await api.options('/ogc/nulle-part')).status).toBe(404)
  })

  test('addresses that cannot be read', async () => {
    await problem('/api/v1/cabinets/%E0%A4%A', 400)
    await problem('/api/v1/cabinets/%ff', 400)
    // PostgreSQL takes no text with a NUL sign, from an address or from a body.
    for (const address of ['/api/v1/runs/%00', '/citation/%00/79-01', '/api/v1/places?q=%00'])
      expect(await paths(address)).toEqual(['address'])
    const report = { cabinetId: 'C1', motif: 'ferme', commentaire: 'a\0b' }
    const { status, body } = await api.post('/api/v1/signalements').send(report)
    expect([status, body.errors]).toEqual([400, [{ path: 'commentaire', message: 'holds a NUL sign' }]])
  })

  test('days that are none, or that nobody remembers', async () => {
    await problem('/api/v1/scenarios/2026-13-01', 404)
    await problem('/scenario/2026-02-30', 404)
    const { body } = await api.get('/api/v1/fraicheur?knownAt=0001-01-01')
    expect(body).toMatchObject({ asOf: '0001-01-01', france: { within90: 0 } })
  })

  test('malformed tiles are 400, absent ones 404, empty ones 204', async () => {
    await problem('/tiles/communes/8/x/88.mvt', 400)
    await problem('/tiles/communes/8/127/-3.mvt', 400)
    await problem('/tiles/communes/8/127/88.5.mvt', 400)
    await problem('/tiles/communes/8/127/88.png', 400)
    await problem('/tiles/communes/8/127/88.mvt?style=x', 400)
    await problem('/tiles/rivieres/8/127/88.mvt', 404)
    await problem('/tiles/rivieres.json', 404)
    await problem('/tiles/communes/3/4/2.mvt', 404)
    await problem('/tiles/communes/8/256/88.mvt', 404)
    await problem('/tiles/communes/30/1/1.mvt', 404)
    expect((await api.get('/tiles/communes/8/0/0.mvt')).status).toBe(204)
  })

  test('a person who opens a wrong address gets a page, in the language of the address', async () => {
    const french = await api.get('/circonscription/79-99').set('Accept', 'text/html,*/*;q=0.8')
    expect(french.status).toBe(404)
    expect(french.headers['content-type']).toMatch(/^text\/html/)
    expect(french.text).toContain('Page introuvable')
    for (const address of ['/api/v1/nothing', '/api/v1/runs/0000', '/tiles/rivieres.json'])
      expect((await api.get(address).set('Accept', 'text/html')).headers['content-type'], address).toMatch(
        /^application\/problem\+json/,
      )
    const english = await api.get('/en/nowhere').set('Accept', 'text/html')
    expect(english.text).toContain('Page not found')
  })

  test('whom to tell of a weakness, where the operator named somebody', async () => {
    expect((await api.get('/.well-known/security.txt')).status).toBe(404)
    const operator = {
      name: null,
      address: null,
      director: null,
      contact: 'mailto:x@ars.example',
      host: null,
    }
    const named = request((await worldApp(database, undefined, { operator })).app)
    const { text, type } = await named.get('/.well-known/security.txt').expect(200)
    expect(type).toBe('text/plain')
    expect(text).toMatch(/^Contact: mailto:x@ars\.example\nExpires: 20\d\d-\d\d-\d\dT[^\n]+Z\n/)
  })

  test('a failure inside tells nothing but its id, and readiness says that the database is away', async () => {
    const other = await open({ world: true })
    const broken = request((await worldApp(other)).app)
    await other.close()
    const response = await broken.get('/api/v1/runs')
    expect(response.status).toBe(500)
    expect(response.body).toMatchObject({
      title: 'Internal error',
      instance: expect.stringMatching(/^urn:request:/),
    })
    expect(response.text).not.toMatch(/knex|pool|SELECT|runs/)
    expect((await broken.get('/readyz')).status).toBe(503)
    expect((await broken.get('/healthz')).status).toBe(200)
    expect((await api.get('/readyz')).body).toEqual({ status: 'ready', database: 'ok', disk: 'ok' })
  })
})
