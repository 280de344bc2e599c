import { inflateRawSync } from 'node:zlib'
import { problem } from '../../domain/roster/problems.ts'
import { RosterFileError } from './roster-file-error.ts'

/** A workbook of 100,000 lines unpacks to some 75 MB. */
const LARGEST_UNPACKED = 128 * 1024 * 1024
/** A workbook of a hundred sheets has some three hundred parts; of 40,000, the reader makes minutes of work. */
const MOST_ENTRIES = 2000

/** More parts than a workbook has. */
class TooMany extends Error {}

const END = 0x06054b50
const ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

/**
 * Bytes that a ZIP archive unpacks to; refuses one that is damaged or unpacks to more than 128 MB. Sizes written in the
 * archive are not believed: every entry is unpacked once within the limit (PKWARE APPNOTE 6.3.9, sections 4.3.12 and
 * 4.3.16).
 */
export function checkArchive(bytes: Buffer): number {
  try {
    let left = LARGEST_UNPACKED
    for (const { data, method } of entriesOf(bytes)) {
      if (method === STORED) left -= data.length
      else if (method === DEFLATED)
        left -= inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length
      else throw new RangeError(`compression ${method}`)
      if (left < 0) throw new RangeError('too large')
    }
    return LARGEST_UNPACKED - left
  } catch (error) {
    const tooLarge = error instanceof RangeError && /too large|larger than/i.test(error.message)
    throw new RosterFileError([
      tooLarge
        ? problem('file-too-large', null, null, `${LARGEST_UNPACKED / 1024 / 1024} Mo décompressés`)
        : problem(
            'file-not-a-table',
            null,
            null,
            error instanceof TooMany ? error.message : 'archive endommagée',
          ),
    ])
  }
}

function* entriesOf(bytes: Buffer): Generator<{ readonly data: Buffer; readonly method: number }> {
  // The end record is 22 bytes plus a comment of at most 65,535.
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--
  if (end < 0 || end < bytes.length - 22 - 0xffff) throw new Error('no end record')
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw new TooMany(`archive de ${count} éléments`)
  for (let k = 0; k < count; k++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('no entry')
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (from + size > bytes.length) throw new Error('entry beyond the end')
    yield { data: bytes.subarray(from, from + size), method }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}
