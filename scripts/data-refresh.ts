import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { refreshPackage, withoutPaths, type Refreshed } from '../data/refresh.ts'
import { readConfig } from '../server/config.ts'
import { comparePackages, lossesIn } from '../server/country/package/compare-packages.ts'
import { hashOfPackage } from '../server/country/package/kept-packages.ts'
import { lastServedFolder } from '../server/country/package/open-package.ts'
import { lockFolder, type FolderLock } from '../server/db/embedded/lock.ts'

const top = fileURLToPath(new URL('..', import.meta.url))

/**
 * `npm run data:refresh`: fetches the official files into the raw folder (`--raw`), builds the package beside the one in force, checks and compares
 * it, and loads it when all of that passes; otherwise nothing changes. What was not taken is reported. `--origin` asks another host for the files.
 */
const { values } = parseArgs({ options: { raw: { type: 'string' }, origin: { type: 'string' } } })

/** Runs a line of the command line; its output, and whether it went well. */
function relais(...argv: string[]): Promise<{ readonly well: boolean; readonly said: readonly string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/relais.ts', ...argv], {
    cwd: top,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    said.push(line)
    console.log(line)
  })
  return new Promise((done) => child.once('close', (code) => done({ well: code === 0, said })))
}

/** Writes into the journal what the refresh came to. What is held back is told to webhooks: without paths. */
const report = (outcome: 'chargee' | 'inchangee' | 'refusee', reasons: readonly string[]) =>
  relais('data', 'report', outcome, ...reasons.flatMap((why) => ['--held', withoutPaths(why)]))

async function refresh(dataDir: string): Promise<boolean> {
  const raw = resolve(values.raw ?? join(dataDir, 'raw'))
  const out = join(dataDir, 'refresh', 'package')
  let refreshed: Refreshed
  try {
    refreshed = await refreshPackage(raw, out, values.origin === undefined ? {} : { origin: values.origin })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(`data:refresh: ${why} Nothing was changed.`)
    await report('refusee', [why])
    return false
  }
  const { taken, held, keep, undo } = refreshed
  for (const file of taken) console.log(`taken: ${file}`)
  for (const { file, why } of held) console.log(`held back: ${file}: ${why}`)
  const reasons = held.map(({ file, why }) => `${file}: ${why}`)
  const served = lastServedFolder(dataDir, PACKAGE_FOLDER)
  if (taken.length === 0 || hashOfPackage(out) === hashOfPackage(served)) {
    keep()
    console.log('The package is the one in force already.')
    await report('inchangee', reasons)
    return held.length === 0
  }
  const refused = await load(served, out).catch((error: unknown) => [String(error)])
  if (refused === null) keep()
  else undo()
  await report(refused === null ? 'chargee' : 'refusee', [...reasons, ...(refused ?? [])])
  return refused === null && held.length === 0
}

/** Loads what was built where nobody need look at it first; otherwise why not. */
async function load(served: string, out: string): Promise<readonly string[] | null> {
  const losses = lossesIn(comparePackages(served, out, 0))
  if (losses.length > 0) {
    const why = [...losses, 'If that is right, load it by hand: npm run data:build, npm run data:load.']
    for (const line of why) console.log(line)
    return why
  }
  for (const step of [
    ['unattended', hashOfPackage(out)],
    ['load', out],
  ]) {
    const { well, said } = await relais('data', ...step)
    if (well) continue
    const failing = said.filter((line) => line.startsWith('FAILS'))
    return failing.length > 0 ? failing : said.slice(-2)
  }
  return null
}

async function main(): Promise<boolean> {
  const { dataDir } = readConfig(process.env)
  const place = join(dataDir, 'refresh')
  mkdirSync(place, { recursive: true })
  let lock: FolderLock
  try {
    lock = await lockFolder(place, 'Another refresh is under way: wait until it has ended.')
  } catch (error) {
    console.error(`data:refresh: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
  try {
    return await refresh(dataDir)
  } finally {
    await lock.release()
  }
}

main().then(
  (well) => (process.exitCode = well ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
