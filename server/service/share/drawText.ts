import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type Font } from 'opentype.js'

const FILES = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin'
export type Weight = 400 | 700

const fonts = new Map<Weight, Font>()

/** The house's font at a weight, read once. */
function fontOf(weight: Weight): Font {
  const known = fonts.get(weight)
  if (known) return known
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`${FILES}-${weight}-normal.woff`))
  const font = opentype.parse(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  )
  fonts.set(weight, font)
  return font
}

/** Spaces that the font has no glyph for, as plain ones. */
const plain = (text: string): string => text.replace(/[\u202F\u00A0]/g, ' ')

/**
 * A line of text as SVG path data, its baseline starting at `x`, `y`: a picture then needs no font where it is drawn. The
 * library's own writer loses the ends of contours when it shortens them, so the commands are written out here.
 */
export function textPath(text: string, x: number, y: number, size: number, weight: Weight): string {
  const at = (...numbers: number[]): string => numbers.map((value) => value.toFixed(1)).join(' ')
  return fontOf(weight)
    .getPath(plain(text), x, y, size)
    .commands.map((step) => {
      switch (step.type) {
        case 'Z':
          return 'Z'
        case 'Q':
          return `Q${at(step.x1, step.y1, step.x, step.y)}`
        case 'C':
          return `C${at(step.x1, step.y1, step.x2, step.y2, step.x, step.y)}`
        default:
          return step.type + at(step.x, step.y)
      }
    })
    .join('')
}

/** How wide a line is, in the unit of `size`. */
const widthOf = (text: string, size: number, weight: Weight): number =>
  fontOf(weight).getAdvanceWidth(plain(text), size)

/** Text in lines no wider than `width`; a single word that is wider stands alone. */
export function linesOf(text: string, width: number, size: number, weight: Weight): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
