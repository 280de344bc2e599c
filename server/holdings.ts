import { inTurns } from './in-turns.ts'

/** What a process keeps in memory on purpose, by the name under which `relais doctor --memory` explains it. */
export type Holding =
  'tables' | 'outlines' | 'tiles' | 'allocation' | 'days' | 'answers' | 'features' | 'draws' | 'database'

interface Kept {
  /** Asked for no longer than its owner lives: what is told here keeps nothing alive. */
  readonly owner: WeakRef<object>
  readonly of: (owner: object) => unknown
}
const held = new Map<Holding, Kept[]>()

const itself = (owner: unknown): unknown => owner

/**
 * Says who keeps something large: `of` gives what is reachable from its owner, the owner itself where it is left out, or a number of bytes
 * where that lies in another thread. It stands at the top of its file: a function made inside another remembers all that the other knows.
 * While a package takes the place of another there are two of each.
 */
export function holds<Owner extends object>(
  holding: Holding,
  owner: Owner,
  of: (owner: Owner) => unknown = itself,
): void {
  const alive = (held.get(holding) ?? []).filter(({ owner: former }) => former.deref() !== undefined)
  held.set(holding, [...alive, { owner: new WeakRef(owner), of: of as Kept['of'] }])
}

/**
 * Bytes of every holding of this process, in the order in which they were named; what two share counts for the first. Buffers are exact;
 * objects and texts are counted as V8 lays them out on 64 bits, to about a fifth; what only a function remembers is not seen.
 */
export async function holdings(): Promise<ReadonlyMap<Holding, number>> {
  const seen = new Set<unknown>()
  const sizes = new Map<Holding, number>()
  for (const [holding, kept] of held)
    for (const { owner, of } of kept) {
      const known = owner.deref()
      if (known === undefined) continue
      const value = of(known)
      const bytes = typeof value === 'number' ? value : await inTurns(sizeInSteps(value, seen))
      sizes.set(holding, (sizes.get(holding) ?? 0) + bytes)
    }
  return sizes
}

const WORD = 8
/** Class, properties and elements of an object. */
const OBJECT = 3 * WORD
/** A number that is no small integer stands beside the object that has it. */
const BOXED = 2 * WORD
/** Key, value and link to the next, and a share of the table of beginnings. */
const ENTRY = 4 * WORD
/** What stands around the bytes of a buffer. */
const VIEW = 12 * WORD
const PAUSE = 256

/** Bytes reachable from a value and not `seen` before; no getter is called. */
export function* sizeInSteps(root: unknown, seen: Set<unknown> = new Set()): Generator<void, number> {
  const waiting = [root]
  let [bytes, steps] = [0, 0]
  const field = (value: unknown): void => {
    if (typeof value === 'number') bytes += Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 0 : BOXED
    else if (typeof value === 'string' || (typeof value === 'object' && value !== null)) waiting.push(value)
  }
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (seen.has(value)) continue
    seen.add(value)
    if (typeof value === 'string') bytes += textBytes(value)
    else if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) bytes += value.byteLength
    else if (ArrayBuffer.isView(value)) {
      bytes += VIEW
      waiting.push(value.buffer)
    } else if (value instanceof Map) {
      bytes += OBJECT + ENTRY * value.size
      for (const [key, one] of value) {
        field(key)
        field(one)
      }
    } else if (value instanceof Set) {
      bytes += OBJECT + ENTRY * value.size
      for (const one of value) field(one)
    } else if (Array.isArray(value)) {
      bytes += 2 * OBJECT + WORD * value.length
      // V8 keeps an array of numbers unboxed.
      for (const one of value as unknown[]) if (typeof one !== 'number') field(one)
    } else if (typeof value === 'object' && value !== null) {
      const own = Object.values(Object.getOwnPropertyDescriptors(value))
      bytes += OBJECT + WORD * own.length
      for (const one of own) if ('value' in one) field(one.value)
    }
    if (++steps % PAUSE === 0) yield
  }
  return bytes
}

/** One byte a letter where all are Latin-1, two otherwise. */
function textBytes(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 255) return 2 * WORD + 2 * text.length
  return 2 * WORD + text.length
}
