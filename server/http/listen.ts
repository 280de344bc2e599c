import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net'
import { ConfigError, type Config } from '../config.ts'

const LISTEN_ERRORS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken: stop what uses it, or set PORT to another one.`,
  EACCES: ({ port }) => `Port ${port} may not be opened by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not a known name: set HOST to 127.0.0.1 or 0.0.0.0.`,
}

const KEPT_ALIVE_MS = 90_000

/** Resolves once the server listens where the configuration says. @throws ConfigError with the remedy. */
export function listen(server: Server, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = LISTEN_ERRORS[error.code ?? '']?.(config)
      reject(sentence ? new ConfigError(sentence) : error)
    })
    // Longer than a proxy keeps an idle connection (60 or 75 s): ours must not close one that it is about to use.
    server.keepAliveTimeout = KEPT_ALIVE_MS
    server.headersTimeout = KEPT_ALIVE_MS + 5_000
    server.listen(config.port, config.host, () => resolve(server))
  })
}

/**
 * Lets a server be stopped in order; asked before it listens. `stop` takes no new connection, lets the requests under way
 * be answered to their last byte, ends each connection with its answer and those that ask nothing at once; it resolves when none is left.
 * `answered` resolves when the requests that are now under way are. Node alone would go on answering whoever asks again over a connection that was busy, and counts an answer as over before it is sent.
 */
export function stoppable(server: Server): Record<'stop' | 'answered', () => Promise<void>> {
  const underWay = new Map<Socket, Set<ServerResponse>>()
  let stopping = false
  /** Ends a connection with the last of its answers. */
  const endWith = (socket: Socket, own: Set<ServerResponse>, response: ServerResponse): void => {
    response.once('close', () => {
      own.delete(response)
      if (own.size === 0) socket.destroySoon()
    })
  }
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, new Set())
    socket.once('close', () => underWay.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    const own = underWay.get(socket)
    if (!own) return
    // Looked for here: a listener on each answer takes a tenth of the time of a tile.
    for (const earlier of own) if (earlier.closed) own.delete(earlier)
    own.add(response)
    if (!stopping) return
    response.setHeader('Connection', 'close')
    endWith(socket, own, response)
  })
  const answered = async (): Promise<void> => {
    const open = [...underWay.values()].flatMap((own) => [...own].filter((response) => !response.closed))
    await Promise.all(open.map((response) => once(response, 'close')))
  }
  const stop = async (): Promise<void> => {
    stopping = true
    // That of `node:net`: HTTP's own ends what it takes for idle.
    const ended = new Promise((resolve) => NetServer.prototype.close.call(server, resolve))
    for (const [socket, own] of underWay) {
      for (const response of own)
        if (response.closed) own.delete(response)
        else endWith(socket, own, response)
      if (own.size === 0) socket.destroy()
    }
    await ended
  }
  return { stop, answered }
}

/** Where a listening server answers, such as `http://127.0.0.1:8080`. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
