import { createServer } from 'node:http'
import request from 'supertest'
import { expect, test } from 'vitest'
import { starting } from '../../server/http/starting.ts'

const server = createServer(starting)

test('before the data are together a person reads a page that asks again by itself', async () => {
  const page = await request(server).get('/trouver?q=niort').set('Accept', 'text/html,*/*').expect(503)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['retry-after']).toBe('5')
  expect(page.text).toContain('http-equiv="refresh" content="5"')
  expect(page.text).toContain('tel:15')
  // What was searched is not told back.
  expect(page.text).not.toMatch(/niort/i)
})

test('a program reads a problem, and that the process lives though it is not ready', async () => {
  for (const path of ['/api/v1/cabinets', '/tiles/cabinets/0/0/0.mvt', '/readyz', '/trouver']) {
    const { status, headers, body } = await request(server).get(path).set('Accept', '*/*').buffer(true)
    expect([status, headers['content-type']], path).toEqual([503, 'application/problem+json; charset=utf-8'])
    expect(body).toMatchObject({ status: 503, title: 'Starting', type: 'about:blank' })
  }
  expect((await request(server).get('/healthz').expect(200)).body).toEqual({ status: 'ok' })
})
