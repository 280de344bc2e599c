import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as the server took it: whom the envelope names, the raw message, and its headers unfolded. */
export interface Received {
  readonly to: readonly string[]
  readonly raw: string
  readonly header: (name: string) => string | undefined
}

/** How the server behaves: takes all, refuses each recipient for good or for now, or hangs up in the middle of a message. */
export type Mood = 'well' | 'refuses' | 'later' | 'hangs-up' | 'takes-then-hangs-up'

/** A mail server on loopback, whose mood a test may change. */
export async function openMailServer() {
  const received: Received[] = []
  let mood: Mood = 'well'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (mood === 'refuses') return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
      if (mood === 'later') return done(Object.assign(new Error('come back'), { responseCode: 451 }))
      done()
    },
    onData: (stream, session, done) => {
      if (mood === 'hangs-up') {
        stream.once('data', () => hangUp())
        stream.resume()
        return
      }
      void buffer(stream).then((bytes) => {
        const raw = bytes.toString()
        const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1],
        })
        // The message is kept, and the sender never hears of it: as a crash between the two looks.
        if (mood === 'takes-then-hangs-up') return hangUp()
        done()
      })
    },
  })
  server.on('error', () => {})
  const connections = new Set<{ destroy: () => void }>()
  server.server.on(
    'connection',
    (socket: { destroy: () => void; once: (name: 'close', then: () => void) => void }) => {
      connections.add(socket)
      socket.once('close', () => connections.delete(socket))
    },
  )
  const hangUp = (): void => {
    for (const socket of connections) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next: Mood) => (mood = next),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
