import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { refreshPackage, type Refreshed } from '../data/refresh.ts'
import { readConfig } from '../server/config.ts'
import { lockFolder, type FolderLock } from '../server/db/embedded/lock.ts'
import { endOf } from '../server/own-process.ts'

const top = fileURLToPath(new URL('..', import.meta.url))

/**
 * `npm run data:refresh`: fetches the official files into the raw folder (`--raw`), builds the package beside the one in force and has it loaded,
 * unattended; otherwise nothing changes. What was not taken is reported. `--origin` asks another host for the files,
 * whose days are not those of the producers: a file that tells none is refused unless its bytes are known.
 */
const { values } = parseArgs({ options: { raw: { type: 'string' }, origin: { type: 'string' } } })

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What a refresh tells beside its outcome: what was not taken, and why; codes of communes that were left out. */
interface Told {
  readonly held: readonly string[]
  readonly leftOut?: readonly string[]
}

const program = (argv: readonly string[]): string[] => ['--import', 'tsx', 'scripts/relais.ts', ...argv]

/** Runs a line of the command line; whether it went well. */
async function relais({ held, leftOut = [] }: Told, ...argv: string[]): Promise<boolean> {
  const options = [
    ...held.flatMap((why) => ['--held', why]),
    ...leftOut.flatMap((one) => ['--left-out', one]),
  ]
  const child = spawn(process.execPath, program([...argv, ...options]), {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return (await endOf(child)) === null
}

/** The folder of the package in force, as the command line answers it on its last line. @throws Error when it cannot. */
async function folderInForce(): Promise<string> {
  const child = spawn(process.execPath, program(['data', 'folder']), {
    cwd: top,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, fault] = await Promise.all([text(child.stdout), endOf(child)])
  const folder = said.trimEnd().split('\n').at(-1)
  if (fault !== null || !folder) throw new Error(`The package in force is not to be found (${fault}).`)
  return folder
}

async function refresh(dataDir: string): Promise<boolean> {
  const raw = resolve(values.raw ?? join(dataDir, 'raw'))
  const out = join(dataDir, 'refresh', 'package')
  let refreshed: Refreshed
  try {
    refreshed = await refreshPackage(raw, out, {
      ...(values.origin !== undefined && { origin: values.origin }),
      inForce: folderInForce,
    })
  } catch (error) {
    console.error(`data:refresh: ${said(error)} Nothing was changed.`)
    await relais({ held: [said(error)] }, 'data', 'report', 'refusee')
    return false
  }
  const { taken, held, leftOut, keep, undo } = refreshed
  for (const file of taken) console.log(`taken: ${file}`)
  const reasons = held.map(({ file, why }) => `${file}: ${why}`)
  for (const reason of reasons) console.log(`held back: ${reason}`)
  for (const one of leftOut) console.log(`left out: ${one}`)
  // The command itself knows what is in force, and says in the journal what it came to.
  const well =
    taken.length === 0
      ? await relais({ held: reasons }, 'data', 'report', 'inchangee')
      : await relais({ held: reasons, leftOut }, 'data', 'load', out, '--unattended')
  if (well) keep()
  else undo()
  return well && held.length === 0
}

async function main(): Promise<boolean> {
  const { dataDir } = readConfig(process.env)
  const place = join(dataDir, 'refresh')
  mkdirSync(place, { recursive: true })
  let lock: FolderLock
  try {
    lock = await lockFolder(place, 'Another refresh is under way: wait until it has ended.')
  } catch (error) {
    console.error(`data:refresh: ${said(error)}`)
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
