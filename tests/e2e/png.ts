import { inflateSync } from 'node:zlib'

/** Pixels in rows, four bytes each (red, green, blue, alpha). */
export interface Image {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/** Reads a PNG as browsers write their screenshots: 8 bits, RGB or RGBA, not interlaced. Throws on any other. */
export function decoder(png: Buffer): Image {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [bits, type, , , interlaced] = png.subarray(24, 29)
  if (bits !== 8 || (type !== 2 && type !== 6) || interlaced !== 0) throw new Error('not a screenshot')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const step = type === 6 ? 4 : 3
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * step, height, step)
  const data = Buffer.alloc(width * height * 4, 255)
  for (let n = 0; n < width * height; n++) bytes.copy(data, n * 4, n * step, n * step + step)
  return { width, height, data }
}

/** Undoes the filter of each line (PNG specification, section 9). */
function unfilter(raw: Buffer, line: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]!
    for (let x = 0; x < line; x++) {
      const left = x >= step ? out[y * line + x - step]! : 0
      const up = y > 0 ? out[(y - 1) * line + x]! : 0
      const corner = x >= step && y > 0 ? out[(y - 1) * line + x - step]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!
      out[y * line + x] = (raw[y * (line + 1) + 1 + x]! + guess) & 255
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
