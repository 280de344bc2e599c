import { createLru } from '../../country/lru.ts'
import type { Card } from './card.ts'

/** Bytes of pictures kept: some hundred of them. */
const CAPACITY = 8_000_000

/** Draws pictures once and keeps the last ones used; two who ask at once wait for the same one. */
export function createPreviews(): (key: string, card: Card, map: string | null) => Promise<Buffer> {
  const kept = createLru<string, Buffer>(CAPACITY, (png) => png.length)
  const drawing = new Map<string, Promise<Buffer>>()
  return (key, card, map) => {
    const known = kept.get(key)
    if (known) return Promise.resolve(known)
    const waiting =
      drawing.get(key) ??
      draw(card, map)
        .then((png) => {
          kept.set(key, png)
          return png
        })
        .finally(() => drawing.delete(key))
    drawing.set(key, waiting)
    return waiting
  }
}

async function draw(card: Card, map: string | null): Promise<Buffer> {
  // The library of fonts alone takes a tenth of a second to read: no start waits for it.
  const [{ previewSvg }, { renderAsync }] = await Promise.all([
    import('./previewSvg.ts'),
    import('@resvg/resvg-js'),
  ])
  const image = await renderAsync(previewSvg(card, map), { font: { loadSystemFonts: false } })
  return image.asPng()
}
