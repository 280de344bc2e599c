import { renderAsync } from '@resvg/resvg-js'
import { createLru } from '../../atlas/lru.ts'

/** Bytes of pictures kept: some hundred of them. */
const CAPACITY = 8_000_000

/** Draws pictures once and keeps the last ones used; two who ask at once wait for the same one. */
export function createPreviews(): (key: string, svg: () => string) => Promise<Buffer> {
  const kept = createLru<string, Buffer>(CAPACITY, (png) => png.length)
  const drawing = new Map<string, Promise<Buffer>>()
  return (key, svg) => {
    const known = kept.get(key)
    if (known) return Promise.resolve(known)
    const waiting =
      drawing.get(key) ??
      renderAsync(svg(), { font: { loadSystemFonts: false } })
        .then((image) => {
          const png = image.asPng()
          kept.set(key, png)
          return png
        })
        .finally(() => drawing.delete(key))
    drawing.set(key, waiting)
    return waiting
  }
}
