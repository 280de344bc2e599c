import type { Locator } from '@playwright/test'
import { decoder, type Image } from './png.ts'

/** A photograph of an element, without what lies over it. */
export async function photo(element: Locator): Promise<Image> {
  const caches = await element.evaluateHandle((node) => {
    const devant = [
      ...document.querySelectorAll<HTMLElement>(
        '.vue .legende, .vue .volet, .visite, .plan > :not(.toile, .seconde)',
      ),
    ]
    const avant = devant.map(({ style }) => style.visibility)
    for (const { style } of devant) style.visibility = 'hidden'
    void node
    return { devant, avant }
  })
  const png = decoder(await element.screenshot({ animations: 'disabled' }))
  await caches.evaluate(({ devant, avant }) =>
    devant.forEach(({ style }, n) => (style.visibility = avant[n]!)),
  )
  return png
}

const proche = (data: Buffer, at: number, [r, g, b]: readonly number[], ecart: number): boolean =>
  Math.abs(data[at]! - r!) <= ecart &&
  Math.abs(data[at + 1]! - g!) <= ecart &&
  Math.abs(data[at + 2]! - b!) <= ecart

/** Share (0..1) of the pixels that have one of the colours (`#rrggbb`), within three steps of each channel. */
export function part({ data, width, height }: Image, couleurs: readonly string[]): number {
  const cherchees = couleurs.map((hex) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16)))
  let n = 0
  for (let at = 0; at < data.length; at += 4) if (cherchees.some((rgb) => proche(data, at, rgb, 3))) n++
  return n / (width * height)
}

/** Share (0..1) of the pixels that differ between two photographs of one size. */
export function differents(a: Image, b: Image): number {
  let n = 0
  for (let at = 0; at < a.data.length; at += 4)
    if (!proche(b.data, at, [...a.data.subarray(at, at + 3)], 6)) n++
  return n / (a.width * a.height)
}

/** Middle of the first pixels (row by row) that have a colour, from the corner of the photograph; null when none has. */
export function where({ data, width }: Image, couleur: string): { x: number; y: number } | null {
  const rgb = [1, 3, 5].map((start) => parseInt(couleur.slice(start, start + 2), 16))
  for (let at = 0; at < data.length; at += 4)
    if (proche(data, at, rgb, 3)) return { x: (at / 4) % width, y: Math.floor(at / 4 / width) + 4 }
  return null
}
