/**
 * What one answer costs a process (`npm run bench:capacity`): processor time by kind of address, which a busy machine does not change as it
 * does the clock, bytes on the wire, and memory. DECISIONS has the page of capacity that rests on it.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'

const TIMES = Number(process.env.TIMES ?? 400)
const AT_ONCE = 8
/** What a visit asks, by who may answer: anything but the first three may be kept by a cache in front for a while, or for ever. */
const KINDS = {
  'search, as a page': '/trouver?q=niort',
  'search, as data': '/api/v1/cabinets/nearest?lon=-0.4594&lat=46.3239',
  'status of the service': '/readyz',
  'home page': '/',
  'sheet of a constituency': '/circonscription/79-01',
  'page of the map': '/carte',
  'figures of the map': '/api/v1/territoires/departement',
  tile: '/tiles/communes/8/127/88.mvt',
} as const

const dataDir = mkdtempSync(join(scratch, 'relais-capacity-'))
cpSync(await firstStart(), dataDir, { recursive: true })
const relais = await spawnRelais(dataDir)

const ask = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(relais.address + path, { headers: { 'Accept-Encoding': 'br, gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => (bytes += part.length))
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${response.statusCode}`)),
      )
    })
      .on('error', reject)
      .end()
  })

/** Seconds of processor that the process has had. */
const spent = async (): Promise<number> => {
  const text = await (await fetch(`${relais.address}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)![1])
}

async function measure(path: string): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
  const round = async (times: number): Promise<number> => {
    let [left, bytes] = [times, 0]
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) bytes = await ask(path)
      }),
    )
    return bytes
  }
  // What the first answers make is kept, and compiled.
  await round(TIMES / 4)
  const before = await spent()
  const bytes = await round(TIMES)
  return { milliseconds: ((await spent()) - before) * (1000 / TIMES), bytes }
}

console.log(`load of the machine ${loadavg()[0]!.toFixed(1)}; ${TIMES} answers each, ${AT_ONCE} at once`)
for (const [kind, path] of Object.entries(KINDS)) {
  const { milliseconds, bytes } = await measure(path)
  console.log(
    `${kind.padEnd(26)} ${milliseconds.toFixed(2).padStart(7)} ms of processor, ${Math.round(
      1000 / milliseconds,
    )
      .toString()
      .padStart(5)} a second and core, ${(bytes / 1024).toFixed(1)} kB`,
  )
}
const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${relais.pid}/status`, 'utf8'))![1]
console.log(`memory ${Math.round(Number(resident) / 1024)} MB`)
await relais.stop()
rmSync(dataDir, { recursive: true })
