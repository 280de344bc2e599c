/** What Node itself takes to send bytes from memory: answers each address with the bytes it is told on its standard input. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** Address, headers, and the body in base64. */
export type BareAnswer = readonly [path: string, headers: Readonly<Record<string, string>>, body: string]

const told = (await json(process.stdin)) as readonly BareAnswer[]
const answers = new Map(
  told.map(([path, headers, body]) => [path, { headers, body: Buffer.from(body, 'base64') }]),
)
const server = createServer((request, response) => {
  const found = answers.get(request.url ?? '')
  response.writeHead(found ? 200 : 404, found?.headers).end(found?.body)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
