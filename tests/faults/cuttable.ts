import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a server that can be cut while it is used, and mended. */
export interface Cuttable {
  readonly url: string
  /** Ends every open connection; the next one is let through. */
  readonly cut: () => void
  /** Keeps every connection, lets new ones in, and forwards nothing more, as a server that hangs. */
  readonly freeze: () => void
  /** Ends every open connection and refuses the next ones, as a server that was stopped. */
  readonly close: () => Promise<void>
  /** After `close`: lets connections through again, on the same port. */
  readonly reopen: () => Promise<void>
}

/** Stands between a client and the server of `url` on a port of its own. */
export async function cuttable(url: string): Promise<Cuttable> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let port = 0
  let frozen = false
  let server: Server
  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((near) => {
        const far = connect(Number(target.port), target.hostname)
        for (const socket of [near, far]) {
          sockets.add(socket)
          socket
            .on('error', () => {})
            .on('close', () => {
              sockets.delete(socket)
              near.destroy()
              far.destroy()
            })
        }
        if (frozen) near.pause()
        else near.pipe(far).pipe(near)
      }).once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as { port: number }).port
        resolve()
      })
    })
  await listen()
  const address = new URL(url)
  address.hostname = '127.0.0.1'
  address.port = String(port)
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: address.href,
    cut,
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
    reopen: () => {
      frozen = false
      return listen()
    },
  }
}
