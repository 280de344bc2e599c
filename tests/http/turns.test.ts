import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { afterEach, expect, test } from 'vitest'
import { createTurns } from '../../server/http/turns.ts'
import type { Problem } from '../../server/contract/problem.ts'

/** A server whose clock only its work moves: a sheet takes 100 ms. */
const WORK_MS = 100
let server: Server | undefined
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(null))))

async function crowdedApp(): Promise<{ port: number; served: string[]; shed: () => number }> {
  let clock = 0
  let shed = 0
  const served: string[] = []
  const app: Express = express()
  app.get('/healthz', (_request, response) => {
    served.push('health')
    response.json({ status: 'ok' })
  })
  app.use(createTurns({ now: () => clock, onShed: () => shed++ }))
  app.get('/sheet', (request, response) => {
    clock += WORK_MS
    served.push(String(request.query.n))
    response.send('sheet')
  })
  app.use(((error, _request, response, _next) => {
    response.status((error as Problem).status).json((error as Problem).more)
  }) as express.ErrorRequestHandler)
  server = createServer(app)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, served, shed: () => shed }
}

/** Asks all at once, over connections that are already open; what each is answered, in the order of the questions. */
async function askTogether(port: number, paths: readonly string[]): Promise<string[]> {
  const sockets = paths.map(() => connect(port, '127.0.0.1'))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const answers = sockets.map(async (socket) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (data: string) => (text += data))
    await once(socket, 'end')
    return text
  })
  for (const [at, socket] of sockets.entries())
    socket.write(`GET ${paths[at]} HTTP/1.1\r\nHost: relais\r\nConnection: close\r\n\r\n`)
  return Promise.all(answers)
}

const status = (answer: string): number => Number(answer.slice(9, 12))
const sheets = (count: number): string[] => Array.from({ length: count }, (_, n) => `/sheet?n=${n}`)

test('sheets asked together are all drawn in their order, and whether the process lives is answered between them', async () => {
  const { port, served } = await crowdedApp()
  const answers = await askTogether(port, [...sheets(100), '/healthz'])
  expect(answers.map(status)).toEqual(Array(101).fill(200))
  const drawn = served.filter((name) => name !== 'health')
  expect(drawn.map(Number)).toEqual([...drawn].map(Number).sort((a, b) => a - b))
  // Asked last, it waits for no more than the slices that began before it was read.
  expect(served.indexOf('health')).toBeLessThan(50)
})

test('who would wait too long is asked to come back, and those inside are served', async () => {
  const { port, shed } = await crowdedApp()
  // What a sheet costs is learned from the first ones.
  for (let n = 0; n < 60; n++) await askTogether(port, sheets(1))
  const answers = await askTogether(port, sheets(400))
  const [served, sentAway] = [200, 503].map((code) => answers.filter((answer) => status(answer) === code))
  expect(served!.length + sentAway!.length).toBe(400)
  expect(served!.length).toBeGreaterThanOrEqual(150)
  expect(sentAway!.length).toBeGreaterThan(0)
  expect(sentAway!.length).toBe(shed())
  expect(sentAway!.every((answer) => /^retry-after: 5\r$/im.test(answer))).toBe(true)
  // The crowd gone, the next one is served.
  expect((await askTogether(port, sheets(1))).map(status)).toEqual([200])
})
