import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SourceError } from '../server/country/package/source-error.ts'
import { sha256 } from '../server/sha256.ts'
import type { Fetched } from './fetch.ts'
import { OFFICIAL_FILES } from './official-files.ts'

/**
 * In the raw folder: the day that a producer sent with a file that tells none, by the SHA-256 of its bytes. A file that is put back keeps its
 * day so, and one that came another way has none.
 */
const DAYS = 'last-modified.json'
/** The newest days that are kept beside those of the files in the raw folder. */
const KEPT = 8
/** What a refresh calls the file before the one that it tries. */
export const FORMER = '.former'

const shape = z.record(z.string(), z.iso.date())

function readDays(raw: string): Record<string, string> {
  if (!existsSync(join(raw, DAYS))) return {}
  try {
    return shape.parse(JSON.parse(readFileSync(join(raw, DAYS), 'utf8')))
  } catch {
    throw new SourceError(DAYS, 'is not as data:fetch writes it.', 'Remove it, and fetch the files again.')
  }
}

/** The bytes whose day is still needed, however many were refused since: those in the raw folder, and those before them. */
const inUse = (raw: string): ReadonlySet<string> =>
  new Set(
    OFFICIAL_FILES.filter(({ undated }) => undated)
      .flatMap(({ file }) => [join(raw, file), join(raw, file + FORMER)])
      .filter((path) => existsSync(path))
      .map((path) => sha256(readFileSync(path))),
  )

/** Keeps the day that was sent with what was fetched, if any; of the same bytes the latest that was. @throws SourceError */
export function keepDay(raw: string, { sha256: hash, lastModified }: Fetched): void {
  if (lastModified === null) return
  const { [hash]: before = '', ...others } = readDays(raw)
  const days = Object.entries({ ...others, [hash]: before > lastModified ? before : lastModified })
  const used = inUse(raw)
  const kept = days.filter(([of], at) => at >= days.length - KEPT || used.has(of))
  const path = join(raw, DAYS)
  writeFileSync(`${path}.new`, `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`)
  renameSync(`${path}.new`, path)
}

/** The ISO day that its producer sent with a file of the raw folder; null where none is known of these bytes. @throws SourceError */
export const sentDay = (raw: string, file: string): string | null =>
  readDays(raw)[sha256(readFileSync(join(raw, file)))] ?? null
