/**
 * A day on which the news names Relais (`npm run bench:news`): what visitors ask then, in the shares of the issue of speed, from a server in
 * a process of its own; then crowds that come at once. Who asks shares the machine with who answers, so that times by the clock are bounds
 * from above; processor time is the server's alone.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageCommunes } from '../country/package-country.ts'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { ask } from './ask.ts'
import { crowd, type CrowdAnswered } from './crowd.ts'
import { atRest, residentOf } from './process-tree.ts'
import { conditions, markdownTable, promised, tell, written } from './results.ts'
import { mulberry32 } from './scenarioNation.ts'

const REQUESTS = 8_000
const AT_ONCE = 64
/** Milliseconds within which the first of 500 is answered, and within which the sign of life is. */
const [FIRST_MS, HEALTH_MS] = [1_000, 100]
/** How many times the median of 1,000 connections the slowest hundredth may take. */
const MOST_TIMES = 10

const dataDir = mkdtempSync(join(scratch, 'relais-news-'))
cpSync(await firstStart(), dataDir, { recursive: true })
const relais = await spawnRelais(dataDir)
const json = async (path: string): Promise<unknown> => (await fetch(relais.address + path)).json()
const { items } = (await json('/api/v1/territoires/circonscription?limit=1000')) as {
  readonly items: readonly { readonly code: string }[]
}
const seats = items.map(({ code }) => code)
const communes = packageCommunes().map(({ nom }) => nom)
await atRest(relais.pid)
const found = conditions()

const random = mulberry32(20251201)
const oneOf = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
/** Four in five the home page or a sheet, 15 % a search, one in twenty the map. */
function visit(): string {
  const dice = random()
  if (dice < 0.3) return '/'
  if (dice < 0.8) return `/circonscription/${oneOf(seats)}`
  return dice < 0.95 ? `/trouver?${new URLSearchParams({ q: oneOf(communes) })}` : '/carte'
}
const many = <Value>(count: number, of: (at: number) => Value): Value[] =>
  Array.from({ length: count }, (_, at) => of(at))
const tiles = await tilesOfFrance()

const answered: Readonly<Record<string, CrowdAnswered>> = {
  'the first minute of the day': await crowd(relais, many(1_000, visit), AT_ONCE),
  'the day': await crowd(relais, many(REQUESTS, visit), AT_ONCE),
  // Nobody has asked for the English ones yet: each is made.
  '500 on sheets not yet made': await crowd(
    relais,
    many(500, (at) => `/en/constituency/${seats[at]!}`),
    500,
  ),
  '500 on sheets': await crowd(
    relais,
    many(5_000, (at) => `/circonscription/${seats[at % seats.length]!}`),
    500,
  ),
  '1,000 on tiles': await crowd(
    relais,
    many(20_000, (at) => tiles[at % tiles.length]!),
    1_000,
  ),
}
const resident = residentOf(relais.pid)
await relais.stop()
rmSync(dataDir, { recursive: true })

/** Addresses of tiles over the mainland that are not empty. */
async function tilesOfFrance(): Promise<string[]> {
  const all = [...many(10, (x) => 124 + x)].flatMap((x) =>
    many(8, (y) => `/tiles/communes/8/${x}/${86 + y}.mvt`),
  )
  const there = await Promise.all(
    all.map((path) =>
      ask(relais.address + path).then(
        () => true,
        () => false,
      ),
    ),
  )
  return all.filter((_, at) => there[at])
}

const crowds = Object.entries(answered).filter(([what]) => what.startsWith('500'))
const tileCrowd = answered['1,000 on tiles']!
const failed = Object.values(answered).reduce((sum, one) => sum + one.failed, 0)
const page = [
  '# A day on which the news names Relais',
  written(found),
  `80 % home page and sheets, 15 % searches of communes drawn at random, 5 % the map. All begin at once; memory afterwards ${Math.round(resident)} MB.`,
  markdownTable(
    [
      ...['who', 'requests', 'connections', 'failed', 'a second and core', 'a second', 'first ms', 'p50 ms'],
      ...['p99 ms', 'longest ms', 'health p99 ms', 'health longest ms'],
    ],
    Object.entries(answered).map(([what, one]) => [
      ...[
        what,
        one.requests,
        one.connections,
        one.failed,
        Math.round(one.perCore),
        Math.round(one.perSecond),
      ],
      ...[one.firstMs, one.p50, one.p99, one.longest, one.health.p99, one.health.longest].map((ms) =>
        ms.toFixed(1),
      ),
    ]),
  ),
  [
    `- failed requests of all: ${failed}, none promised: ${failed === 0 ? 'kept' : 'not kept'}`,
    ...crowds.flatMap(([what, { firstMs, health }]) => [
      promised(`${what}, the first answer`, firstMs, FIRST_MS, ' ms'),
      promised(`${what}, the sign of life, the longest of ${health.asked}`, health.longest, HEALTH_MS, ' ms'),
    ]),
    promised('1,000 on tiles, p99 in times of p50', tileCrowd.p99 / tileCrowd.p50, MOST_TIMES),
  ].join('\n'),
].join('\n\n')
tell('news', page, { ...found, residentMb: resident, answered })
