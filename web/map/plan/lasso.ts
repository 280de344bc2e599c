import type { Map as CarteLibre } from 'maplibre-gl'

/** A closed ring of longitudes and latitudes, its first point repeated at its end. */
export type Anneau = readonly (readonly [number, number])[]

/** Least pixels between two points of the line: finer than a finger, few enough to test thousands of cabinets at once. */
const PAS = 4
const SVG = 'http://www.w3.org/2000/svg'

/**
 * Lets a person draw a shape on the map, by mouse, pen or finger; `fini` receives its ring, or null when Escape
 * or a lost pointer ended it. A pane over the map takes the pointer, so that the map does not move meanwhile.
 * Returns how to stop; `fini` is called once at most, and not after stopping.
 */
export function entourer(carte: CarteLibre, fini: (anneau: Anneau | null) => void): () => void {
  const pane = document.createElementNS(SVG, 'svg')
  const trait = document.createElementNS(SVG, 'polygon')
  pane.append(trait)
  pane.setAttribute('class', 'lasso')
  carte.getContainer().append(pane)
  carte.getContainer().scrollIntoView({ block: 'nearest' })
  let points: { x: number; y: number }[] = []

  const cesser = (): void => {
    pane.remove()
    window.removeEventListener('keydown', touche, true)
  }
  const rendre = (anneau: Anneau | null): void => {
    cesser()
    fini(anneau)
  }
  function touche(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    rendre(null)
  }
  const ajouter = ({ clientX, clientY }: PointerEvent): void => {
    const cadre = pane.getBoundingClientRect()
    const point = { x: clientX - cadre.left, y: clientY - cadre.top }
    const last = points.at(-1)
    if (last && Math.hypot(point.x - last.x, point.y - last.y) < PAS) return
    points = [...points, point]
    trait.setAttribute('points', points.map(({ x, y }) => `${x},${y}`).join(' '))
  }
  pane.addEventListener('pointerdown', (event) => {
    // A second finger is not a second shape.
    if (!event.isPrimary || event.button !== 0) return
    event.preventDefault()
    pane.setPointerCapture(event.pointerId)
    points = []
    ajouter(event)
  })
  pane.addEventListener('pointermove', (event) => {
    if (event.isPrimary && points.length > 0) ajouter(event)
  })
  pane.addEventListener('pointerup', (event) => {
    if (!event.isPrimary || points.length === 0) return
    const ring = points.map(({ x, y }) => carte.unproject([x, y]).toArray())
    points = []
    // A tap encloses nothing: the person may try again.
    if (ring.length >= 3) rendre([...ring, ring[0]!])
  })
  pane.addEventListener('pointercancel', () => rendre(null))
  window.addEventListener('keydown', touche, true)
  return cesser
}
