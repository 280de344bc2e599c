/**
 * How long a start takes beside the same one without what the former start kept (`npm run bench`): the server in a process of
 * its own, in turns. Fails when keeping no longer pays.
 * `RIVAL=<folder>` also measures the starts of another checkout beside those of this one.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { startsBeside } from './rival.ts'

const TURNS = 3
const PROMISED = 1.2

const dataDir = mkdtempSync(join(scratch, 'relais-bench-'))
cpSync(await firstStart(), dataDir, { recursive: true })

async function milliseconds(): Promise<number> {
  const start = performance.now()
  const relais = await spawnRelais(dataDir)
  const took = performance.now() - start
  await relais.stop()
  return took
}

function forget(): void {
  const cache = join(dataDir, 'cache')
  for (const file of readdirSync(cache)) if (file.endsWith('.bin')) rmSync(join(cache, file))
}

const least = { kept: Infinity, made: Infinity }
for (let turn = 0; turn < TURNS; turn++) {
  forget()
  least.made = Math.min(least.made, await milliseconds())
  least.kept = Math.min(least.kept, await milliseconds())
}
rmSync(dataDir, { recursive: true })
const ratio = least.made / least.kept
console.log(
  `A start with what the former one kept: ${(least.kept / 1000).toFixed(1)} s; everything made again takes ${ratio.toFixed(2)} times as long (at least ${PROMISED} promised)`,
)
if (ratio < PROMISED) process.exitCode = 1

if (process.env.RIVAL) await startsBeside(process.env.RIVAL)
