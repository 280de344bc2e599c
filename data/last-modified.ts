import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SourceError } from '../server/country/package/source-error.ts'
import { sha256 } from '../server/sha256.ts'
import type { Fetched } from './fetch.ts'

/**
 * In the raw folder: the day that a producer sent with a file that tells none, by the SHA-256 of its bytes. A file that is put back keeps its
 * day so, and one that came another way has none.
 */
const DAYS = 'last-modified.json'
/** Two files that tell no day, each with the one before it, and room. */
const KEPT = 8

const shape = z.record(z.string(), z.iso.date())

function readDays(raw: string): Record<string, string> {
  if (!existsSync(join(raw, DAYS))) return {}
  try {
    return shape.parse(JSON.parse(readFileSync(join(raw, DAYS), 'utf8')))
  } catch {
    throw new SourceError(DAYS, 'is not as data:fetch writes it.', 'Remove it, and fetch the files again.')
  }
}

/** Keeps the day that was sent with what was fetched, if any; of the same bytes the latest that was. @throws SourceError */
export function keepDay(raw: string, { sha256: hash, lastModified }: Fetched): void {
  if (lastModified === null) return
  const { [hash]: before = '', ...others } = readDays(raw)
  const days = { ...others, [hash]: before > lastModified ? before : lastModified }
  const path = join(raw, DAYS)
  writeFileSync(
    `${path}.new`,
    `${JSON.stringify(Object.fromEntries(Object.entries(days).slice(-KEPT)), null, 1)}\n`,
  )
  renameSync(`${path}.new`, path)
}

/** The ISO day that its producer sent with a file of the raw folder; null where none is known of these bytes. @throws SourceError */
export const sentDay = (raw: string, file: string): string | null =>
  readDays(raw)[sha256(readFileSync(join(raw, file)))] ?? null
