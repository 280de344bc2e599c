import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import type { Plugin } from 'vite'

/** Files of the manifest and of `document.ts`, by their width in pixels; phones cut the round ones to their own shape. */
const ICONS = [
  { fileName: 'icon-192.png', width: 192, full: false },
  { fileName: 'icon-512.png', width: 512, full: false },
  { fileName: 'icon-maskable-192.png', width: 192, full: true },
  { fileName: 'icon-maskable-512.png', width: 512, full: true },
  { fileName: 'apple-touch-icon.png', width: 180, full: true },
] as const

/** The icon as pictures, painted from its drawing at each build: phones install no page whose icon is only a drawing. */
export function iconPictures(drawing: string): Plugin {
  return {
    name: 'relais-icon-pictures',
    generateBundle() {
      const svg = readFileSync(drawing, 'utf8')
      for (const { fileName, width, full } of ICONS) {
        // The drawing's own lines lie within the middle four fifths, which no shape cuts: only its corners have to be filled.
        const shape = full ? svg.replace(/ rx="\d+"/, '') : svg
        const source = new Resvg(shape, { fitTo: { mode: 'width', value: width } }).render().asPng()
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}
