import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Higher ones take ten times as long for a twentieth less: they are for files that a build makes. */
const BROTLI_QUALITY = 5

/** The bytes of a text in a coding of HTTP, as fast as an answer wants it. */
export const squeezeText = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}
