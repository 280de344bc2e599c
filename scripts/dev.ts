/**
 * `npm run dev`: the server in a process of its own, started again at each edit of it, behind Vite, which draws the pages from their
 * sources and tells open browsers to load them anew. An edit under `web` restarts nothing.
 */
import { createServer } from 'node:http'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig } from '../server/config.ts'
import { addressOf, listen } from '../server/http/listen.ts'
import { createFront } from './dev/front.ts'
import { openVite } from './dev/open-vite.ts'
import { createServerProcess } from './dev/server-process.ts'

const top = fileURLToPath(new URL('..', import.meta.url))

/** What the server's process reads when it starts. Nothing that a running server writes is among it. */
const SERVER_SOURCES = ['server', 'data', 'scripts', 'package.json'].map((name) => join(top, name))
const isServerSource = (file: string): boolean =>
  SERVER_SOURCES.some((source) => {
    const inside = relative(source, file)
    return inside.split(sep)[0] !== '..' && !isAbsolute(inside)
  })

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const http = createServer((request, response) => front(request, response))
  const vite = await openVite(top, http)
  const server = createServerProcess(join(top, 'scripts/dev/serve.ts'), () =>
    vite.environments.client.hot.send({ type: 'full-reload' }),
  )
  const front = createFront(vite, server.address)
  await listen(http, config)
  const saved = new Map<string, number>()
  vite.watcher.add(SERVER_SOURCES).on('all', (event, file, stats) => {
    if (event.endsWith('Dir') || !isServerSource(file)) return
    // One save may be told twice.
    const at = stats?.mtimeMs
    if (at !== undefined && saved.get(file) === at) return
    if (at === undefined) saved.delete(file)
    else saved.set(file, at)
    console.log(`${relative(top, file)}: starting the server again`)
    server.restart()
  })
  console.log(`Relais is written at ${addressOf(http)}`)

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await Promise.all([vite.close(), server.stop()])
    http.close()
    http.closeAllConnections()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
