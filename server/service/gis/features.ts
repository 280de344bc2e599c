import type { Row } from '../rows.ts'
import type { HandlerDeps } from '../deps.ts'
import type { Collection, Item } from './collections.ts'
import { inCrs, type Crs } from './crs.ts'
import type { Fields } from './fields.ts'

/** Features written at once: some tens of milliseconds. */
const SLICE = 250

/** The attributes as JSON: a `number` keeps its decimal point, so that a GIS that guesses types takes no column for whole numbers. */
function attributes(row: Row, fields: Fields): string {
  const pairs = Object.entries(row).map(([name, value]) => {
    const whole = fields[name]?.type === 'number' && Number.isInteger(value)
    return `${JSON.stringify(name)}:${whole ? `${String(value)}.0` : JSON.stringify(value)}`
  })
  return `{${pairs.join()}}`
}

/** One feature as GeoJSON; `more` are members beside those of RFC 7946. */
function feature(item: Item, row: Row, fields: Fields, crs: Crs, more: object): string {
  const head = JSON.stringify({
    type: 'Feature',
    id: item.id,
    geometry: item.geometry && inCrs(item.geometry, crs),
    ...more,
  })
  return `${head.slice(0, -1)},"properties":${attributes(row, fields)}}`
}

/** One feature that is asked for by its id, or named in a page. */
export function writeFeature(
  { collection, deps, crs }: { collection: Collection; deps: HandlerDeps; crs: Crs },
  item: Item,
  more: object = {},
): string {
  const [row] = collection.rows(deps, [item.id])
  return feature(item, row!, collection.fields, crs, more)
}

/** A collection of features, slice by slice: `head` are its members beside `type` and `features`. */
export function* writeFeatures(
  { collection, deps, crs }: { collection: Collection; deps: HandlerDeps; crs: Crs },
  items: readonly Item[],
  head: object,
): Generator<string> {
  yield `${JSON.stringify({ type: 'FeatureCollection', ...head }).slice(0, -1)},"features":[`
  for (let from = 0; from < items.length; from += SLICE) {
    const slice = items.slice(from, from + SLICE)
    const rows = collection.rows(
      deps,
      slice.map(({ id }) => id),
    )
    const texts = slice.map((item, at) => feature(item, rows[at]!, collection.fields, crs, {}))
    yield (from === 0 ? '' : ',\n') + texts.join(',\n')
  }
  yield ']}'
}
