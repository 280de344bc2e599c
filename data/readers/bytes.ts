import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'

const NPM = 'npm:'

/** Path of a source's file: inside the raw folder, or, with the prefix `npm:`, inside an installed package. */
function locate(raw: string, file: string): string {
  if (!file.startsWith(NPM)) return join(raw, file)
  try {
    return createRequire(import.meta.url).resolve(file.slice(NPM.length))
  } catch {
    throw new SourceError(file, 'the package is not installed.', 'Run npm ci.')
  }
}

/** Bytes of a source's file, unpacked when its name ends in `.gz`. Throws a `SourceError` when absent or damaged. */
export function readBytes(raw: string, file: string): Buffer {
  const bytes = readOrFail(locate(raw, file), file)
  if (!file.endsWith('.gz')) return bytes
  try {
    return gunzipSync(bytes)
  } catch {
    throw new SourceError(file, 'is not a complete gzip file.', COMPARE_REMEDY)
  }
}

/**
 * Text of a source's file: UTF-8; UTF-16 where a mark at its head says so; else Windows-1252, which Latin-1 is part of and in which
 * any bytes are text. Throws as `readBytes`.
 */
export function readText(raw: string, file: string): string {
  const bytes = readBytes(raw, file)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The JSON value in a source's file. Throws a `SourceError` when it is not JSON. */
export function readJson(raw: string, file: string): unknown {
  try {
    return JSON.parse(readText(raw, file))
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError(file, 'is not valid JSON.', COMPARE_REMEDY)
  }
}

function readOrFail(path: string, file: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new SourceError(
      file,
      `cannot be read (looked for ${path}).`,
      'Give the folder of the official files with --raw, or fetch them with npm run data:fetch.',
    )
  }
}
