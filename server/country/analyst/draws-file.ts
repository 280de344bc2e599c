import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Draws } from '../../domain/draws/mergeDraws.ts'

const ARRAYS = ['linkStart', 'linkArea', 'byLink', 'communeLow', 'communeHigh'] as const

/** SHA-256 of the draws' numbers: two machines, one thread or two, must agree on it. */
export function hashDraws(draws: Draws): string {
  const hash = createHash('sha256').update(`${draws.count} ${draws.seed}`)
  for (const name of ARRAYS) hash.update(bytesOf(draws[name]))
  return hash.digest('hex')
}

/** Draws kept: those in use, and those before them for who goes back to the roster or the version before. */
const KEPT_FILES = 2

/** Writes the draws to `file`, whole or not at all; of the older ones beside it one is kept: each weighs some 100 MB. */
export function writeDraws(file: string, draws: Draws): void {
  const lengths = Object.fromEntries(ARRAYS.map((name) => [name, draws[name].length]))
  const header = JSON.stringify({ count: draws.count, seed: draws.seed, lengths, sha256: hashDraws(draws) })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    `${file}.part`,
    Buffer.concat([Buffer.from(`${header}\n`), ...ARRAYS.map((name) => bytesOf(draws[name]))]),
  )
  renameSync(`${file}.part`, file)
  const byAge = readdirSync(dirname(file))
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(dirname(file), name))
    .map((path) => ({ path, written: path === file ? Infinity : statSync(path).mtimeMs }))
    .sort((a, b) => b.written - a.written)
  for (const { path } of byAge.slice(KEPT_FILES)) rmSync(path)
}

/** Reads the draws of `file`; null when there is none or when its hash is not the one it states. */
export function readDraws(file: string): Draws | null {
  try {
    const content = readFileSync(file)
    const end = content.indexOf('\n')
    const { count, seed, lengths, sha256 } = JSON.parse(content.toString('utf8', 0, end)) as {
      count: number
      seed: number
      lengths: Record<(typeof ARRAYS)[number], number>
      sha256: string
    }
    let at = end + 1
    const next = (name: (typeof ARRAYS)[number]): ArrayBuffer => {
      const from = at
      at += lengths[name] * 4
      return new Uint8Array(content.subarray(from, at)).buffer
    }
    const draws: Draws = {
      count,
      seed,
      linkStart: new Int32Array(next('linkStart')),
      linkArea: new Int32Array(next('linkArea')),
      byLink: new Float32Array(next('byLink')),
      communeLow: new Float32Array(next('communeLow')),
      communeHigh: new Float32Array(next('communeHigh')),
    }
    return hashDraws(draws) === sha256 ? draws : null
  } catch {
    return null
  }
}

const bytesOf = (array: Int32Array | Float32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)
