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
  if (step === 4) return { width, height, data: bytes }
  const data = Buffer.alloc(width * height * 4, 255)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    data[to] = bytes[from]!
    data[to + 1] = bytes[from + 1]!
    data[to + 2] = bytes[from + 2]!
  }
  return { width, height, data }
}

/** Undoes the filter of each line (PNG specification, section 9): a photograph has millions of bytes, so one loop for each. */
function unfilter(raw: Buffer, line: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]!
    const start = y * line
    raw.copy(out, start, y * (line + 1) + 1, (y + 1) * (line + 1))
    for (let at = start; at < start + line; at++) {
      const left = at - start >= step ? out[at - step]! : 0
      const up = y > 0 ? out[at - line]! : 0
      if (filter === 1) out[at]! += left
      else if (filter === 2) out[at]! += up
      else if (filter === 3) out[at]! += (left + up) >> 1
      else if (filter === 4)
        out[at]! += paeth(left, up, at - start >= step && y > 0 ? out[at - line - step]! : 0)
      else break
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
