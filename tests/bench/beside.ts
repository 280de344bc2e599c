/**
 * What an answer of Relais costs beside who does nearly nothing else (`npm run bench`): a bare handler of Node that sends the same bytes
 * from memory, and nginx, where it is installed, that sends the same tile from its disk. They are asked in turns, over kept connections;
 * what is told is the least of the turns of each, which is the least disturbed.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { ask, type Answered } from './ask.ts'
import { atRest, processorOf, residentOf } from './process-tree.ts'
import { startBare, startNginx, type Rival } from './rivals.ts'

const TURNS = 3
const AT_ONCE = 8
/** Above this load others take the processor's caches, and no ratio may be quoted. */
const QUIET = 1.5
/** Linux counts in hundredths of a second: fewer answers of who takes little would be none. */
const LEAST_TIMES = 2000

/** An address, how often it is asked a turn, and how many times the bare handler it may take (issue of speed; null: no promise yet). */
const CASES = {
  'sign of life': { path: '/healthz', times: 4000, most: 2 },
  tile: { path: '/tiles/communes/8/127/88.mvt', times: 4000, most: 1.5 },
  sheet: { path: '/circonscription/79-01', times: 1000, most: null },
  'column of the map': { path: '/api/v1/carte/commune', times: 400, most: null },
  'search as data': { path: '/api/v1/places?q=niort', times: 500, most: null },
  nearest: { path: '/api/v1/cabinets/nearest?lon=-0.4594&lat=46.3239', times: 400, most: null },
  'search as a page': { path: '/trouver?q=niort', times: 100, most: null },
} as const
type Case = keyof typeof CASES

/** What one turn of one rival gave. */
interface Turn {
  readonly processorMs: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}
interface Row extends Turn {
  readonly what: Case
  readonly who: string
  readonly timesBare: number
  readonly residentMb: number
}

const dataDir = process.env.DATA_DIR ?? mkdtempSync(join(scratch, 'relais-beside-'))
if (!process.env.DATA_DIR) cpSync(await firstStart(), dataDir, { recursive: true })
const relais = await spawnRelais(dataDir)
const own: Rival = {
  name: 'Relais',
  pid: relais.pid,
  addressOf: (path) => relais.address + path,
  stop: relais.stop,
}
const paths = Object.values(CASES).map(({ path }) => path)
const answered = new Map<string, Answered>()
for (const path of paths) answered.set(path, await ask(own.addressOf(path)!))
// What the server makes in quiet moments is no part of an answer.
await atRest(own.pid)
const load = loadavg()[0]!
const rivals = [
  own,
  await startBare(answered),
  ...[await startNginx(CASES.tile.path, answered)].filter((one) => one !== null),
]

async function turn({ name, pid, addressOf }: Rival, what: Case): Promise<Turn> {
  const { path } = CASES[what]
  const times = name === own.name ? CASES[what].times : Math.max(CASES[what].times, LEAST_TIMES)
  const took: number[] = []
  let bytes = 0
  const round = async (many: number): Promise<void> => {
    let left = many
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) {
          const begun = performance.now()
          bytes = (await ask(addressOf(path)!)).body.length
          took.push(performance.now() - begun)
        }
      }),
    )
  }
  await round(times / 4)
  took.length = 0
  const [before, begun] = [processorOf(pid), performance.now()]
  await round(times)
  const seconds = (performance.now() - begun) / 1000
  took.sort((a, b) => a - b)
  const quantile = (share: number): number => took[Math.floor(share * took.length)]!
  return {
    ...{ processorMs: (processorOf(pid) - before) / times, perSecond: times / seconds },
    ...{ p50: quantile(0.5), p99: quantile(0.99), bytes },
  }
}

const rows: Row[] = []
for (const what of Object.keys(CASES) as Case[]) {
  const able = rivals.filter(({ addressOf }) => addressOf(CASES[what].path) !== null)
  const turns = new Map<Rival, Turn[]>(able.map((rival) => [rival, []]))
  for (let at = 0; at < TURNS; at++)
    for (const rival of at % 2 ? [...able].reverse() : able) turns.get(rival)!.push(await turn(rival, what))
  const best = able.map((rival) => ({
    rival,
    turn: turns.get(rival)!.reduce((a, b) => (b.processorMs < a.processorMs ? b : a)),
  }))
  const bare = best.find(({ rival }) => rival.name === 'bare Node')!.turn.processorMs
  for (const { rival, turn } of best)
    rows.push({
      ...{ what, who: rival.name, ...turn },
      ...{ timesBare: turn.processorMs / bare, residentMb: residentOf(rival.pid) },
    })
}
for (const { stop } of rivals) await stop()
if (!process.env.DATA_DIR) rmSync(dataDir, { recursive: true })

const machine = `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}`
const loads = [load, loadavg()[0]!]
const quiet = load <= QUIET
const verdict = quiet
  ? 'The machine was quiet: ratios may be quoted.'
  : `**Not to be quoted**: the load was ${load.toFixed(1)} before the first request, above ${QUIET}.`
const heads = [
  'answer',
  'who',
  'processor ms',
  '× bare Node',
  'a second',
  'p50 ms',
  'p99 ms',
  'bytes',
  'resident MB',
]
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = [
  line(heads),
  line(heads.map((_, at) => (at < 2 ? '---' : '--:'))),
  ...rows.map((row) =>
    line([
      ...[
        row.what,
        row.who,
        row.processorMs.toFixed(3),
        quiet ? row.timesBare.toFixed(2) : '–',
        Math.round(row.perSecond),
      ],
      ...[row.p50.toFixed(2), row.p99.toFixed(2), row.bytes, Math.round(row.residentMb)],
    ]),
  ),
].join('\n')
const promises = rows
  .filter(({ who, what }) => quiet && who === own.name && CASES[what].most !== null)
  .map(({ what, timesBare }) => {
    const most = CASES[what].most!
    return `- ${what}: ${timesBare.toFixed(2)} times the bare handler, at most ${most} promised: ${timesBare <= most ? 'kept' : 'not kept'}`
  })
const page = [
  '# Beside the others',
  `${new Date().toISOString().slice(0, 10)}; ${machine}; load ${loads.map((one) => one.toFixed(1)).join(' before, ')} after. ${verdict}`,
  `The least of ${TURNS} turns, ${AT_ONCE} connections, processor time of the process and all it started.`,
  table,
  promises.join('\n'),
].join('\n\n')
const results = fileURLToPath(new URL('results/', import.meta.url))
mkdirSync(results, { recursive: true })
writeFileSync(join(results, 'beside.md'), `${page}\n`)
writeFileSync(join(results, 'beside.json'), `${JSON.stringify({ machine, loads, quiet, rows }, null, 1)}\n`)
console.log(page)
