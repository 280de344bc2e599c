/**
 * Processor time of a search beside that of a health check, both asked of a server in a process of its own, one after another
 * on a kept connection (`npm run bench`). Fails when a search takes more than a millisecond above that floor.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { atRest } from './process-tree.ts'

/** Milliseconds of processor that a search may take above a health check. */
const MOST_MS = 1
const TURNS = 6

/** What people type: every case of the search's tests. */
const folder = new URL('../domain/places/', import.meta.url)
const typed = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n').slice(1))
  .map((line) => line.split('\t')[0]!)
const searches = typed.map((q) => `/api/v1/places?${new URLSearchParams({ q, limit: '8' })}`)
const floor = typed.map(() => '/healthz')

const dataDir = mkdtempSync(join(scratch, 'relais-bench-'))
cpSync(await firstStart(), dataDir, { recursive: true })
const relais = await spawnRelais(dataDir)
await atRest(relais.pid)
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

const ask = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(relais.address + path, { agent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${path}: ${text}`)),
      )
    }).on('error', reject)
  })

/** Seconds of processor that the server has used since it started. */
async function processorSeconds(): Promise<number> {
  const seconds = /^process_cpu_seconds_total (\S+)/m.exec(await ask('/metrics'))?.[1]
  if (seconds === undefined) throw new Error('The server does not tell its processor time.')
  return Number(seconds)
}

/** Milliseconds of processor a request. */
async function cost(paths: readonly string[]): Promise<number> {
  const before = await processorSeconds()
  for (const path of paths) await ask(path)
  return ((await processorSeconds()) - before) * (1000 / paths.length)
}

// The least of some turns: the server has other work of its own now and then, and other programs the processor's caches.
const least = { floor: Infinity, search: Infinity }
for (let turn = 0; turn < TURNS; turn++) {
  least.floor = Math.min(least.floor, await cost(floor))
  least.search = Math.min(least.search, await cost(searches))
}
agent.destroy()
await relais.stop()
rmSync(dataDir, { recursive: true })
const above = least.search - least.floor
console.log(
  `A search over HTTP, mean of ${typed.length} texts: ${least.search.toFixed(2)} ms of processor, a health check ${least.floor.toFixed(2)} ms, ` +
    `so ${above.toFixed(2)} ms above it (at most ${MOST_MS} promised)`,
)
if (above > MOST_MS) process.exitCode = 1
