import type { Logger } from 'pino'
import { safeError } from '../../log.ts'
import { startProcess } from '../../own-process.ts'
import type { CutTilesTask } from '../tiles/cut-tiles-process.ts'
import type { Package } from '../package/package.ts'
import type { Live } from './create-live.ts'

/** What the cutting of the tiles needs. */
export interface TileDeps {
  readonly live: Live
  readonly pack: Package
  readonly task: CutTilesTask
  readonly logger: Logger
}

/**
 * Cuts the tiles of a package that has no archive yet, once the intervals are there: they are what people wait for. Until then,
 * and where the disk has no room, tiles are cut one by one. Returns how to end it.
 */
export function watchTiles({ live, pack, task, logger }: TileDeps): () => Promise<void> {
  if (pack.tiles()) return async () => {}
  let stop = async (): Promise<void> => {}
  const quiet = live.onChange((change) => {
    if (change !== 'intervals') return
    quiet()
    const cutting = startProcess(new URL('../tiles/cut-tiles-process.ts', import.meta.url), task)
    let ending = false
    stop = () => {
      ending = true
      return cutting.stop()
    }
    cutting.done.then(
      () => {
        const archive = pack.tiles()
        if (archive) live.current().atlas.useTiles(archive)
      },
      (error: unknown) => {
        if (!ending) logger.error({ err: safeError(error) }, 'no archive of tiles')
      },
    )
  })
  return async () => {
    quiet()
    await stop()
  }
}
