import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'

const TURNS = 3
const QUIET_MS = 3000
/** Processor time within `QUIET_MS`, in hundredths of a second, under which a server is at rest. */
const REST = 5

interface Start {
  readonly seconds: number
  /** Resident memory of the server and all it started, once at rest, MB. */
  readonly resident: number
}

/** Prints the first and the next start of this checkout beside those of the checkout in `rival`, taken in turns (Linux only). */
export async function startsBeside(rival: string): Promise<void> {
  const sides = [fileURLToPath(new URL('../..', import.meta.url)), rival].map((folder) => {
    const dataDir = mkdtempSync(join(scratch, 'relais-bench-'))
    return { folder, dataDir, first: [] as Start[], next: [] as Start[] }
  })
  // The pages are built once a checkout, which is no part of a start.
  for (const { folder, dataDir } of sides) await measure(folder, dataDir)
  for (let turn = 0; turn < TURNS; turn++)
    for (const { folder, dataDir, first, next } of turn % 2 ? [...sides].reverse() : sides) {
      rmSync(dataDir, { recursive: true })
      first.push(await measure(folder, dataDir))
      next.push(await measure(folder, dataDir))
    }
  for (const kind of ['first', 'next'] as const) {
    const [own, other] = sides.map((side) => ({
      seconds: Math.min(...side[kind].map(({ seconds }) => seconds)),
      resident: Math.min(...side[kind].map(({ resident }) => resident)),
    })) as [Start, Start]
    console.log(
      `The ${kind} start: ${own.seconds.toFixed(1)} s beside ${other.seconds.toFixed(1)} s of ${rival}, ${(own.seconds / other.seconds).toFixed(2)} times as long; at rest ${own.resident.toFixed(0)} MB beside ${other.resident.toFixed(0)} MB, ${(own.resident / other.resident).toFixed(2)} times as much`,
    )
  }
  for (const { dataDir } of sides) rmSync(dataDir, { recursive: true })
}

async function measure(folder: string, dataDir: string): Promise<Start> {
  const begun = performance.now()
  const relais = await spawnRelais(dataDir, {}, folder)
  await (await fetch(relais.address)).text()
  const seconds = (performance.now() - begun) / 1000
  let used = -Infinity
  for (let now = 0; (now = ticks(relais.pid)) - used > REST; used = now)
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  const resident = tree(relais.pid).reduce((sum, pid) => sum + residentOf(pid), 0) / 1024
  await relais.stop()
  return { seconds, resident }
}

/** A process and all those below it. */
function tree(root: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(Number(name))[1])] as const)
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root)
}

/** Fields of /proc/<pid>/stat after the name: state, parent, …; none of a process that has just ended. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  } catch {
    return []
  }
}

const ticks = (root: number): number =>
  tree(root).reduce((sum, pid) => sum + Number(statOf(pid)[11] ?? 0) + Number(statOf(pid)[12] ?? 0), 0)

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
