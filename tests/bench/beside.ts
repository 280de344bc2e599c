/**
 * What an answer of Relais costs beside who does nearly nothing else (`npm run bench`): a bare handler of Node that sends the same bytes
 * from memory, nginx that sends the same tile from its disk, and MapServer over the same communes, where they are installed. They are asked in
 * turns, over kept connections; what is told is the least of the turns of each, which is the least disturbed.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { ask, type Answered } from './ask.ts'
import { MAPSERVER_INSTALL, startMapServer } from './mapserver.ts'
import { atRest, processorOf, residentOf } from './process-tree.ts'
import { conditions, markdownTable, promised, tell, written } from './results.ts'
import { startBare, startNginx, type Rival } from './rivals.ts'
import { GDAL_INSTALL, wholeCopy } from './wholeCopy.ts'

const TURNS = 3
const AT_ONCE = 8
/** Linux counts in hundredths of a second: fewer answers of who takes little would be none. */
const LEAST_TIMES = 2000
/** Answers a turn of who takes long. */
const SLOW_TIMES = 200
/** Share of the usual number of answers: a small one tries the bench itself. */
const SHARE = Number(process.env.SHARE ?? 1)
/** Processor time of the server that a whole copy of the communes may take, s. */
const COPY_SECONDS = 5

/** An address, how often it is asked a turn, and how many times a rival's processor time it may take (issue of speed; none: no promise yet). */
interface Asked {
  readonly path: string
  readonly times: number
  readonly most: Readonly<Record<string, number>>
}
const CASES: Readonly<Record<string, Asked>> = {
  'sign of life': { path: '/healthz', times: 4000, most: { 'bare Node': 2 } },
  tile: { path: '/tiles/communes/8/127/88.mvt', times: 4000, most: { 'bare Node': 1.5, MapServer: 1 / 12 } },
  '100 items': { path: itemsOf(100), times: 400, most: { MapServer: 0.3 } },
  '1,000 items': { path: itemsOf(1000), times: 100, most: { MapServer: 0.5 } },
  sheet: { path: '/circonscription/79-01', times: 1000, most: {} },
  'column of the map': { path: '/api/v1/carte/commune', times: 400, most: {} },
  'search as data': { path: '/api/v1/places?q=niort', times: 500, most: {} },
  nearest: { path: '/api/v1/cabinets/nearest?lon=-0.4594&lat=46.3239', times: 400, most: {} },
  'search as a page': { path: '/trouver?q=niort', times: 100, most: {} },
}
const TILE = CASES.tile!.path

/** Communes of `/ogc`, as GeoJSON. */
function itemsOf(limit: number): string {
  return `/ogc/collections/communes/items?f=json&limit=${limit}`
}

/** What one turn of one rival gave. */
interface Turn {
  readonly processorMs: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}
interface Row extends Turn {
  readonly what: string
  readonly who: string
  /** How many times the processor time of each rival that was asked the same. */
  readonly times: Readonly<Record<string, number>>
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
const found = conditions()
const copies = [await wholeCopy(own), await wholeCopy(own)]
const communes = (await ask(own.addressOf('/donnees/communes.fgb')!)).body
const others = [await startBare(answered), await startNginx(TILE, answered), await startMapServer(communes)]
const rivals = [own, ...others.filter((one) => one !== null)]

async function turn({ name, pid, slow, addressOf }: Rival, { path, times: told }: Asked): Promise<Turn> {
  const many = name === own.name ? told : Math.max(told, LEAST_TIMES)
  const times = Math.ceil(SHARE * (slow ? Math.min(told, SLOW_TIMES) : many))
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
for (const [what, asked] of Object.entries(CASES)) {
  const able = rivals.filter(({ addressOf }) => addressOf(asked.path) !== null)
  const turns = new Map<Rival, Turn[]>(able.map((rival) => [rival, []]))
  for (let at = 0; at < TURNS; at++)
    for (const rival of at % 2 ? [...able].reverse() : able) turns.get(rival)!.push(await turn(rival, asked))
  const best = able.map((rival) => ({
    rival,
    turn: turns.get(rival)!.reduce((a, b) => (b.processorMs < a.processorMs ? b : a)),
  }))
  for (const { rival, turn } of best) {
    const times = best.map(({ rival: { name }, turn: other }) => [name, turn.processorMs / other.processorMs])
    rows.push({
      ...{ what, who: rival.name, ...turn },
      ...{ times: Object.fromEntries(times) as Row['times'], residentMb: residentOf(rival.pid) },
    })
  }
}
for (const { stop } of rivals) await stop()
if (!process.env.DATA_DIR) rmSync(dataDir, { recursive: true })

const BESIDE = ['bare Node', 'MapServer']
const timesOf = ({ times }: Row, who: string): string =>
  found.quiet && times[who] !== undefined ? times[who].toPrecision(3) : '–'
const table = markdownTable(
  [
    ...['answer', 'who', 'processor ms', ...BESIDE.map((who) => `× ${who}`), 'a second', 'p50 ms', 'p99 ms'],
    ...['bytes', 'resident MB'],
  ],
  rows.map((row) => [
    ...[row.what, row.who, row.processorMs.toFixed(3), ...BESIDE.map((who) => timesOf(row, who))],
    ...[
      Math.round(row.perSecond),
      row.p50.toFixed(2),
      row.p99.toFixed(2),
      row.bytes,
      Math.round(row.residentMb),
    ],
  ]),
  2,
)
const promises = rows
  .filter(({ who }) => found.quiet && who === own.name)
  .flatMap(({ what, times }) =>
    Object.entries(CASES[what]!.most)
      .filter(([who]) => times[who] !== undefined)
      .map(([who, most]) => promised(`${what}, times the processor time of ${who}`, times[who]!, most)),
  )
const copied = copies.map((copy, at) =>
  copy
    ? promised(
        `every commune copied by ogr2ogr${at > 0 ? ', once more' : ''}, processor time of the server (${copy.seconds.toFixed(1)} s by the clock, ${copy.takenSeconds.toFixed(1)} s of ogr2ogr’s processor time, ${(copy.bytes / 1e6).toFixed(0)} MB written)`,
        ...([copy.givenSeconds, COPY_SECONDS, ' s'] as const),
      )
    : `- ogr2ogr is not installed: ${GDAL_INSTALL}`,
)
const page = [
  '# Beside the others',
  written(found),
  `The least of ${TURNS} turns, ${AT_ONCE} connections, processor time of the process and all it started. Relais and bare Node send squeezed bytes; MapServer, one process behind nginx, reads the FlatGeobuf that Relais gave and squeezes nothing.`,
  ...(rivals.some(({ name }) => name === 'MapServer')
    ? []
    : [`MapServer is not installed: ${MAPSERVER_INSTALL}`]),
  table,
  [...promises, ...new Set(copied)].join('\n'),
].join('\n\n')
tell('beside', page, { ...found, rows, copies })
