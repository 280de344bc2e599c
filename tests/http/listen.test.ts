import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { stopListening } from '../../server/http/listen.ts'

test('a client that goes on asking over a busy connection does not keep a server that stops', async () => {
  let answer = (): void => {}
  const server = createServer((_, response) => void (answer = () => void response.end('answered'))).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const ask = () => client.write('GET / HTTP/1.1\r\nHost: relais\r\n\r\n')
  ask()
  await once(server, 'request')
  const stopped = stopListening(server)
  // The first answer is whole, and over the same connection a second one is asked at once.
  server.on('request', () => answer())
  ask()
  answer()
  const text = await new Promise<string>((resolve) => {
    let said = ''
    client.on('data', (some) => (said += String(some)))
    client.on('close', () => resolve(said))
    client.on('data', () => client.writable && ask())
    client.on('error', () => {})
  })
  expect(text).toContain('answered')
  await stopped
})
