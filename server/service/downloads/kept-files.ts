import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { access, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { downloadName, type DownloadFormat, type DownloadLayerId } from '../../contract/downloads.ts'
import { Problem } from '../../contract/problem.ts'
import type { HandlerDeps } from '../deps.ts'
import { squeeze, WRITINGS } from './formats.ts'
import { createKeptRows } from './kept-rows.ts'
import { tableOf } from './table.ts'

/** A file on the disk, ready to send. */
export interface KeptFile {
  readonly path: string
  /** Names its bytes: the same bytes have the same name, whenever and wherever they were made. */
  readonly hash: string
  /** The same squeezed by gzip; null where that gains nothing. */
  readonly gzip: string | null
}

/** Files of layers: made when first asked for, kept while there is room. */
export interface KeptFiles {
  /** @throws Problem 503 when too many wait to be made, or the figures change as fast as they are written. */
  readonly find: (layer: DownloadLayerId, format: DownloadFormat, deps: HandlerDeps) => Promise<KeptFile>
}

/** Room on the disk, bytes: every file of some six days. */
const ROOM = 1_500_000_000
/** Files that may wait to be made, some seconds each: who would wait longer is asked to come back. */
const LONGEST_QUEUE = 12
/** Attempts at a file whose figures change while it is written. */
const ATTEMPTS = 3

const busy = (detail: string): Problem => new Problem(503, 'Busy', detail, [], { fault: 'crowd' })

/** Keeps files in a folder of its own, which it empties: what another start made may be of another program. */
export function createKeptFiles(folder: string): KeptFiles {
  rmSync(folder, { recursive: true, force: true })
  const kept = new LRUCache<string, KeptFile & { readonly bytes: number }>({
    maxSize: ROOM,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes),
    dispose: ({ path, gzip }) => {
      for (const one of [path, gzip]) if (one) void rm(one, { force: true })
    },
  })
  const keptRows = createKeptRows()
  const under = new Map<string, Promise<KeptFile>>()
  let last: Promise<unknown> = Promise.resolve()

  const make = async (
    layer: DownloadLayerId,
    format: DownloadFormat,
    deps: HandlerDeps,
  ): Promise<KeptFile & { readonly bytes: number }> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const state = stateOf(layer, deps)
      // A name of its own: the same bytes made again must not go with those that are thrown away.
      const own = randomUUID()
      const draft = join(folder, `${own}.part`)
      await mkdir(folder, { recursive: true })
      const { write, text, shapesOnly } = WRITINGS[format]
      const path = join(folder, `${own}-${downloadName(layer, format)}`)
      const gzip = text ? `${path}.gz` : null
      let whole = false
      try {
        const table = tableOf(layer, deps)
        await write(shapesOnly ? table : await keptRows.of(table, state), draft)
        // Rows of two calculations in one file would be a third that nobody made.
        if (state !== stateOf(layer, deps)) continue
        const hash = await hashOf(draft)
        if (gzip) await squeeze(draft, gzip)
        await rename(draft, path)
        const sizes = await Promise.all([path, gzip].map((one) => (one ? stat(one) : null)))
        whole = true
        return { path, hash, gzip, bytes: sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0) }
      } catch (error) {
        // A roster that is replaced meanwhile takes its cabinets with it.
        if (state === stateOf(layer, deps)) throw error
      } finally {
        // A disk that is full must not stay so.
        if (!whole) for (const one of [draft, path, gzip]) if (one) await rm(one, { force: true })
      }
    }
    throw busy('The figures are changing at this moment: try again in a minute.')
  }

  return {
    find: async (layer, format, deps) => {
      const key = `${downloadName(layer, format)} ${stateOf(layer, deps)}`
      const known = kept.get(key)
      if (known && (await isThere(known.path)) && (known.gzip === null || (await isThere(known.gzip))))
        return known
      if (known) kept.delete(key)
      const making = under.get(key)
      if (making) return making
      if (under.size >= LONGEST_QUEUE) throw busy('Too many files wait to be written: try again in a minute.')
      // One after the other: each takes the thread for a second or more, and memory with it.
      const made = last.then(async () => {
        const file = await make(layer, format, deps)
        kept.set(key, file)
        return file
      })
      last = made.catch(() => {})
      under.set(key, made)
      return made.finally(() => under.delete(key))
    },
  }
}

/** Names what a layer's rows rest on, on the day of `deps`. */
function stateOf(layer: DownloadLayerId, { atlas, runs, today, intakesRevision }: HandlerDeps): string {
  const day = today()
  const state = `${runs.idAt(day)} ${day} ${String(atlas.views.isAnalysed(day))}`
  // What is said of new patients changes no calculation.
  return layer === 'cabinets' ? `${state} ${intakesRevision()}` : state
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('base64url').slice(0, 22)
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
