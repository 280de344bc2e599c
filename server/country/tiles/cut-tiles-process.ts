import { keptIn } from '../../db/kept.ts'
import { endWithParent, taskOfProcess } from '../../own-process.ts'
import { createLand } from '../land/land.ts'
import { countryOf } from '../package/load-country.ts'
import { openPackage } from '../package/package.ts'
import { cutArchive, keepArchive } from './tile-archive.ts'

/** What the process that cuts the tiles of a package is told: where the package lies, and where what is made of it is kept. */
export interface CutTilesTask {
  readonly packageFolder: string
  readonly cache: string
  readonly program: string
}

const { packageFolder, cache, program } = await taskOfProcess<CutTilesTask>()
const kept = keptIn(cache, program)
const pack = openPackage(packageFolder, kept)
const { tiles } = createLand(countryOf(pack, { cabinets: [], events: [] }))
keepArchive(kept, pack.hash, cutArchive(tiles.layers, endWithParent))
