import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from '../http/world-app.ts'

type Plan = Record<string, unknown> & { plan: string; posts: Record<string, unknown>[]; lien: string }

describe.each(databases)('placements on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const scenarist = createScenarist()
  const closed = `${WORLD_DAY}_z~r75`
  const get = (query: string) => api.get(`/api/v1/placements?${query}`)

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database, undefined, { scenarist })).app)
  })
  afterAll(async () => {
    await scenarist.close()
    await database?.close()
  })

  test.each([
    'region:75',
    'departement:79',
    'departement:86',
    'circonscription:79-01',
    'epci:200000001',
    'canton:7901',
    'arrondissement:791',
    'bassin-de-vie:79',
    'epci:hors-niveau',
  ])('%s: page, API, CSV, and each plan asked alone, say the same', async (territoire) => {
    const query = `territoire=${territoire}&scenario=${closed}&need=affectes&posts=2&costPerPost=50000&budget=120000`
    const { status, body } = await get(query)
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
    const items = body.items as Plan[]
    expect(items.map(({ plan }) => plan)).toEqual(['personnes', 'moins-desservis', 'espaces'])

    const { text } = await get(`${query}&format=csv`)
    const [head, ...lines] = text.trim().split('\r\n')
    const at = (name: string): number => head!.split(',').indexOf(name)
    expect(lines).toHaveLength(items.reduce((sum, { posts }) => sum + Math.max(1, posts.length), 0))
    for (const line of lines) {
      const cells = line.split(',')
      const plan = items.find((one) => one.plan === cells[at('plan')])!
      expect(cells[at('plan.servies')]).toBe(String(plan.covered ?? ''))
      const post = plan.posts[Number(cells[at('rang')]) - 1]
      expect(cells[at('gain')]).toBe(String(post?.gain ?? ''))
    }

    const page = await api.get(`/placement?${query}`)
    expect(page.status).toBe(200)
    const { data } = JSON.parse(page.text.slice(page.text.indexOf('{'))) as { data: { answer: object } }
    expect(data.answer).toEqual(body)

    const [niveau, code] = territoire.split(':') as [string, string]
    const { body: alone } = await api.post('/api/v1/placements').send({
      scenario: { asOf: WORLD_DAY, closures: [{ by: 'area', niveau: 'region', code: '75' }] },
      ...{ candidates: { niveau, code }, need: 'affectes', posts: 2, costPerPost: 50_000, budget: 120_000 },
    })
    expect(items[0]).toMatchObject({ posts: alone.posts, covered: alone.covered, cost: alone.cost })
    // The report that a plan leads to opens exactly its posts.
    const report = await api.get(`/api/v1${items[0]!.lien.replace('/scenario', '/scenarios')}`)
    expect(
      (report.body.request.openings as { codeCommune: string }[]).map((one) => one.codeCommune).sort(),
    ).toEqual(items[0]!.posts.map((post) => post.codeCommune).sort())
  })

  test('what is not told is the same default everywhere, and is written out in the answer', async () => {
    const { body } = await get('territoire=region:75')
    const { body: alone } = await api
      .post('/api/v1/placements')
      .send({ candidates: { niveau: 'region', code: '75' } })
    expect(alone.request).toMatchObject({
      ...{ posts: 5, etp: 0.75, need: 'hors-portee', residents: 'territoire', objective: 'personnes' },
      candidates: { niveau: 'region', code: '75', minMedecinsGeneralistes: 2 },
      ...{ costPerPost: null, budget: null },
    })
    expect(body.items[0].request).toEqual(alone.request)
    expect(alone.cost).toBeNull()
    expect(alone.medecins.fr).toContain('maisons de santé')
  })

  test.each([
    ['territoire=region:75&budget=1000', 'costPerPost'],
    ['territoire=region:00', 'candidates.code'],
    ['territoire=epci:0', 'territoire'],
    ['territoire=region:75&maisonsDeSante=00000', 'candidates.maisonsDeSante.0'],
  ])('%s is refused, naming %s; the page names its field', async (query, path) => {
    const refused = await get(query)
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].path).toBe(path)
    const page = await api.get(`/placement?${query}`)
    const { data } = JSON.parse(page.text.slice(page.text.indexOf('{'))) as { data: { wrong: string[] } }
    expect(data.wrong).toEqual([
      path.startsWith('candidates.mais') ? 'maisonsDeSante' : path.replace('candidates.code', 'territoire'),
    ])
  })
})
