import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'
import { atRest, residentOf } from './process-tree.ts'

const TURNS = 3

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
  await atRest(relais.pid)
  const resident = residentOf(relais.pid)
  await relais.stop()
  return { seconds, resident }
}
