import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import request from 'supertest'
import { afterAll, expect, test, vi } from 'vitest'
import { healthRouter, type HealthDeps } from '../../server/http/routers/health.ts'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'

const dataDir = mkdtempSync(join(scratch, 'relais-drain-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const ask = (changes: Partial<HealthDeps>) =>
  request(
    express().use(
      healthRouter(
        {
          ping: () => Promise.resolve('ok'),
          freeBytes: () => Promise.resolve(1e12),
          draining: () => false,
          standbys: () => [],
          databaseAnswers: () => true,
          ...changes,
        },
        { sendBytes: (_request, response, body) => void response.send(body) },
      ),
    ),
  ).get('/readyz')

test('readiness is true, and never waits for what says nothing', async () => {
  const never = (): Promise<never> => new Promise(() => {})
  expect((await ask({})).body).toEqual({ status: 'ready', database: 'ok', disk: 'ok' })
  const busy = await ask({ ping: never })
  expect([busy.status, busy.body]).toEqual([200, { status: 'degraded', database: 'slow', disk: 'ok' }])
  const silent = await ask({ ping: never, databaseAnswers: () => false })
  expect([silent.status, silent.body.status, silent.body.database]).toEqual([503, 'not-ready', 'unreachable'])
  const full = await ask({ freeBytes: () => Promise.resolve(1000) })
  expect([full.status, full.body]).toEqual([200, { status: 'degraded', database: 'ok', disk: 'full' }])
  const replica = await ask({ ping: () => Promise.resolve('read-only') })
  expect([replica.status, replica.body.status]).toEqual([200, 'degraded'])
  const place = 'standby:5432/relais'
  const reads = async (...faults: ('behind' | null)[]) =>
    (await ask({ standbys: () => faults.map((fault) => ({ place, fault })) })).body
  expect(await reads('behind', null)).toEqual({
    status: 'ready',
    database: 'ok',
    disk: 'ok',
    reads: 'standby',
  })
  expect(await reads('behind')).toEqual({ status: 'ready', database: 'ok', disk: 'ok', reads: 'primary' })
  const disk = await ask({ freeBytes: never })
  expect([disk.status, disk.body.disk]).toEqual([200, 'unknown'])
  expect((await ask({ draining: () => true })).status).toBe(503)
})

test('asked to end, it says so to proxies and goes on answering until they know', async () => {
  cpSync(await firstStart(), dataDir, { recursive: true })
  const relais = await spawnRelais(dataDir, { DRAIN_SECONDS: '8' })
  const get = (path: string) => fetch(relais.address + path)
  expect((await get('/readyz')).status).toBe(200)
  const ended = relais.stop()
  await vi.waitFor(
    async () => expect(((await (await get('/readyz')).json()) as { status: string }).status).toBe('draining'),
    4000,
  )
  expect((await get('/trouver?q=niort')).status).toBe(200)
  expect((await get('/healthz')).status).toBe(200)
  expect(await ended).toBe(0)
})
