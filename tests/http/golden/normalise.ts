import { VectorTile } from '@mapbox/vector-tile'
import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { PbfReader } from 'pbf'
import { WORLD_DAY } from '../../world.ts'

/** How deep a JSON answer is laid out: below, one line a value. */
const DEPTH = 3

/** The body of an answer as text that only a change of what it says can change. */
export function normalise(type: string, body: Buffer): string {
  if (type.startsWith('image/png')) return body.toString('base64')
  if (type === 'application/zip') return mask(filesOf(body))
  if (type.includes('spreadsheetml')) return mask(layOut(JSON.stringify(sheetsOf(body))))
  if (type.includes('vector-tile')) return layOut(JSON.stringify(layersOf(body)))
  const text = body.toString('utf8')
  if (/\bjson\b/.test(type)) return mask(layOut(text))
  return type.startsWith('text/html') ? bare(mask(text)) : mask(text)
}

/** The files of an archive, one under the other. */
const filesOf = (body: Buffer): string =>
  Object.entries(unzipSync(body))
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join('\n')

/** Hides what differs from one state of the code or one moment to the next: runs, hashes, requests, the clock. */
export function mask(text: string): string {
  return (
    text
      .replace(/<svg class="qr".*?<\/svg>/gs, '‹qr›')
      .replace(/urn:request:[\w-]+/g, 'urn:request:‹id›')
      // The world ends on its day: what comes later is the clock's.
      .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, (at) =>
        at > `${WORLD_DAY}T08:00:01` ? '‹instant›' : at,
      )
      .replace(/"durationMs":[\d.]+/g, '"durationMs":‹ms›')
      .replace(/<dd>\d+[.,]\d s<\/dd>/g, '<dd>‹s›</dd>')
      // Whole, or its first figures, as pages show it; the decimals of a number are none.
      .replace(/(?<![\w.])[0-9a-f]{12,64}(?!\w)/g, '‹hash›')
  )
}

/** A page without what belongs to its making: files, marks of the components, names of styles, properties of living parts. */
const bare = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, '')
    .replace(
      /<link rel="(preload|modulepreload|stylesheet)"[^>]*>|<script type="module"[^>]*><\/script>/g,
      '',
    )
    .replace(/<script type="application\/json" id="relais-islands">.*?<\/script>/gs, '')
    .replace(/ (class|style|data-island)="[^"]*"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/>( ?)</g, '>\n$1<')

/** The same JSON text, each value of its upper levels on a line: no other sign is moved, `1.0` stays `1.0`. */
function layOut(json: string): string {
  let depth = 0
  const laidOut = json.replace(/"(?:[^"\\]|\\.)*"|[[\]{},]/g, (sign) => {
    const line = () => '\n' + ' '.repeat(depth)
    if (sign === '{' || sign === '[') return ++depth <= DEPTH ? sign + line() : sign
    if (sign === '}' || sign === ']') return depth-- <= DEPTH ? line() + sign : sign
    return sign === ',' && depth <= DEPTH ? sign + line() : sign
  })
  return laidOut.replace(/\n *(?=\n)/g, '').replace(/([[{])\n *([\]}])/g, '$1$2')
}

function sheetsOf(workbook: Buffer): Readonly<Record<string, unknown>> {
  const { Sheets } = read(workbook)
  return Object.fromEntries(
    Object.entries(Sheets).map(([name, sheet]) => [name, utils.sheet_to_json(sheet, { header: 1 })]),
  )
}

/** Every layer of a tile with its features, coordinates in units of the tile. */
function layersOf(tile: Buffer): Readonly<Record<string, unknown>> {
  const { layers } = new VectorTile(new PbfReader(tile))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => {
        const { id, type, properties, ...feature } = layer.feature(at)
        return { id, type, properties, geometry: layer.feature(at).loadGeometry(), extent: feature.extent }
      }),
    ]),
  )
}
