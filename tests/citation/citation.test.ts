import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import { replaceRoster } from '../../server/db/queries/roster/replaceRoster.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'
import { worldApp } from '../http/world-app.ts'

describe.each(databases)('citations on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const cite = async (query = '', code = '79-01', at = site) => {
    const response = await at
      .get(`/api/v1/circonscriptions/${code}/citation${query}`)
      .set('Host', 'relais.test')
    expect(response.status, response.text.slice(0, 300)).toBe(200)
    return response
  }

  test('a citation says what the sheet says, with day, demonstration, permalink and hash', async () => {
    const { body } = await cite()
    const area = (await site.get('/api/v1/territoires/circonscription/79-01')).body
    const followed = area.figures.find(
      ({ indicator }: { indicator: string }) => indicator === 'patients-suivis',
    )
    const { demonstration: _, ...quoted } = followed
    expect(body.figures[0]).toEqual(quoted)
    expect(body.run).toBe(area.run)
    expect(body.permalink).toBe(`http://relais.test/citation/${body.run}/79-01`)
    expect(body.phrases.map(({ id }: { id: string }) => id)).toEqual(['suivi', 'risque', 'trajet', 'zonage'])
    for (const { id, fr, en } of body.phrases) {
      expect(fr).toMatch(/^Selon Relais, au 1er octobre 2026, dans la circonscription 79-01 /)
      expect(en).toContain('on 1 October 2026, in constituency 79-01 ')
      // What is reused as published is not made a demonstration by the practices.
      expect(/démonstration/.test(fr), fr).toBe(id !== 'zonage')
      expect(/demonstration/.test(en), en).toBe(id !== 'zonage')
      // Whoever pastes only this one must not pass on the total as settled.
      expect(/total national de 300\u202F000, contesté/.test(fr), fr).toBe(id === 'suivi')
      expect(/national total of 300,000, disputed/.test(en), en).toBe(id === 'suivi')
      expect(fr + en).not.toMatch(/undefined|NaN|null/)
    }
    for (const text of [body.note.fr, body.note.en, body.bibtex, JSON.stringify(body.csl)]) {
      expect(text).toContain(body.permalink)
      expect(text).toContain(body.sha256)
      expect(text).toMatch(/[Dd]é?e?monstration/)
    }
    expect(body.commande).toContain(body.permalink)
  })

  test('only a run that is stored, and a circonscription that has figures, can be quoted', async () => {
    const get = (path: string) => site.get(`/api/v1/circonscriptions/${path}`)
    expect((await get(`79-01/citation?run=${'0'.repeat(64)}`)).status).toBe(404)
    expect((await get('79-01/citation?run=1')).body.errors[0].path).toBe('run')
    expect((await get('79-77/citation')).status).toBe(404)
    expect((await get('99-01/citation')).body.detail).toContain('étranger')
    expect((await site.get(`/citation/${'0'.repeat(64)}/79-01`)).status).toBe(404)
  })

  test('however often it is asked for, one row is kept, and it stays', async () => {
    for (const _ of [1, 2, 3]) await cite()
    const { rows } = await database.knex.raw('SELECT count(*)::int AS n FROM citations')
    expect(rows[0].n).toBe(1)
    for (const sql of [
      'UPDATE citations SET content = content',
      'DELETE FROM citations',
      'TRUNCATE citations',
    ])
      await expect(database.knex.raw(sql)).rejects.toThrow(/append-only/)
  })

  test('byte for byte the same after new events, a new import and a restart, with today’s value beside', async () => {
    const { body } = await cite()
    const address = `?run=${body.run}`
    const before = (await cite(address)).text
    // C1 stops, then the whole roster is replaced by one with fewer nurses.
    await replaceRoster(database.knex, {
      demonstration: true,
      sha256: 'another',
      cabinets: worldInputs.cabinets.slice(0, 3),
      events: [
        {
          ...worldInputs.events[0]!,
          id: 'E99',
          statut: 'stopped',
          effectiveOn: '2026-09-20',
          reportedOn: '2026-09-21',
          recordedAt: '2026-09-21T08:00:00.000Z',
        },
      ],
    })
    const later = request((await worldApp(database)).app)
    expect((await cite('', '79-01', later)).body.run).not.toBe(body.run)
    expect((await cite(address, '79-01', later)).text).toBe(before)
    await database.release()
    const again = await connect(database.options)
    try {
      const restarted = request((await worldApp(again)).app)
      expect((await cite(address, '79-01', restarted)).text).toBe(before)
      // Another circonscription of the old run was never quoted before: it still can be.
      expect((await cite(address, '79-02', restarted)).body.asOf).toBe(body.asOf)
      const page = await restarted.get(`/citation/${body.run}/79-01`)
      const { data } = JSON.parse(page.text.slice(page.text.indexOf('{')))
      expect(data.citation.sha256).toBe(body.sha256)
      expect(data.now.figures[0].value).not.toBe(data.citation.figures[0].value)
    } finally {
      await again.close()
    }
  })
})
