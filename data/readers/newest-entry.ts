import { z } from 'zod'

const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006')
const ENTRY = 0x02_01_4b_50
/** What writers put that keep no date. */
const NO_DAY = '1980-01-01'

/**
 * ISO day of the newest entry of a zip file by the clock of who wrote it, from the directory at its end: the file cannot have been made before.
 * Null where no entry bears a day, or there is no such directory.
 */
export function newestEntryDay(bytes: Buffer): string | null {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0 || end + 22 > bytes.length) return null
  let newest: string | null = null
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= end && bytes.readUInt32LE(at) === ENTRY) {
    const day = dayOf(bytes.readUInt16LE(at + 14))
    if (day !== null && (newest === null || day > newest)) newest = day
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return newest
}

/** Seven bits of years since 1980, four of months, five of days; null where these are no day. */
function dayOf(written: number): string | null {
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${1980 + (written >> 9)}-${two((written >> 5) & 15)}-${two(written & 31)}`
  return day > NO_DAY && z.iso.date().safeParse(day).success ? day : null
}
