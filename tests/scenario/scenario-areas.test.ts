import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from '../http/world-app.ts'

describe.each(databases)('areas of a scenario on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const scenarist = createScenarist()
  const id = `${WORLD_DAY}_c~C1~C2~C3`

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database, undefined, { scenarist })).app)
  })
  afterAll(async () => {
    await scenarist.close()
    await database?.close()
  })

  test.each(['departement', 'epci', 'bassin-de-vie', 'arrondissement', 'canton'])(
    '%s: page, API and CSV tell the same areas',
    async (niveau) => {
      const { status, body } = await api.get(`/api/v1/scenarios/${id}/${niveau}`)
      expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
      expect(body.items.length).toBeGreaterThan(0)
      const csv = await api.get(`/api/v1/scenarios/${id}/${niveau}?format=csv`)
      const [head, ...lines] = csv.text.trim().split('\r\n')
      expect(lines).toHaveLength(body.items.length)
      const at = head!.split(',').indexOf('personnes.displaced.status')
      expect(lines.map((line) => line.split(',')[at])).toEqual(
        body.items.map(
          (item: { persons: { displaced: { status: string } } }) => item.persons.displaced.status,
        ),
      )
      const page = await api.get(`/scenario/${id}?niveau=${niveau}`)
      expect(page.status).toBe(200)
      const { data } = JSON.parse(page.text.slice(page.text.indexOf('{'))) as { data: object }
      expect(data).toMatchObject({ niveau, territoires: body.items, note: body.note })
    },
  )

  test('no class is told by a value, and the answer says what is not published', async () => {
    const { body } = await api.get(`/api/v1/scenarios/${id}/canton`)
    const told = (body.items as { persons: Record<string, { status: string; value: unknown }> }[]).flatMap(
      ({ persons }) => Object.values(persons),
    )
    expect(told.some(({ status }) => status === 'class')).toBe(true)
    for (const { status, value } of told) if (status !== 'ok') expect(value).toBeNull()
    expect(body.note.fr).toContain('ce n’est pas zéro')
    expect(body.note.en).toContain('it is not zero')
  })

  test('an unknown level is refused', async () => {
    expect((await api.get(`/scenario/${id}?niveau=quartier`)).status).toBe(404)
    expect((await api.get(`/api/v1/scenarios/${id}/quartier`)).status).toBe(400)
  })
})
