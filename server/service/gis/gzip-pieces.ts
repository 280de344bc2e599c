import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, inflateRawSync } from 'node:zlib'

const deflated = promisify(deflateRaw)

/** A part of a text, squeezed so that parts put one after the other, between `GZIP_HEAD` and `gzipTail`, are one gzip. */
export interface Piece {
  /** Raw DEFLATE (RFC 1951) that ends on a whole byte and is not the last of its stream. */
  readonly squeezed: Buffer
  /** CRC-32 of the text. */
  readonly crc: number
  /** Bytes of the text. */
  readonly length: number
}

/** What a gzip begins with (RFC 1952, 2.3): no name, no time, no system, so that the same text has the same bytes. */
export const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** An empty block that is the last. */
const LAST_BLOCK = Buffer.from([3, 0])

/** Squeezes a part; a full flush forgets what stood before, so that another part may stand there. */
export async function squeeze(text: Buffer): Promise<Piece> {
  const squeezed = await deflated(text, { finishFlush: constants.Z_FULL_FLUSH })
  return { squeezed, crc: crc32(text), length: text.length }
}

/** The least that zlib takes for the size of its buffer, bytes. */
const LEAST_CHUNK = 64

/** The text of a part: at once, into one buffer of its length, for that takes a twentieth of what a stream does. */
export const unsqueezed = ({ squeezed, length }: Piece): Buffer =>
  inflateRawSync(squeezed, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: length + LEAST_CHUNK })

/** What a gzip of some parts, in their order, ends with (RFC 1952, 2.3.1). */
export function gzipTail(pieces: readonly Pick<Piece, 'crc' | 'length'>[]): Buffer {
  const sums = Buffer.alloc(8)
  let [crc, length] = [0, 0]
  for (const piece of pieces) {
    crc = crcOfBoth(crc, piece.crc, piece.length)
    length += piece.length
  }
  sums.writeUInt32LE(crc, 0)
  sums.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([LAST_BLOCK, sums])
}

/** The polynomial of CRC-32, its lowest power in the highest bit. */
const POLYNOMIAL = 0xed_b8_83_20

/** The product of two polynomials over GF(2), bits as in `POLYNOMIAL`, modulo it. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0x80_00_00_00; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= b
    b = (b & 1) !== 0 ? (b >>> 1) ^ POLYNOMIAL : b >>> 1
  }
  return product >>> 0
}

/** x to the power of 8·2^k. */
const POWERS = [0x00_80_00_00]
for (let k = 1; k < 40; k++) POWERS.push(times(POWERS[k - 1]!, POWERS[k - 1]!))

/**
 * CRC-32 of two texts one after the other, from their own and the bytes of the second: the first, shifted by the second's length, plus
 * the second (zlib's `crc32_combine`, after M. Adler).
 */
export function crcOfBoth(first: number, second: number, length: number): number {
  let shift = 0x80_00_00_00
  for (let [k, rest] = [0, length]; rest > 0; k++, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) shift = times(shift, POWERS[k]!)
  return (times(shift, first) ^ second) >>> 0
}
