import type { Knex } from 'knex'
import { findPublished } from '../../db/queries/layers/findPublished.ts'
import { publishLayers } from '../../db/queries/layers/publishLayers.ts'
import { makeRoom, stageRows } from '../../db/queries/layers/stage-layer.ts'
import { createTable, createUnion } from '../../db/layer-table.ts'
import { sha256 } from '../../sha256.ts'
import type { HandlerDeps } from '../deps.ts'
import { bundlesOf } from './bundles.ts'
import { LAYERS, layerRows, PATIENTS, slicesOf, type Layer } from './layers.ts'

/** What the layers are filled from: the answers as they are at one moment, on one day. */
export type Published = HandlerDeps & { readonly packageHash: string }

/** Names a layer's content, and how it is told: whoever finds it published has nothing to do. */
const contentOf = (
  { table, collection }: Layer,
  { packageHash, runs, today, intakesRevision }: Published,
): string =>
  `${collection.dated ? `${runs.idAt(today())} ${intakesRevision()}` : packageHash} ${shapeOf(createTable(table))}`

const shapeOf = (statements: readonly string[]): string => sha256(statements.join('\n')).slice(0, 12)

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
  // Without what is said of it: other words are no reason to drop what somebody may have built on.
  const content = shapeOf(createUnion(PATIENTS).slice(0, 1))
  const union = { view: PATIENTS, content, isKnown: published.get(PATIENTS.name) === content }
  const stale = LAYERS.map((layer) => ({ ...layer, content: contentOf(layer, deps) })).filter(
    ({ table, content }) => published.get(table.name) !== content,
  )
  for (const layer of stale) {
    await makeRoom(knex, layer.table)
    // Rows of a hundred figures are dear: they are kept as `/ogc` sends them too, and a whole copy costs little.
    const bundles = layer.collection.dated
      ? bundlesOf(layer.collection, deps, layer.collection.items(deps))
      : null
    for (const slice of slicesOf(layer.collection, deps)) {
      await bundles?.keep(slice)
      await stageRows(knex, layer.table, layerRows(layer, slice))
      await new Promise((resolve) => setImmediate(resolve))
      if (stopped()) return []
    }
  }
  if (stale.length > 0 || !union.isKnown) await publishLayers(knex, stale, union)
  return stale.map(({ table }) => table.name)
}
