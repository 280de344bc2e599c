import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Draws } from '../../domain/draws/mergeDraws.ts'

const ARRAYS = ['linkStart', 'linkArea', 'byLink', 'communeLow', 'communeHigh'] as const

/** SHA-256 of the draws' numbers: two machines, one thread or two, must agree on it. */
export function hashDraws(draws: Draws): string {
  const hash = createHash('sha256').update(`${draws.count} ${draws.seed}`)
  for (const name of ARRAYS) hash.update(bytesOf(draws[name]))
  return hash.digest('hex')
}

/** Writes the draws to `file`, whole or not at all. */
export function writeDraws(file: string, draws: Draws): void {
  const lengths = Object.fromEntries(ARRAYS.map((name) => [name, draws[name].length]))
  const header = JSON.stringify({ count: draws.count, seed: draws.seed, lengths, sha256: hashDraws(draws) })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    `${file}.part`,
    Buffer.concat([Buffer.from(`${header}\n`), ...ARRAYS.map((name) => bytesOf(draws[name]))]),
  )
  renameSync(`${file}.part`, file)
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
