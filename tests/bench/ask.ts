import { Agent, get } from 'node:http'

/** An answer as it comes over the wire. */
export interface Answered {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Connections are kept, as browsers and proxies keep them. */
const kept = new Agent({ keepAlive: true, scheduling: 'fifo' })

/** Asks as a browser does, over connections of its own where an agent is given; rejects anything but 200, and fewer bytes than were told. */
export const ask = (address: string, agent = kept): Promise<Answered> =>
  new Promise((resolve, reject) => {
    get(address, { agent, headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        response.statusCode === 200
          ? resolve({ headers: response.headers as Record<string, string>, body: Buffer.concat(parts) })
          : reject(new Error(`${address}: ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
