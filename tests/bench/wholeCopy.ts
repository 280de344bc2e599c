import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../scratch.ts'
import { processorOf } from './process-tree.ts'
import type { Rival } from './rivals.ts'

/** What installs it on Debian and Ubuntu. */
export const GDAL_INSTALL = 'apt-get install gdal-bin'

/** A layer copied whole by `/ogc`. */
export interface Copied {
  /** Processor time of who gave it, and of who took it and wrote a GeoPackage, s. */
  readonly givenSeconds: number
  readonly takenSeconds: number
  /** By the clock, s. */
  readonly seconds: number
  /** Of the GeoPackage, bytes. */
  readonly bytes: number
}

/** Copies the communes as a GIS does, a thousand a page; null where GDAL is not installed. */
export async function wholeCopy({ pid, addressOf }: Rival): Promise<Copied | null> {
  if (spawnSync('ogr2ogr', ['--version']).error) return null
  const folder = mkdtempSync(join(scratch, 'relais-copy-'))
  const file = join(folder, 'communes.gpkg')
  const [given, begun] = [processorOf(pid), performance.now()]
  const words = ['-oo', 'PAGE_SIZE=1000', file, `OAPIF:${addressOf('/ogc')}`, 'communes']
  const child = spawn('ogr2ogr', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  let taken = 0
  // Its time is gone from /proc once it has ended.
  const watch = setInterval(() => (taken = Math.max(taken, processorOf(child.pid!) / 1000)), 200)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearInterval(watch)
  if (code !== 0) throw new Error(`ogr2ogr ended with code ${code}`)
  const copied = {
    givenSeconds: (processorOf(pid) - given) / 1000,
    takenSeconds: taken,
    seconds: (performance.now() - begun) / 1000,
    bytes: statSync(file).size,
  }
  rmSync(folder, { recursive: true })
  return copied
}
