import type { Locator } from '@playwright/test'
import { decoder, type Image } from './png.ts'

/** A photograph of an element, without what lies over it. */
export async function photo(element: Locator): Promise<Image> {
  const caches = await element.evaluateHandle((node) => {
    const devant = [...document.querySelectorAll<HTMLElement>('.cadre-plan > :not(.toile, .seconde)')]
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

type Couleur = readonly [number, number, number]
const couleur = (hex: string): Couleur =>
  [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16)) as unknown as Couleur

const proche = (data: Buffer, at: number, [r, g, b]: Couleur, ecart: number): boolean =>
  Math.abs(data[at]! - r) <= ecart &&
  Math.abs(data[at + 1]! - g) <= ecart &&
  Math.abs(data[at + 2]! - b) <= ecart

/** Share (0..1) of the pixels that have one of the colours (`#rrggbb`), within three steps of each channel. */
export function part({ data, width, height }: Image, couleurs: readonly string[]): number {
  const cherchees = couleurs.map(couleur)
  let n = 0
  for (let at = 0; at < data.length; at += 4) if (cherchees.some((rgb) => proche(data, at, rgb, 3))) n++
  return n / (width * height)
}

/** Share (0..1) of the pixels that differ between two photographs of one size. */
export function differents({ data, width, height }: Image, { data: autre }: Image): number {
  let n = 0
  for (let at = 0; at < data.length; at += 4)
    if (
      Math.abs(data[at]! - autre[at]!) > 6 ||
      Math.abs(data[at + 1]! - autre[at + 1]!) > 6 ||
      Math.abs(data[at + 2]! - autre[at + 2]!) > 6
    )
      n++
  return n / (width * height)
}

/** Middle of the first pixels (row by row) that have a colour, from the corner of the photograph; null when none has. */
export function where({ data, width }: Image, hex: string): { x: number; y: number } | null {
  const rgb = couleur(hex)
  for (let at = 0; at < data.length; at += 4)
    if (proche(data, at, rgb, 3)) return { x: (at / 4) % width, y: Math.floor(at / 4 / width) + 4 }
  return null
}
