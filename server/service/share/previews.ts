import { LRUCache } from 'lru-cache'
import type { Card } from './card.ts'

/** Bytes of pictures kept: some hundred of them. */
const CAPACITY = 8_000_000

/** Pictures as PNG, by a key that changes with what they show. */
interface Previews {
  readonly card: (key: string, card: Card, map: string | null) => Promise<Buffer>
  readonly chart: (key: string, svg: () => Promise<string>) => Promise<Buffer>
}

/** Draws pictures once and keeps the last ones used; two who ask at once wait for the same one. */
export function createPreviews(): Previews {
  const kept = new LRUCache<string, Buffer>({ maxSize: CAPACITY, sizeCalculation: (png) => png.length })
  const drawing = new Map<string, Promise<Buffer>>()
  const once = (key: string, svg: () => Promise<string>): Promise<Buffer> => {
    const known = kept.get(key)
    if (known) return Promise.resolve(known)
    const waiting =
      drawing.get(key) ??
      draw(svg)
        .then((png) => {
          kept.set(key, png)
          return png
        })
        .finally(() => drawing.delete(key))
    drawing.set(key, waiting)
    return waiting
  }
  return {
    card: (key, card, map) => once(key, async () => (await import('./previewSvg.ts')).previewSvg(card, map)),
    chart: (key, svg) => once(`chart ${key}`, svg),
  }
}

async function draw(svg: () => Promise<string>): Promise<Buffer> {
  // The library of fonts alone takes a tenth of a second to read: no start waits for it.
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(await svg(), { font: { loadSystemFonts: false } })
  return image.asPng()
}
