import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

/**
 * Qualities of Brotli for what is sent again as it is, and for what is sent once, which takes a third of the time for a tenth more.
 * Higher ones take ten times as long for a twentieth less: they are for files that a build makes.
 */
const BROTLI_QUALITY = { kept: 5, once: 3 }
export type Use = keyof typeof BROTLI_QUALITY

/** Up to so many bytes a text is squeezed at once: to hand it to another thread takes as long. */
const AT_ONCE = 64 * 1024
/** Bits of a window that holds most of what is sent, for what comes in pieces. */
const USUAL_WINDOW = 18

/**
 * Brotli takes memory for its whole window whatever the text, 4 MB where none is named: after some ten of these the engine looks through all
 * that it holds.
 */
const windowOf = (bytes: number): number =>
  Math.min(
    constants.BROTLI_DEFAULT_WINDOW,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes + 16))),
  )

/** What Brotli is told of a text that comes in pieces. */
export const brotliOfPieces = { params: { [constants.BROTLI_PARAM_LGWIN]: USUAL_WINDOW } }

const [brotliApart, gzipApart] = [promisify(brotliCompress), promisify(gzip)]

/** The bytes of a text in a coding of HTTP, as fast as an answer wants it. */
export const squeezeText = {
  br: (bytes: Buffer, use: Use): Buffer | Promise<Buffer> => {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[use],
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_LGWIN]: windowOf(bytes.length),
    }
    return bytes.length <= AT_ONCE ? brotliCompressSync(bytes, { params }) : brotliApart(bytes, { params })
  },
  gzip: (bytes: Buffer): Buffer | Promise<Buffer> =>
    bytes.length <= AT_ONCE ? gzipSync(bytes) : gzipApart(bytes),
}
