import { once } from 'node:events'
import { runRelais } from '../run-relais.ts'
import { undrawn } from './undrawn.ts'

/**
 * The server as the dev loop runs it: its pages leave undrawn. It reads its program at once, starts when it is told that the one
 * before has closed the database, and ends with the process that told it.
 */
const told = once(process, 'message')
const alone = once(process, 'disconnect')
await Promise.all([import('../../server/main.ts'), import('../../server/assemble.ts')])
const begin = await Promise.race([told.then(() => true), alone.then(() => false)])
if (begin) {
  const { address } = await runRelais(async () => ({
    renderPage: undrawn,
    assets: (_request, _response, next) => next(),
  }))
  if (process.connected) process.send?.(address)
  void alone.then(() => process.kill(process.pid, 'SIGTERM'))
}
