import type { Map as LibreMap } from 'maplibre-gl'

/** A closed ring of longitudes and latitudes, its first point repeated at its end. */
export type Ring = readonly (readonly [number, number])[]

/** Least pixels between two points of the line: finer than a finger, few enough to test thousands of cabinets at once. */
const STEP = 4
const SVG = 'http://www.w3.org/2000/svg'

/**
 * Lets a person draw a shape on the map, by mouse, pen or finger; `done` receives its ring, or null when Escape
 * or a lost pointer ended it. A pane over the map takes the pointer, so that the map does not move meanwhile.
 * Returns how to stop; `done` is called once at most, and not after stopping.
 */
export function lasso(map: LibreMap, done: (ring: Ring | null) => void): () => void {
  const pane = document.createElementNS(SVG, 'svg')
  const line = document.createElementNS(SVG, 'polygon')
  pane.append(line)
  pane.setAttribute('class', 'lasso')
  map.getContainer().append(pane)
  map.getContainer().scrollIntoView({ block: 'nearest' })
  let points: { x: number; y: number }[] = []

  const stop = (): void => {
    pane.remove()
    window.removeEventListener('keydown', key, true)
  }
  const hand = (ring: Ring | null): void => {
    stop()
    done(ring)
  }
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    hand(null)
  }
  const add = ({ clientX, clientY }: PointerEvent): void => {
    const frame = pane.getBoundingClientRect()
    const point = { x: clientX - frame.left, y: clientY - frame.top }
    const last = points.at(-1)
    if (last && Math.hypot(point.x - last.x, point.y - last.y) < STEP) return
    points = [...points, point]
    line.setAttribute('points', points.map(({ x, y }) => `${x},${y}`).join(' '))
  }
  pane.addEventListener('pointerdown', (event) => {
    // A second finger is not a second shape.
    if (!event.isPrimary || event.button !== 0) return
    event.preventDefault()
    pane.setPointerCapture(event.pointerId)
    points = []
    add(event)
  })
  pane.addEventListener('pointermove', (event) => {
    if (event.isPrimary && points.length > 0) add(event)
  })
  pane.addEventListener('pointerup', (event) => {
    if (!event.isPrimary || points.length === 0) return
    const ring = points.map(({ x, y }) => map.unproject([x, y]).toArray())
    points = []
    // A tap encloses nothing: the person may try again.
    if (ring.length >= 3) hand([...ring, ring[0]!])
  })
  pane.addEventListener('pointercancel', () => hand(null))
  window.addEventListener('keydown', key, true)
  return stop
}
