import { workerData } from 'node:worker_threads'
import { keptIn } from '../../db/kept.ts'
import { createLand } from '../land/land.ts'
import { countryOf } from '../package/load-country.ts'
import { openPackage } from '../package/package.ts'
import { cutArchive, keepArchive } from './tile-archive.ts'

/** What the thread that cuts is started with: where the package lies, and where what is made of it is kept. */
export interface CutTilesTask {
  readonly packageFolder: string
  readonly cache: string
  readonly program: string
}

const { packageFolder, cache, program } = workerData as CutTilesTask
const kept = keptIn(cache, program)
const pack = openPackage(packageFolder, kept)
const { tiles } = createLand(countryOf(pack, { cabinets: [], events: [] }))
keepArchive(kept, pack.hash, cutArchive(tiles.layers))
