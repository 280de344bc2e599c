import type { Row } from '../rows.ts'
import type { HandlerDeps } from '../deps.ts'
import type { Collection, Item } from './collections.ts'
import { OGC_CRS } from '../../contract/gis.ts'
import { hasPlace, inCrs, type Crs } from './crs.ts'
import type { Fields } from './fields.ts'
import type { Selection } from './select.ts'

const [CRS84] = OGC_CRS

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

/** One feature as GeoJSON, without its geometry where there is no `crs` to tell it in; `more` are members beside those of RFC 7946. */
function feature(item: Item, row: Row, fields: Fields, crs: Crs | null, more: object): string {
  const head = JSON.stringify({
    type: 'Feature',
    id: item.id,
    geometry: item.geometry && crs && inCrs(item.geometry, crs),
    ...more,
  })
  return `${head.slice(0, -1)},"properties":${attributes(row, fields)}}`
}

/** Why features that lie somewhere come without a geometry in a system; empty where none does. */
export function placeless(items: readonly Item[], crs: Crs): { readonly note?: string } {
  const far = items.filter(({ geometry }) => geometry && !hasPlace(geometry, crs)).length
  if (far === 0) return {}
  const code = crs.uri.split('/').at(-1)
  return {
    note: `EPSG:${code} n’a pas de coordonnées pour ${far} de ces objets, de l’autre côté du monde : leur géométrie est vide ici. Demandez crs=${CRS84}, ou EPSG:2154 en métropole.`,
  }
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

/** The features of a selection, slice by slice, with the attributes that it chose: `head` are members beside `type` and `features`. */
export function* writeFeatures(
  { collection, deps, crs, items, chosen, skipGeometry }: Selection,
  head: object,
): Generator<string> {
  const told = (row: Row): Row =>
    chosen ? Object.fromEntries(Object.entries(row).filter(([name]) => chosen.has(name))) : row
  yield `${JSON.stringify({ type: 'FeatureCollection', ...head }).slice(0, -1)},"features":[`
  for (let from = 0; from < items.length; from += SLICE) {
    const slice = items.slice(from, from + SLICE)
    const rows = collection.rows(
      deps,
      slice.map(({ id }) => id),
    )
    const texts = slice.map((item, at) =>
      feature(item, told(rows[at]!), collection.fields, skipGeometry ? null : crs, {}),
    )
    yield (from === 0 ? '' : ',\n') + texts.join(',\n')
  }
  yield ']}'
}
