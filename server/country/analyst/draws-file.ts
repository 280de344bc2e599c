import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Draws } from '../../domain/draws/mergeDraws.ts'

/** The arrays of the draws, those of four bytes an item first, so that each begins where its items may. */
const ARRAYS = ['start', 'unit', 'offset', 'tickets'] as const

/** SHA-256 of the draws' numbers: two machines, one thread or two, must agree on it. */
export function hashDraws(draws: Draws): string {
  const hash = createHash('sha256').update(`${draws.count} ${draws.seed} ${draws.cabinets}`)
  for (const name of ARRAYS) hash.update(bytesOf(draws[name]))
  return hash.digest('hex')
}

/** Draws kept: those in use, and those before them for who goes back to the roster or the version before. */
const KEPT_FILES = 2

/** Writes the draws to `file`, whole or not at all; of the older ones beside it one is kept: each weighs some 100 MB. */
export function writeDraws(file: string, draws: Draws): void {
  const lengths = Object.fromEntries(ARRAYS.map((name) => [name, draws[name].length]))
  const header = JSON.stringify({
    count: draws.count,
    seed: draws.seed,
    cabinets: draws.cabinets,
    lengths,
    sha256: hashDraws(draws),
  })
  mkdirSync(dirname(file), { recursive: true })
  // One after the other: put together first, they would weigh as much again.
  writeFileSync(`${file}.part`, `${header}\n`)
  for (const name of ARRAYS) appendFileSync(`${file}.part`, bytesOf(draws[name]))
  renameSync(`${file}.part`, file)
  const byAge = readdirSync(dirname(file))
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(dirname(file), name))
    .map((path) => ({ path, written: path === file ? Infinity : statSync(path).mtimeMs }))
    .sort((a, b) => b.written - a.written)
  for (const { path } of byAge.slice(KEPT_FILES)) rmSync(path)
}

/** Writes the draws where there is room, and says whether it did: a full disk costs the next start its minute, it must not cost this one its intervals. */
export function keepDraws(file: string, draws: Draws): boolean {
  try {
    writeDraws(file, draws)
    return true
  } catch (error) {
    console.error(`The draws could not be kept in ${file}: ${String(error)}`)
    return false
  }
}

/** Marks a file of draws as in use, so that none of those written since drives it out. */
export const markDraws = (file: string): void => utimesSync(file, new Date(), new Date())

/** Longest first line of a file of draws, bytes. */
const HEADER_BYTES = 1_024

/** Reads the draws of `file`; null when there is none or when its hash is not the one it states. */
export function readDraws(file: string): Draws | null {
  let opened: number | null = null
  try {
    const handle = (opened = openSync(file, 'r'))
    const first = Buffer.alloc(HEADER_BYTES)
    readSync(handle, first, 0, HEADER_BYTES, 0)
    const end = first.indexOf('\n')
    const { count, seed, cabinets, lengths, sha256 } = JSON.parse(first.toString('utf8', 0, end)) as {
      count: number
      seed: number
      cabinets: number
      lengths: Record<(typeof ARRAYS)[number], number>
      sha256: string
    }
    let at = end + 1
    const read = <Numbers extends Draws[(typeof ARRAYS)[number]]>(numbers: Numbers): Numbers => {
      let bytes: Buffer = bytesOf(numbers)
      while (bytes.length > 0) {
        const got = readSync(handle, bytes, 0, bytes.length, at)
        if (got === 0) throw new Error(`${file} is cut short`)
        at += got
        bytes = bytes.subarray(got)
      }
      return numbers
    }
    const draws: Draws = {
      count,
      seed,
      cabinets,
      start: read(new Int32Array(lengths.start)),
      unit: read(new Float32Array(lengths.unit)),
      offset: read(new Uint16Array(lengths.offset)),
      tickets: read(new Uint8Array(lengths.tickets)),
    }
    return hashDraws(draws) === sha256 ? draws : null
  } catch {
    return null
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

const bytesOf = (array: Draws[(typeof ARRAYS)[number]]): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)
