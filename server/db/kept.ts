import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/**
 * What takes long to make, kept from one start to the next: plain objects, arrays, maps and typed arrays. `key` says all that a
 * value is made from, but for the program itself.
 */
export interface Kept {
  /** The value kept under `name`, when it was made from `key`. */
  readonly find: <Value>(name: string, key: string) => Value | undefined
  /** Keeps a value in the place of the former one of that name, and returns it. */
  readonly put: <Value>(name: string, key: string, value: Value) => Value
}

/** Keeps nothing: every value is made. */
export const NOTHING_KEPT: Kept = { find: () => undefined, put: (_name, _key, value) => value }

const HASH_BYTES = 32
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/**
 * Values as files of `folder`, each whole or not there; another `program` (a hash of its sources) finds none of them. What cannot
 * be written is not kept: nothing but time is lost.
 */
export function keptIn(folder: string, program: string): Kept {
  const fileOf = (name: string, key: string): string =>
    `${name}-${sha256(`${program} ${key}`).toString('hex').slice(0, 16)}.bin`
  return {
    find: <Value>(name: string, key: string) => read(join(folder, fileOf(name, key))) as Value | undefined,
    put: (name, key, value) => {
      const bytes = serialize(value)
      try {
        mkdirSync(folder, { recursive: true })
        const file = join(folder, fileOf(name, key))
        writeFileSync(`${file}.part`, Buffer.concat([sha256(bytes), bytes]))
        for (const former of readdirSync(folder))
          if (former.startsWith(`${name}-`) && former.endsWith('.bin')) rmSync(join(folder, former))
        renameSync(`${file}.part`, file)
      } catch {
        // A full disk is told by what must be written.
      }
      return value
    },
  }
}

/** What a file keeps; undefined when there is none, or when it is damaged. */
function read(file: string): unknown {
  try {
    const content = readFileSync(file)
    const bytes = content.subarray(HASH_BYTES)
    return sha256(bytes).equals(content.subarray(0, HASH_BYTES)) ? deserialize(bytes) : undefined
  } catch {
    return undefined
  }
}
