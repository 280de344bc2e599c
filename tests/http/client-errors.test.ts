import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFrontServer } from '../../server/http/client-errors.ts'

let server: Server
beforeAll(async () => {
  server = createFrontServer((request, response) => request.resume().on('end', () => response.end('ok')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** What is answered to some bytes by the time the server has let the connection go, though this side keeps it open. */
const answerTo = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    let text = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(bytes))
    socket.on('data', (data) => (text += data.toString()))
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })

test.each([
  ['no HTTP at all', 'garbage\r\n\r\n', 400],
  ['headers beyond any need', `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['no Host of a request whose body follows', 'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}', 400],
  ['an expectation that nobody meets', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\n\r\n', 417],
  [
    'extensions of chunks without end',
    `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    413,
  ],
  ['what is asked of proxies', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n', 501],
])('%s is answered by a Problem, and the connection is not kept', async (_name, bytes, status) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(head).toContain('application/problem+json')
  expect(JSON.parse(body)).toMatchObject({ status })
  const held = await new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
  expect(held).toBe(0)
})

test.each([
  ['HTTP/1.0, which has no Host', 'GET / HTTP/1.0\r\n\r\n'],
  ['Expect: 100-continue', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n'],
])('%s is answered as any other', async (_name, bytes) => {
  expect(await answerTo(bytes)).toMatch(/HTTP\/1.1 200 OK[^]*ok/)
})

test('who asks for a proxy and resets the connection ends nothing but that', async () => {
  const { port } = server.address() as AddressInfo
  for (const before of ['', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200)]) {
    const socket = connect(port, '127.0.0.1')
    const handed = once(server, 'connect')
    socket.on('error', () => {})
    socket.write(`${before}CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n`)
    const [, taken] = (await handed) as [unknown, Socket]
    const closed = once(taken, 'close')
    socket.resetAndDestroy()
    await closed
  }
  expect(await answerTo('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/200 OK/)
})

test('a Host that is missing is named, with the remedy', async () => {
  const [, body = ''] = (await answerTo('GET / HTTP/1.1\r\n\r\n')).split('\r\n\r\n')
  expect(JSON.parse(body).errors).toEqual([
    { path: 'Host', message: expect.stringContaining('`relais.example`') },
  ])
})
