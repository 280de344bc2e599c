import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { refreshPackage, type Refreshed } from '../data/refresh.ts'
import { readConfig } from '../server/config.ts'
import { hashOfPackage } from '../server/country/package/kept-packages.ts'
import { lastServedFolder } from '../server/country/package/open-package.ts'

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

async function main(): Promise<boolean> {
  const { dataDir } = readConfig(process.env)
  const raw = resolve(values.raw ?? join(dataDir, 'raw'))
  const out = join(dataDir, 'refresh', 'package')
  let refreshed: Refreshed
  try {
    refreshed = await refreshPackage(raw, out, values.origin === undefined ? {} : { origin: values.origin })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(`data:refresh: ${why} Nothing was changed.`)
    await relais('data', 'report', 'refusee', '--held', why)
    return false
  }
  const { taken, held, keep, undo } = refreshed
  for (const file of taken) console.log(`taken: ${file}`)
  for (const { file, why } of held) console.log(`held back: ${file}: ${why}`)
  const reasons = held.flatMap(({ file, why }) => ['--held', `${file}: ${why}`])
  if (hashOfPackage(out) === hashOfPackage(lastServedFolder(dataDir, PACKAGE_FOLDER))) {
    keep()
    console.log('The package is the one in force already.')
    await relais('data', 'report', 'inchangee', ...reasons)
    return held.length === 0
  }
  const { well, said } = await relais('data', 'load', out)
  if (well) keep()
  else undo()
  const failing = said.filter((line) => line.startsWith('FAILS') || /Nothing was changed/.test(line))
  const why = well ? [] : (failing.length > 0 ? failing : said.slice(-2)).flatMap((line) => ['--held', line])
  await relais('data', 'report', well ? 'chargee' : 'refusee', ...reasons, ...why)
  return well && held.length === 0
}

main().then(
  (well) => (process.exitCode = well ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
