import type { Map as CarteLibre } from 'maplibre-gl'
import { adresse, images } from '../icons.ts'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

/** Device pixels drawn for one CSS pixel of a sign: sharp on dense screens, and light. */
const DENSITE = 2

async function pixels(dessin: string): Promise<ImageData> {
  const image = new Image()
  image.src = adresse(dessin)
  await image.decode()
  const canevas = document.createElement('canvas')
  canevas.width = image.naturalWidth * DENSITE
  canevas.height = image.naturalHeight * DENSITE
  const contexte = canevas.getContext('2d', { willReadFrequently: true })!
  contexte.drawImage(image, 0, 0, canevas.width, canevas.height)
  return contexte.getImageData(0, 0, canevas.width, canevas.height)
}

/** Draws every image of a theme; slow parts run before the map needs them. */
export const dessiner = async (theme: Theme): Promise<ReadonlyMap<string, ImageData>> =>
  new Map(
    await Promise.all(
      Array.from(images(theme), async ([nom, dessin]) => [nom, await pixels(dessin)] as const),
    ),
  )

/** Gives the drawings to the map, or replaces those of the other theme. */
export function poser(carte: CarteLibre, dessins: ReadonlyMap<string, ImageData>): void {
  for (const [nom, image] of dessins) {
    if (carte.hasImage(nom)) carte.updateImage(nom, image)
    else carte.addImage(nom, image, { pixelRatio: DENSITE })
  }
}
