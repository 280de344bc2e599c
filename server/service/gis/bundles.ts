import { LRUCache } from 'lru-cache'
import { OGC_CRS } from '../../contract/gis.ts'
import { holds } from '../../holdings.ts'
import type { HandlerDeps } from '../deps.ts'
import type { Row } from '../rows.ts'
import type { Collection, Item, Slice } from './collections.ts'
import { stateOf } from './columns.ts'
import { crsOf } from './crs.ts'
import { attributesText, featureHead } from './feature-text.ts'
import type { Fields } from './fields.ts'
import { squeeze, type Piece } from './gzip-pieces.ts'

/** Features in a bundle: enough for an eleventh of their bytes to be kept, few enough to open one for a single feature. */
export const BUNDLE = 25
/** What stands between two features. */
export const BETWEEN = ',\n'

/** Some features that follow each other in their collection, as they are written in degrees with all their attributes. */
interface Bundle {
  /** Their text, `BETWEEN` between two. */
  readonly piece: Piece
  /** Byte of the text at which each begins; then where one more would. */
  readonly starts: Uint32Array
  /** Byte at which the attributes of each begin. */
  readonly attributes: Uint32Array
}

/** The bundles of a collection on the day of its deps, by their place. */
interface Bundles {
  /** Undefined when it is not made yet. */
  readonly kept: (at: number) => Bundle | undefined
  readonly find: (at: number) => Promise<Bundle>
  /** Keeps those of rows that were made for something else: whole bundles, but at the end of the collection. */
  readonly keep: (made: Slice) => Promise<void>
  /** Fails where what they rest on is something else than when they were first asked for. */
  readonly unchanged: () => void
}

/** All communes are some twenty megabytes, two hundred as they are sent. */
const MOST_BYTES = 40 * 2 ** 20
const everyBundle = new LRUCache<string, Bundle>({
  maxSize: MOST_BYTES,
  sizeCalculation: ({ piece, starts }) => piece.squeezed.length + 8 * starts.length + 500,
})
holds('features', everyBundle, (bundles) => [...bundles.values()])
const making = new Map<string, Promise<Bundle>>()

const DEGREES = crsOf(OGC_CRS[0])

/**
 * The bundles of `all` items of a collection, kept as long as what they rest on stays and there is room. Looking for one fails once that
 * is something else than at first: features of two calculations in one answer would be a third that nobody made.
 */
export function bundlesOf(collection: Collection, deps: HandlerDeps, all: readonly Item[]): Bundles {
  const state = stateOf(collection, deps)
  const keyOf = (at: number): string => `${state} ${at}`
  const isUnchanged = (): boolean => stateOf(collection, deps) === state && collection.items(deps) === all
  const unchanged = (): void => {
    if (!isUnchanged()) throw new Error(`What ${collection.id} rest on changed while they were written.`)
  }
  const findOr = (at: number, rowsOf: (items: readonly Item[]) => readonly Row[]): Promise<Bundle> => {
    const key = keyOf(at)
    const known = everyBundle.get(key)
    if (known) return Promise.resolve(known)
    const items = all.slice(at * BUNDLE, (at + 1) * BUNDLE)
    const made =
      making.get(key) ??
      make(items, rowsOf(items), collection.fields)
        .then((bundle) => {
          everyBundle.set(key, bundle)
          return bundle
        })
        .finally(() => making.delete(key))
    making.set(key, made)
    return made
  }
  return {
    unchanged,
    kept: (at) => everyBundle.get(keyOf(at)),
    find: async (at) => {
      unchanged()
      return findOr(at, (items) =>
        collection.rows(
          deps,
          items.map(({ id }) => id),
        ),
      )
    },
    keep: async ({ from, rows }) => {
      if (!isUnchanged()) return
      const bundles = Array.from({ length: Math.ceil(rows.length / BUNDLE) }, (_, k) =>
        findOr(from / BUNDLE + k, () => rows.slice(k * BUNDLE, (k + 1) * BUNDLE)),
      )
      await Promise.all(bundles)
    },
  }
}

async function make(items: readonly Item[], rows: readonly Row[], fields: Fields): Promise<Bundle> {
  const starts = new Uint32Array(items.length + 1)
  const attributes = new Uint32Array(items.length)
  const parts = items.flatMap((item, at) => {
    const head = featureHead(item, DEGREES)
    const own = `${attributesText(rows[at]!, fields)}}`
    attributes[at] = starts[at]! + Buffer.byteLength(head)
    starts[at + 1] = attributes[at] + Buffer.byteLength(own) + BETWEEN.length
    return [head, own, at < items.length - 1 ? BETWEEN : '']
  })
  return { piece: await squeeze(Buffer.from(parts.join(''))), starts, attributes }
}
