import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { METHOD } from '../../server/domain/situation.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('the second method, on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  test.each([
    '/territoires/departement/79',
    '/territoires/circonscription',
    '/carte/departement',
    '/cabinets',
  ])('%s says which method made it', async (path) => {
    expect((await api.get(`/api/v1${path}`).expect(200)).body).toMatchObject({ method: METHOD })
  })

  test('so does every row of a file', async () => {
    const { text } = await api.get('/api/v1/territoires/departement?format=csv').expect(200)
    const [head, ...rows] = text.trim().split('\r\n')
    const at = head!.split(',').indexOf('method')
    expect(at).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThan(2)
    expect(head).toContain('risque.operator')
  })

  test('the first method’s ids answer with what replaces them', async () => {
    const { body } = await api
      .get('/api/v1/carte/departement?indicateurs=patients-affectes,exposition,alternatives')
      .expect(200)
    expect(Object.keys(body.values)).toEqual(['interruptions-attendues', 'interruption', 'sans-alternative'])
  })

  test.each(['1990-01-01', '2025-11-30', '2027-01-01'])(
    '%s, of which nothing is known, is refused with the days that are',
    async (asOf) => {
      for (const path of ['territoires/departement/79', 'carte/commune', 'cabinets', 'scenarios/monde']) {
        const { body } = await api.get(`/api/v1/${path}?asOf=${asOf}`).expect(422)
        expect(body).toMatchObject({ status: 422, validFrom: '2025-12-01', validTo: WORLD_DAY })
      }
      await api.get(`/api/v1/scenarios/${asOf}_c~C1`).expect(422)
      const { body } = await api.get(`/ogc/collections/departements/items?datetime=${asOf}`).expect(200)
      expect(body).toMatchObject({ numberMatched: 0, features: [] })
      for (const path of [
        `carte?a=${asOf}`,
        `carte?scenario=${asOf}_c~C1`,
        `circonscriptions?asOf=${asOf}`,
      ]) {
        const { text } = await api.get(`/${path}`).set('Accept', 'text/html').expect(422)
        const { data } = JSON.parse(text.slice(text.indexOf('{')))
        const day = asOf < '2026' ? '2025-12-01' : WORLD_DAY
        expect(data.nearest).toEqual({ day, path: expect.stringContaining(day) })
        // What is offered answers.
        await api.get(data.nearest.path).set('Accept', 'text/html').expect(200)
      }
      const changed = await api.get(`/circonscription/79-01?depuis=${asOf}`).set('Accept', 'text/html')
      expect(changed.text).toContain(`"nearest":"${asOf < '2026' ? '2025-12-01' : WORLD_DAY}"`)
      expect((await api.get(`/api/v1/frise?from=${asOf}&to=${WORLD_DAY}`)).status).toBe(422)
      const page = await api.get(`/circonscription/79-01?asOf=${asOf}`).set('Accept', 'text/html').expect(422)
      expect(page.text).toContain('2025-12-01')
    },
  )

  test('the first and the last day that are known are answered', async () => {
    for (const asOf of ['2025-12-01', WORLD_DAY])
      await api.get(`/api/v1/territoires/departement/79?asOf=${asOf}`).expect(200)
  })

  test('a class has no value; what is missing is said, with its bound and without rank', async () => {
    type Answer = { note: { fr: string } | null; figures: Record<string, unknown>[]; ranks: unknown[] }
    const area = async (path: string): Promise<Answer> =>
      (await api.get(`/api/v1/territoires/${path}`).expect(200)).body as Answer
    const { figures } = await area('commune/79003')
    const classed = figures.filter(({ status }) => status === 'class')
    expect(classed.length).toBeGreaterThan(0)
    for (const figure of classed)
      expect(figure).toMatchObject({ value: null, class: { min: expect.any(Number) } })
    const mayotte = await area('departement/976')
    for (const figure of mayotte.figures.filter(({ indicator }) => indicator === 'risque'))
      if (figure.value !== null) expect(figure).toMatchObject({ operator: 'at-least', low: null, high: null })
    expect(mayotte.ranks).not.toContainEqual(expect.objectContaining({ indicator: 'risque', rank: 1 }))
  })
})
