import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to the server that a test can cut. */
export interface Way {
  readonly url: string
  /** From now on nobody answers. */
  cut: boolean
  /** From now on whoever asks waits: the connection stands, no answer comes. */
  silent: boolean
  /** Addresses asked for, in order, with their method. */
  readonly asked: string[]
  /** Ends the answers under way, as a server does that stops. */
  readonly sever: () => void
  readonly close: () => Promise<void>
}

/** Opens a way of its own to the server under test, on a free port of this machine. */
export async function openWay(target: string): Promise<Way> {
  const asked: string[] = []
  const way = { cut: false, silent: false }
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (way.cut) return void incoming.socket.destroy()
    if (way.silent) return
    asked.push(`${incoming.method} ${incoming.url}`)
    const onward = request(
      new URL(incoming.url!, target),
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(way, {
    url: `http://127.0.0.1:${port}`,
    asked,
    sever: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
