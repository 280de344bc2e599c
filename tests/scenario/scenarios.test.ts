import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../server/contract/endpoints.ts'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { createPlayer } from '../../server/domain/scenario/player.ts'
import type { CompactCountry } from '../../server/domain/scenario/compactWorld.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from '../http/world-app.ts'

describe.each(databases)('scenarios on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const scenarist = createScenarist()

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database, undefined, { scenarist })).app)
  })
  afterAll(async () => {
    await scenarist.close()
    await database?.close()
  })

  const post = (path: string, body: object) => api.post(`/api/v1/${path}`).send(body)
  const closures = [
    { by: 'cabinets', ids: ['C2', 'C3'] },
    { by: 'area', niveau: 'commune', code: '79001' },
  ]

  test('a scenario answers what its contract says; its id gives the same answer, for ever and unstored', async () => {
    const { status, body } = await post('scenarios', {
      closures,
      openings: [{ codeCommune: '79003', etp: 0.75 }],
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(endpoints.createScenario.output.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      id: `${WORLD_DAY}_c~C2~C3_z~c79001_o~79003~0.75`,
      lien: `/scenario/${WORLD_DAY}_c~C2~C3_z~c79001_o~79003~0.75`,
      closed: { ids: ['C1', 'C2', 'C3'] },
      demonstration: true,
      asOf: WORLD_DAY,
    })
    expect(body.levels.france.persons.displaced[0]).toBeGreaterThan(300)
    expect(body.run).toMatch(/^[0-9a-f]{64}$/)
    const again = await api.get(`/api/v1/scenarios/${body.id}`)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(body)
    // The same question in other words has the same id.
    const other = await post('scenarios', {
      openings: [{ codeCommune: '79003', etp: 0.75 }],
      closures: [...closures].reverse(),
      tolerance: 1.2,
    })
    expect(other.body).toEqual(body)
  })

  test('the country that travels to a browser plays to the same digits there', async () => {
    const { body } = await api.get('/api/v1/scenarios/monde')
    expect(endpoints.getMonde.output.parse(body)).toEqual(body)
    expect(JSON.stringify(body.pays)).not.toContain('Cabinet fictif')
    const player = createPlayer(body.pays as CompactCountry)
    player.useDay(body.jour)
    const here = player.answer({
      kind: 'scenario',
      request: {
        asOf: WORLD_DAY,
        closures: [{ by: 'share', niveau: 'region', code: '75', share: 0.5, draw: 3 }],
        openings: [],
      },
    })
    const there = await post('scenarios', {
      closures: [{ by: 'share', niveau: 'region', code: '75', share: 0.5, draw: 3 }],
    })
    expect(there.body).toMatchObject(JSON.parse(JSON.stringify((here as { scenario: object }).scenario)))
  })

  test('a placement says where, how much good, and how far from the best it may be', async () => {
    const { status, body } = await post('placements', {
      scenario: { closures },
      posts: 2,
      etp: 0.75,
      candidates: { niveau: 'region', code: '75' },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(endpoints.createPlacement.output.parse(body)).toEqual(body)
    expect(body.posts).toHaveLength(2)
    expect(body.posts[0].gain).toBeGreaterThanOrEqual(body.posts[1].gain)
    expect(body.bound).toBeGreaterThanOrEqual(body.covered)
  })

  test.each([
    [{ closures: [{ by: 'cabinets', ids: ['C1', 'C99'] }] }, 'closures.0.ids.1'],
    [{ closures: [{ by: 'area', niveau: 'departement', code: '00' }] }, 'closures.0.code'],
    [{ closures: [{ by: 'share', niveau: 'france', code: 'FR', share: 2, draw: 1 }] }, 'closures.0.share'],
    [{ closures: [{ by: 'nothing' }] }, 'closures.0.by'],
    [{ openings: [{ codeCommune: '00000', etp: 1 }] }, 'openings.0.codeCommune'],
    [{ closing: [] }, 'closing'],
    [{ asOf: 'hier' }, 'asOf'],
  ])('%j is refused, naming %s', async (body, path) => {
    const refused = await post('scenarios', body)
    expect(refused.status, refused.text).toBe(400)
    expect(refused.type).toBe('application/problem+json')
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toContain(path)
  })

  test('an address that is no scenario is not found', async () => {
    const { status, type } = await api.get('/api/v1/scenarios/abc')
    expect([status, type]).toEqual([404, 'application/problem+json'])
  })
})

describe('the thread that plays', () => {
  const country = {} as CompactCountry
  const day = { asOf: WORLD_DAY, funded: true, statuts: [] }
  const question = { kind: 'scenario', request: { asOf: WORLD_DAY, closures: [], openings: [] } } as const

  test('refuses when too many wait, and ends what takes too long', async () => {
    const scenarist = createScenarist({ waiting: 2, firstTimeLimit: 1 })
    const asked = Array.from({ length: 5 }, () => scenarist.ask(country, day, question))
    const answers = await Promise.allSettled(asked)
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    const reasons = answers.map((answer) => String((answer as PromiseRejectedResult).reason))
    expect(reasons.filter((reason) => reason.includes('Too many'))).toHaveLength(2)
    expect(reasons.filter((reason) => reason.includes('too long')).length).toBeGreaterThan(0)
    await scenarist.close()
  })

  test('survives a fault of its own', async () => {
    const scenarist = createScenarist()
    await expect(scenarist.ask(country, day, question)).rejects.toThrow()
    await expect(scenarist.ask(country, day, question)).rejects.toThrow()
    await scenarist.close()
  })
})
