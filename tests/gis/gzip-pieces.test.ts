import fc from 'fast-check'
import { crc32, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { GZIP_HEAD, crcOfBoth, gzipTail, squeeze, unsqueezed } from '../../server/service/gis/gzip-pieces.ts'

const texts = fc.array(fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)))

test('parts squeezed apart are one gzip in any order, and each can be read alone', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      const pieces = await Promise.all(parts.map(squeeze))
      const whole = Buffer.concat([
        GZIP_HEAD,
        ...pieces.toReversed().map(({ squeezed }) => squeezed),
        gzipTail(pieces.toReversed()),
      ])
      // It refuses a sum or a length that is not that of the text.
      expect(gunzipSync(whole)).toEqual(Buffer.concat(parts.toReversed()))
      expect(pieces.map(unsqueezed)).toEqual(parts)
    }),
    { numRuns: 50 },
  )
})

test('the sum of two texts is that of both together', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (a, b) => {
      expect(crcOfBoth(crc32(a), crc32(b), Buffer.byteLength(b))).toBe(crc32(a + b))
    }),
  )
})
