import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * Qualities of Brotli for what is sent again as it is, and for what is sent once, which takes a third of the time for a tenth more.
 * Higher ones take ten times as long for a twentieth less: they are for files that a build makes.
 */
const BROTLI_QUALITY = { kept: 5, once: 3 }
export type Use = keyof typeof BROTLI_QUALITY

/** The bytes of a text in a coding of HTTP, as fast as an answer wants it. */
export const squeezeText = {
  br: (bytes: Buffer, use: Use) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[use],
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}
