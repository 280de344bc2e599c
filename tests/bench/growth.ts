/**
 * How time and memory grow (`npm run bench:growth`): ten and thirty-three times the cabinets, three and ten times the communes, and up to a
 * thousand connections. Tells the exponent of each part, and which grow faster than n log n.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { crowd } from './crowd.ts'
import { exponent, exponentOfSorting, type Point } from './fit.ts'
import type { Grown } from './growth-size.ts'
import { logPlot } from './logPlot.ts'
import { atRest, residentOf } from './process-tree.ts'
import { conditions, markdownTable, tell, written } from './results.ts'

/** How many times the cabinets or the communes: 3,000 of the demonstration are 30,000, then 100,000. */
const CABINETS = [1, 10, 100 / 3]
const COMMUNES = [1, 3, 10]
const CONNECTIONS = [1, 10, 100, 1_000]
const REQUESTS = 10_000
/** What the turns of one size may differ by for other reasons than its size. */
const NOISE = 0.1

const found = conditions()
const growthSize = fileURLToPath(new URL('growth-size.ts', import.meta.url))
function measure(cabinets: number, communes: number): Grown {
  const words = [
    '--import',
    'tsx',
    '--max-old-space-size=12000',
    growthSize,
    String(cabinets),
    String(communes),
  ]
  const { stdout, status } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0)
    throw new Error(
      `${cabinets} times the cabinets, ${communes} times the communes: ended with code ${status}`,
    )
  console.error(`${cabinets.toFixed(1)} × cabinets, ${communes} × communes: ${stdout.trim()}`)
  return JSON.parse(stdout) as Grown
}
const one = measure(1, 1)
const cabinets = CABINETS.map((times) => (times === 1 ? one : measure(times, 1)))
const communes = COMMUNES.map((times) => (times === 1 ? one : measure(1, times)))

const dataDir = mkdtempSync(join(scratch, 'relais-growth-'))
cpSync(await firstStart(), dataDir, { recursive: true })
const relais = await spawnRelais(dataDir)
await atRest(relais.pid)
const sheet = Array<string>(REQUESTS).fill('/circonscription/79-01')
await crowd(relais, sheet.slice(0, 2_000), 10)
const connections: {
  connections: number
  processorMs: number
  p50: number
  p99: number
  residentMb: number
}[] = []
for (const many of CONNECTIONS) {
  const { perCore, p50, p99, failed } = await crowd(relais, sheet, many)
  if (failed > 0) console.error(`${failed} of ${REQUESTS} requests over ${many} connections failed`)
  connections.push({
    connections: many,
    processorMs: 1000 / perCore,
    p50,
    p99,
    residentMb: residentOf(relais.pid),
  })
}
await relais.stop()
rmSync(dataDir, { recursive: true })

const parts = Object.keys(one.ms)
type Lines = Readonly<Record<string, readonly Point[]>>
const linesOf = (rows: readonly Grown[], size: (row: Grown) => number): Lines =>
  Object.fromEntries(parts.map((part) => [part, rows.map((row): Point => [size(row), row.ms[part]!])]))
const memoryOf = (rows: readonly Grown[], size: (row: Grown) => number): Lines => ({
  'peak of the process': rows.map((row): Point => [size(row), row.peakMb]),
})
const ofCabinets = linesOf(cabinets, (row) => row.cabinets)
const ofCommunes = linesOf(communes, (row) => row.communes)
const ofConnections = (key: 'processorMs' | 'p50' | 'p99' | 'residentMb'): readonly Point[] =>
  connections.map((row): Point => [row.connections, row[key]])

interface Fitted {
  readonly along: string
  readonly part: string
  readonly points: readonly Point[]
  readonly exponent: number
  readonly limit: number
}
const fittedOf = (along: string, lines: Lines): Fitted[] =>
  Object.entries(lines).map(([part, points]) => ({
    ...{ along, part, points, exponent: exponent(points), limit: exponentOfSorting(points) + NOISE },
  }))
const fitted = [
  ...fittedOf('cabinets', ofCabinets),
  ...fittedOf(
    'cabinets',
    memoryOf(cabinets, (row) => row.cabinets),
  ),
  ...fittedOf('communes', ofCommunes),
  ...fittedOf(
    'communes',
    memoryOf(communes, (row) => row.communes),
  ),
  ...fittedOf('connections', {
    'processor time a request': ofConnections('processorMs'),
    'median time of an answer': ofConnections('p50'),
    'resident memory': ofConnections('residentMb'),
  }),
]
const above = fitted.filter((part) => part.exponent > part.limit)
const verdict =
  above.length === 0
    ? 'Nothing grows faster than n log n.'
    : `Faster than n log n: ${above.map(({ part, along, exponent: told }) => `${part} along ${along} (n^${told.toFixed(2)})`).join('; ')}.`
const round = (value: number): string =>
  value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')
const table = markdownTable(
  ['along', 'part (ms; memory in MB)', 'sizes', 'took', 'exponent', 'n log n with noise'],
  fitted.map(({ along, part, points, exponent: told, limit }) => [
    ...[along, part, points.map(([size]) => size.toLocaleString('en')).join(' → ')],
    ...[points.map(([, took]) => round(took)).join(' → '), told.toFixed(2), limit.toFixed(2)],
  ]),
  4,
)
const plots = [
  logPlot('Time along the number of cabinets', ['cabinets', 'ms'], ofCabinets),
  logPlot('Time along the number of communes', ['communes and arrondissements', 'ms'], ofCommunes),
  logPlot(
    'Memory along the number of cabinets',
    ['cabinets', 'MB'],
    memoryOf(cabinets, (row) => row.cabinets),
  ),
  logPlot(
    'Memory along the number of communes',
    ['communes and arrondissements', 'MB'],
    memoryOf(communes, (row) => row.communes),
  ),
  logPlot('A sheet along the number of connections', ['connections', 'ms; MB'], {
    'processor time a request, ms': ofConnections('processorMs'),
    'median, ms': ofConnections('p50'),
    'slowest hundredth, ms': ofConnections('p99'),
    'resident memory, MB': ofConnections('residentMb'),
  }),
]
const about = `Copies of communes lie beside their originals on the same roads and share their people; copies of cabinets share their nurse time (tests/bench/manyfold.ts). The exponent b of n^b is fitted through the logarithms; n log n has the last column over the same sizes, ${NOISE} of noise in it.`
const page = [
  '# How time and memory grow',
  ...[written(found), `**${verdict}**`, about, table],
  'The same with its plots: [growth.html](growth.html)',
].join('\n\n')
const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How time and memory grow</title>
<style>body{font:1rem/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}svg{width:100%;height:auto}pre{overflow:auto;font-size:.8rem}</style>
<h1>How time and memory grow</h1>
<p>${written(found)}</p>
<p><strong>${verdict}</strong></p>
<p>${about} The dashed line is as steep as n.</p>
${plots.join('\n')}
<pre>${table}</pre>
</html>
`
tell('growth', page, { ...found, cabinets, communes, connections, verdict }, { 'growth.html': html })
