import type { Card } from './card.ts'
import { linesOf, textPath, type Weight } from './draw-text.ts'

/** What networks ask for, pixels. */
const WIDTH = 1200
const HEIGHT = 630
const EDGE = 64
const LOCATOR = 300
const TEXT = WIDTH - 2 * EDGE - LOCATOR - 40

const INK = '#10222b'
const SOFT = '#364850'
const BRAND = '#06575d'

/** The picture of a card as SVG, text drawn as paths: what is fictitious is said above the figures. */
export function previewSvg(card: Card, locator: string | null): string {
  const parts: string[] = []
  const write = (text: string, x: number, y: number, size: number, weight: Weight, fill: string): void => {
    parts.push(`<path fill="${fill}" d="${textPath(text, x, y, size, weight)}"/>`)
  }
  let y = EDGE + 36
  if (card.demonstration !== null) {
    parts.push(`<path fill="#fff3c4" d="M0 0h${WIDTH}v64h-${WIDTH}z"/>`)
    write(card.demonstration, EDGE, 43, 30, 700, INK)
    y += 50
  }
  write(card.code, EDGE, y, 48, 700, BRAND)
  for (const line of linesOf(card.nom, TEXT, 44, 700).slice(0, 3)) write(line, EDGE, (y += 52), 44, 700, INK)
  y = Math.max(y + 78, 330)
  if (card.without !== null)
    for (const line of linesOf(card.without, WIDTH - 2 * EDGE, 30, 400).slice(0, 6))
      write(line, EDGE, (y += 38), 30, 400, INK)
  for (const { label, value, interval } of card.figures) {
    write(value, EDGE, y, 56, 700, INK)
    write(label, EDGE + 230, y - 14, 30, 400, INK)
    if (interval) write(interval, EDGE + 230, y + 18, 26, 400, SOFT)
    y += 82
  }
  write(card.situation, EDGE, HEIGHT - 34, 26, 400, SOFT)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<style>.locator-departement{fill:#e3ebea;stroke:#64777d}.locator-circonscription{fill:${BRAND}}</style>`,
    `<path fill="#f9fbfa" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>`,
    ...parts,
    locator ? placed(locator) : '',
    '</svg>',
  ].join('')
}

/** The locator map in its corner, whatever its own size. */
const placed = (svg: string): string =>
  svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => {
    const viewBox = /viewBox="[^"]*"/.exec(attributes)?.[0] ?? ''
    return `<svg x="${WIDTH - EDGE - LOCATOR}" y="96" width="${LOCATOR}" height="${LOCATOR}" ${viewBox}>`
  })
