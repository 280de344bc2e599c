import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { WINDOWS_UPPER } from '../../server/domain/roster/mendAccents.ts'

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

/** Text of a source's file, in the encoding of its bytes. Throws as `readBytes` and `decode`. */
export const readText = (raw: string, file: string): string => decode(readBytes(raw, file), file)

/**
 * Text of a file's bytes: UTF-8; UTF-16 where a mark at its head says so; else Windows-1252, which Latin-1 is part of. Any bytes are
 * text in the last, so what reads as letters encoded twice or lost is refused, and so is UTF-8 of which few bytes are damaged.
 * @throws SourceError naming the encoding and the line.
 */
export function decode(bytes: Uint8Array, file: string): string {
  const encoding = encodingOf(bytes, file)
  const read = new TextDecoder(encoding).decode(bytes)
  const text = encoding === 'windows-1252' ? read.replace(/[\u0080-\u009F]/g, windowsLetter) : read
  const garbled = garbledIn(text)
  if (garbled)
    throw new SourceError(
      file,
      `read as ${encoding}, holds "${garbled[0]}" on line ${lineAt(text, garbled.index)}: letters were lost, or encoded twice.`,
      ENCODING_REMEDY,
    )
  return text
}

const ENCODING_REMEDY = `Its letters would be wrong: ask the producer for a file in UTF-8. ${COMPARE_REMEDY}`

/** What some versions of Node read in Windows-1252 as a control of Latin-1. */
const windowsLetter = (control: string): string => WINDOWS_UPPER[control.charCodeAt(0) - 0x80] ?? control

/** What the two bytes of an accented letter, or the three of a quotation mark, read as in Windows-1252; and what stands for no letter. */
const GARBLED = /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\uFFFD/

/** Where a text first holds what is no letter of it: lost as it was read, or encoded twice. */
export const garbledIn = (text: string): RegExpExecArray | null => GARBLED.exec(text)

function encodingOf(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  const text = new TextDecoder('utf-8').decode(bytes)
  const damaged = text.match(/\uFFFD/g)?.length ?? 0
  const letters = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
  // In Windows-1252 accented letters that happen to be UTF-8 are rare.
  if (letters < damaged) return 'windows-1252'
  throw new SourceError(
    file,
    `is UTF-8 but for ${damaged} ${damaged === 1 ? 'byte' : 'bytes'}, the first on line ${lineAt(text, text.indexOf('\uFFFD'))}.`,
    ENCODING_REMEDY,
  )
}

/** Line of a place in a text, from 1. */
const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

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
