import type { MultiPolygon } from 'geojson'
import type { Bounds } from '../country/land/contours.ts'

/** Longitude and latitude, degrees, to pixels. */
export type Project = (lon: number, lat: number) => readonly [number, number]

/** A picture of `bounds` (degrees) whose longer side has `side` pixels, `margin` of them around: its size, and where a place lies. */
export function frameOf(
  [west, south, east, north]: Bounds,
  side: number,
  margin = 0,
): { readonly width: number; readonly height: number; readonly at: Project } {
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (side - 2 * margin) / Math.max((east - west) * stretch, north - south)
  return {
    width: Math.ceil((east - west) * stretch * scale + 2 * margin),
    height: Math.ceil((north - south) * scale + 2 * margin),
    at: (lon, lat) => [(lon - west) * stretch * scale + margin, (north - lat) * scale + margin],
  }
}

/** A multipolygon as path data to a tenth of a pixel; vertices that fall on the same one are written once. */
export function svgPath({ coordinates }: MultiPolygon, at: Project): string {
  return coordinates
    .flat()
    .map((ring) => {
      const points = ring.map(([lon = 0, lat = 0]) =>
        at(lon, lat)
          .map((pixel) => pixel.toFixed(1))
          .join(' '),
      )
      const distinct = points.filter((point, index) => point !== points[index - 1])
      return distinct.length < 4 ? '' : `M${distinct.slice(0, -1).join('L')}Z`
    })
    .join('')
}

/** The same in whole pixels, step by step: a third of the bytes. */
export function wholePath({ coordinates }: MultiPolygon, at: Project): string {
  const whole = ([lon = 0, lat = 0]: readonly number[]): number[] => at(lon, lat).map(Math.round)
  return coordinates
    .flat()
    .map(([first = [], ...rest]) => {
      let [x = 0, y = 0] = whole(first)
      let [data, drawn] = [`M${x} ${y}l`, 0]
      for (const position of rest.slice(0, -1)) {
        const [nextX = 0, nextY = 0] = whole(position)
        if (nextX === x && nextY === y) continue
        data += `${drawn ? ' ' : ''}${nextX - x} ${nextY - y}`
        ;[x, y] = [nextX, nextY]
        drawn++
      }
      return drawn < 2 ? '' : `${data}z`
    })
    .join('')
}
