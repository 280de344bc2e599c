import type { Knex } from 'knex'
import { findPublished } from '../../db/queries/layers/findPublished.ts'
import { publishLayers } from '../../db/queries/layers/publishLayers.ts'
import { makeRoom, stageRows } from '../../db/queries/layers/stage-layer.ts'
import type { HandlerDeps } from '../deps.ts'
import { LAYERS, layerRows, type Layer } from './layers.ts'

/** What the layers are filled from: the answers as they are at one moment, on one day. */
export type Published = HandlerDeps & { readonly packageHash: string }

/** Names a layer's content: whoever finds it published has nothing to do. */
const contentOf = (
  { dated, table, collections }: Layer,
  { packageHash, runs, today, intakesRevision }: Published,
): string =>
  `${dated ? `${runs.idAt(today())} ${intakesRevision()}` : packageHash} ${table.columns.length} ${collections.length}`

/**
 * Fills the layers of the database whose content is not that of `deps`: slice by slice beside everything else, then all at once in
 * one transaction. Stops between two slices when `stopped` says so. Returns the names of those it filled.
 */
export async function publish(
  knex: Knex,
  deps: Published,
  stopped: () => boolean = () => false,
): Promise<readonly string[]> {
  const published = await findPublished(knex)
  const stale = LAYERS.map((layer) => ({ ...layer, content: contentOf(layer, deps) })).filter(
    ({ table, content }) => published.get(table.name) !== content,
  )
  for (const layer of stale) {
    await makeRoom(knex, layer.table)
    for (const rows of layerRows(layer, deps)) {
      await stageRows(knex, layer.table, rows)
      await new Promise((resolve) => setImmediate(resolve))
      if (stopped()) return []
    }
  }
  if (stale.length > 0) await publishLayers(knex, stale)
  return stale.map(({ table }) => table.name)
}
