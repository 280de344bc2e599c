import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { stoppable } from '../../server/http/listen.ts'

const ASK = 'GET / HTTP/1.1\r\nHost: relais\r\n\r\n'

async function opened(answer: RequestListener) {
  const server = createServer(answer)
  const { stop } = stoppable(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const open = async (said: string): Promise<Socket> => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
    await once(client, 'connect')
    client.write(said)
    return client
  }
  return { server, stop, open }
}

test('a client that goes on asking over a busy connection does not keep a server that stops', async () => {
  const answers: (() => void)[] = []
  const { server, stop, open } = await opened((_, response) =>
    answers.push(() => void response.end('answered')),
  )
  const client = await open(ASK)
  await once(server, 'request')
  const stopped = stop()
  let said = ''
  client.on('data', (some) => {
    said += String(some)
    if (client.writable) client.write(ASK)
  })
  server.on('request', () => answers.at(-1)!())
  const closed = once(client, 'close')
  answers[0]!()
  await Promise.all([stopped, closed])
  expect(said).toContain('answered')
})

test('an answer under way is sent to its last byte, however slowly it is read', async () => {
  const bytes = 30_000_000
  const { server, stop, open } = await opened((_, response) => void response.end(Buffer.alloc(bytes, 'x')))
  const client = await open(ASK)
  await once(server, 'request')
  // The first bytes are there, the others are not read yet.
  await once(client, 'readable')
  const stopped = stop()
  let got = 0
  client.on('data', (some: Buffer) => (got += some.length))
  await once(client, 'close')
  await stopped
  expect(got).toBeGreaterThan(bytes)
})

test('who asks nothing, or half a question, does not hold up a server that stops', async () => {
  const { server, stop, open } = await opened((_, response) => void response.end('answered'))
  const silent = await open('')
  const half = await open(ASK.slice(0, 20))
  const kept = await open(ASK)
  await once(kept, 'data')
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(3)
  const gone = Promise.all([silent, half, kept].map((client) => once(client.resume(), 'close')))
  await stop()
  await gone
})
