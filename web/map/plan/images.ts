import type { Map as LibreMap } from 'maplibre-gl'
import { address, images } from '../icons.ts'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

/** Device pixels drawn for one CSS pixel of a sign: sharp on dense screens, and light. */
const DENSITY = 2

async function pixels(drawing: string): Promise<ImageData> {
  const image = new Image()
  image.src = address(drawing)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * DENSITY
  canvas.height = image.naturalHeight * DENSITY
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** Draws every image of a theme; slow parts run before the map needs them. */
export const drawImages = async (theme: Theme): Promise<ReadonlyMap<string, ImageData>> =>
  new Map(
    await Promise.all(
      Array.from(images(theme), async ([nom, drawing]) => [nom, await pixels(drawing)] as const),
    ),
  )

/** Gives the drawings to the map, or replaces those of the other theme. */
export function giveImages(map: LibreMap, drawings: ReadonlyMap<string, ImageData>): void {
  for (const [nom, image] of drawings) {
    if (map.hasImage(nom)) map.updateImage(nom, image)
    else map.addImage(nom, image, { pixelRatio: DENSITY })
  }
}
