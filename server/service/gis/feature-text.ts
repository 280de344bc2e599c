import type { Row } from '../rows.ts'
import type { Item } from './collections.ts'
import { inCrs, type Crs } from './crs.ts'
import type { Fields } from './fields.ts'

/**
 * Attributes as JSON, those `chosen` or all but the ones that are said once: a `number` keeps its decimal point, so that a GIS that guesses
 * types takes no column for whole numbers.
 */
export function attributesText(row: Row, fields: Fields, chosen: ReadonlySet<string> | null = null): string {
  let text = '{'
  for (const name in row) {
    if (chosen ? !chosen.has(name) : fields[name]?.once) continue
    const value = row[name]
    const whole = Number.isInteger(value) && fields[name]?.type === 'number'
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${whole ? `${String(value)}.0` : JSON.stringify(value)}`
  }
  return `${text}}`
}

/** What a text of attributes says. */
export const rowOf = (attributes: string): Row => JSON.parse(attributes) as Row

/**
 * A GeoJSON feature up to its attributes, without its geometry where there is no `crs` to tell it in; `more` are members beside those
 * of RFC 7946. The attributes and a last brace follow.
 */
export function featureHead(item: Item, crs: Crs | null, more: object = {}): string {
  // Drawn once, and only where it is told.
  const geometry = crs && item.geometry
  const head = JSON.stringify({
    type: 'Feature',
    id: item.id,
    geometry: geometry && inCrs(geometry, crs),
    ...more,
  })
  return `${head.slice(0, -1)},"properties":`
}
