import { deflateRawSync, constants, crc32 } from 'node:zlib'
import { OGC_CRS } from '../../contract/gis.ts'
import { groupBy } from '../../domain/groupBy.ts'
import type { HandlerDeps } from '../deps.ts'
import { boundsIn, hasGeometry } from './bbox.ts'
import { BETWEEN, BUNDLE, bundlesOf } from './bundles.ts'
import type { Collection, Item } from './collections.ts'
import type { Crs } from './crs.ts'
import { attributesText, featureHead, rowOf } from './feature-text.ts'
import { GZIP_HEAD, gzipTail, squeeze, unsqueezed, type Piece } from './gzip-pieces.ts'
import type { Selection } from './select.ts'

const [CRS84] = OGC_CRS

/** Why features that lie somewhere come without a geometry in a system; empty where none does. */
export function placeless(items: readonly Item[], crs: Crs): string {
  if (crs.meridian === null) return ''
  const far = items.filter((item) => hasGeometry(item) && !boundsIn(item, crs)).length
  if (far === 0) return ''
  const code = crs.uri.split('/').at(-1)
  return `EPSG:${code} n’a pas de coordonnées pour ${far} de ces objets, de l’autre côté du monde : leur géométrie est vide ici. Demandez-les en ${CRS84}, ou en EPSG:2154 en métropole.`
}

/** One feature that is asked for by its id. */
export function writeFeature(
  { collection, deps, crs }: { collection: Collection; deps: HandlerDeps; crs: Crs },
  item: Item,
  more: object,
): string {
  const [row] = collection.rows(deps, [item.id])
  return `${featureHead(item, crs, more)}${attributesText(row!, collection.fields)}}`
}

/** A part of an answer: squeezed already, or a text. */
type Part = Piece | string

/**
 * The features of a selection, part by part, with the attributes that it chose, as the bytes of JSON or of its gzip: `head` are members
 * beside `type` and `features`.
 */
export async function* writeFeatures(
  selection: Selection,
  head: object,
  coding: 'gzip' | 'identity',
): AsyncGenerator<Buffer> {
  const parts = partsOf(selection, head)
  if (coding === 'identity') {
    for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : unsqueezed(part)
    return
  }
  yield GZIP_HEAD
  const written: Pick<Piece, 'crc' | 'length'>[] = []
  for await (const part of parts) {
    const { squeezed, crc, length } = typeof part === 'string' ? await squeeze(Buffer.from(part)) : part
    written.push({ crc, length })
    yield squeezed
  }
  yield gzipTail(written)
}

const COMMA: Piece = {
  squeezed: deflateRawSync(BETWEEN, { finishFlush: constants.Z_FULL_FLUSH }),
  crc: crc32(BETWEEN),
  length: BETWEEN.length,
}

/** Features that are written one by one before others get a turn: some tens of milliseconds. */
const SLICE = 50

async function* partsOf(selection: Selection, head: object): AsyncGenerator<Part> {
  const { collection, deps, all, crs, places, chosen, skipGeometry } = selection
  const asKept = !skipGeometry && chosen === null && crs.uri === CRS84
  const bundles = bundlesOf(collection, deps, all)
  yield `${JSON.stringify({ type: 'FeatureCollection', ...head }).slice(0, -1)},"features":[`
  for (let from = 0; from < places.length;) {
    if (from > 0) {
      yield COMMA
      await new Promise((resolve) => setImmediate(resolve))
    }
    bundles.unchanged()
    if (asKept && isWholeBundle(places, from, all.length)) {
      const { piece, attributes } = await bundles.find(places[from]! / BUNDLE)
      yield piece
      // The last of all may hold fewer.
      from += attributes.length
      continue
    }
    let to = from + 1
    while (to < Math.min(places.length, from + SLICE) && !(asKept && isWholeBundle(places, to, all.length)))
      to++
    yield (await textsOf(selection, places.slice(from, to))).join(BETWEEN)
    from = to
  }
  yield ']}'
}

/** The features of a selection, each as a text of JSON, some tens at a time. */
export async function* featureTexts(selection: Selection): AsyncGenerator<readonly string[]> {
  const { collection, deps, all, places } = selection
  const bundles = bundlesOf(collection, deps, all)
  for (let from = 0; from < places.length; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
    bundles.unchanged()
    yield await textsOf(selection, places.slice(from, from + SLICE))
  }
}

/** Whether the places from one on are those of a bundle, all of them in order. */
function isWholeBundle(places: readonly number[], from: number, count: number): boolean {
  const first = places[from]!
  if (first % BUNDLE > 0) return false
  const size = Math.min(BUNDLE, count - first)
  for (let k = 1; k < size; k++) if (places[from + k] !== first + k) return false
  return true
}

/** From this share of a bundle on, it is made for those of its features that are asked for. */
const WORTH = 1 / 3

/** The text of some features; their attributes are read from the bundles that are kept, or worth making, unless one is in none. */
async function textsOf(
  { collection, deps, all, crs, chosen, skipGeometry }: Selection,
  places: readonly number[],
): Promise<readonly string[]> {
  const { fields } = collection
  const bundles = bundlesOf(collection, deps, all)
  const isBundled = chosen === null || [...chosen].every((name) => !fields[name]?.once)
  const texts = new Map<number, string>()
  const write = (place: number, told: string): void => {
    texts.set(place, `${featureHead(all[place]!, skipGeometry ? null : crs)}${told}}`)
  }
  for (const [at, own] of groupBy(places, (place) => Math.floor(place / BUNDLE))) {
    const bundle = isBundled
      ? own.length >= BUNDLE * WORTH
        ? await bundles.find(at)
        : bundles.kept(at)
      : undefined
    if (bundle) {
      const text = unsqueezed(bundle.piece)
      for (const place of own) {
        const k = place % BUNDLE
        const isLast = k === bundle.attributes.length - 1
        const end = isLast ? text.length : bundle.starts[k + 1]! - BETWEEN.length
        const attributes = text.toString('utf8', bundle.attributes[k]!, end - 1)
        write(place, chosen ? attributesText(rowOf(attributes), fields, chosen) : attributes)
      }
    } else {
      const rows = collection.rows(
        deps,
        own.map((place) => all[place]!.id),
      )
      own.forEach((place, k) => write(place, attributesText(rows[k]!, fields, chosen)))
    }
  }
  return places.map((place) => texts.get(place)!)
}
