import type { LayerRow } from '../../db/layer-table.ts'
import type { Table } from './table.ts'

/** A table as GeoJSON (RFC 7946), slice by slice: what it is and whose it is stand before the features. */
export function* geojsonOf(table: Table): Generator<string> {
  const { id, title, about, attribution, run, asOf, demonstration, columns } = table
  const head = { type: 'FeatureCollection', name: id, title, description: about, attribution }
  yield `${JSON.stringify({ ...head, run, asOf, demonstration }).slice(0, -1)},"features":[`
  const key = columns.some(({ name }) => name === 'id') ? 'id' : 'code'
  let between = '\n'
  for (const rows of table.rows()) {
    yield between + rows.map((row) => feature(row, columns, key)).join(',\n')
    between = ',\n'
  }
  yield '\n]}\n'
}

/** One feature with every column; a decimal keeps its point, so that who guesses types takes no column for whole numbers. */
function feature({ values, geometry }: LayerRow, columns: Table['columns'], key: string): string {
  const properties = columns.map(({ name, type }) => {
    const value = values[name] ?? null
    const whole = type === 'double precision' && Number.isInteger(value)
    return `${JSON.stringify(name)}:${whole ? `${String(value)}.0` : JSON.stringify(value)}`
  })
  const head = `"type":"Feature","id":${JSON.stringify(values[key])},"geometry":${JSON.stringify(geometry)}`
  return `{${head},"properties":{${properties.join()}}}`
}
