import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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

const LOOK_MS = 100

/**
 * Takes no new connection, lets the requests under way be answered and ends each connection with its answer; resolves when none is
 * left. Node alone would go on answering whoever asks again over a connection that was busy when it was told to stop.
 */
export async function stopListening(server: Server): Promise<void> {
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  const ended = new Promise((resolve) => server.close(resolve))
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS)
  await ended
  clearInterval(look)
}

/** Where a listening server answers, such as `http://127.0.0.1:8080`. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
