import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import { connect } from '../../server/db/connect.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { TODAY } from '../roster/roster-world.ts'
import { servedWorld } from '../world-package.ts'

describe.each(databases)('a withdrawn citation on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>
  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const relais = async (...argv: string[]) => {
    const printed: string[] = []
    parseCommand(argv)
    const well = await runCommand(argv, {
      ...{ database, cwd: '.', today: TODAY, served: servedWorld() },
      geocoder: null,
      print: (line) => void printed.push(line),
    })
    return { well, printed: printed.join('\n') }
  }
  const reason = 'Elle désignait une seule infirmière.'

  test('is answered 410 with the reason and its hash at every address of it, for ever, and no other is', async () => {
    const asked = (path: string, accept = 'text/html') => site.get(path).set('Accept', accept)
    const json = '/api/v1/circonscriptions/79-01/citation'
    const { body: quoted } = await asked(json)
    const beside = `/api/v1/circonscriptions/79-02/citation?run=${quoted.run}`
    expect((await asked(beside)).status).toBe(200)
    const address = quoted.permalink as string
    expect(await relais('withdraw-citation', address, '--reason', reason)).toMatchObject({
      well: true,
      printed: expect.stringContaining(quoted.sha256),
    })

    // The current run without its name, the run by its name, any spelling of the code.
    for (const path of [json, `${json}?run=${quoted.run}`, json.replace('79-01', '7901')]) {
      const response = await asked(path)
      expect(response.status).toBe(410)
      expect(response.type).toBe('application/problem+json')
      expect(response.body).toMatchObject({ status: 410, reason, sha256: quoted.sha256 })
      expect(response.text).not.toContain(quoted.phrases[0].fr.slice(0, 40))
      expect(response.headers['cache-control']).toBe('no-store')
    }
    for (const prefix of ['', '/en']) {
      const page = await asked(`${prefix}/citation/${quoted.run}/79-01`)
      expect(page.status).toBe(410)
      expect(page.text).toContain(reason)
      expect(page.text).toContain(quoted.sha256)
      expect(page.text).not.toContain('phrases')
    }
    expect((await asked(beside)).status).toBe(200)

    // Somebody's cache asks whether what it keeps still holds.
    const revalidated = await asked(`${json}?run=${quoted.run}`).set('If-None-Match', '*')
    expect(revalidated.status).toBe(410)
    const [line] = await listAudit(database.knex, { limit: 1, subject: quoted.run })
    expect(line).toMatchObject({
      ...{ action: 'withdraw-citation', author: 'exploitant' },
      detail: { circonscription: '79-01', sha256: quoted.sha256, reason },
    })
    // The hash stays beside the text, neither of which can be changed.
    for (const sql of ['DELETE FROM citation_withdrawals', "UPDATE citation_withdrawals SET reason = 'x'"])
      await expect(database.knex.raw(sql)).rejects.toThrow(/append-only/)
    expect(await relais('withdraw-citation', address, '--reason', 'Encore')).toMatchObject({ well: false })

    await database.release()
    const again = await connect(database.options)
    try {
      const restarted = request((await worldApp(again)).app)
      expect((await restarted.get(`${json}?run=${quoted.run}`)).body).toMatchObject({ status: 410, reason })
    } finally {
      await again.close()
    }
  })

  test('needs an address and a reason that may be published', async () => {
    await expect(relais('withdraw-citation', 'https://relais.example/circonscription/79-01')).rejects.toThrow(
      /address of a citation/,
    )
    await expect(relais('withdraw-citation', `${'a'.repeat(64)}/79-01`)).rejects.toThrow(/Say why/)
  })
})

describe('a withdrawal that a power cut took from the embedded database', () => {
  test('comes back from the journal', async () => {
    const database = await databases[0]!.open({ world: true })
    try {
      const { app } = await worldApp(database)
      const path = '/api/v1/circonscriptions/79-01/citation'
      const { body } = await request(app).get(path)
      const withdrawal = {
        ...{ run: body.run, circonscription: '79-01', sha256: body.sha256, reason },
        ...{ withdrawnAt: '2026-10-01T08:00:00.000Z', author: 'exploitant', role: 'national' },
      }
      await database.journal!.append([{ idempotencyKey: 'withdrawal:1', withdrawal }])
      await database.release()
      const again = await connect(database.options)
      const restarted = request((await worldApp(again)).app)
      expect((await restarted.get(path)).status).toBe(410)
      await again.close()
    } finally {
      await database.close()
    }
  })
  const reason = 'Elle désignait une seule infirmière.'
})
