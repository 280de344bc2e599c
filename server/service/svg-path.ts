import type { MultiPolygon } from 'geojson'

/** Longitude and latitude, degrees, to pixels. */
export type Project = (lon: number, lat: number) => readonly [number, number]

/** A multipolygon as path data; vertices that fall on the same pixel, to `digits` decimals, are written once. */
export function svgPath({ coordinates }: MultiPolygon, at: Project, digits = 1): string {
  return coordinates
    .flat()
    .map((ring) => {
      const points = ring.map(([lon = 0, lat = 0]) =>
        at(lon, lat)
          .map((pixel) => pixel.toFixed(digits))
          .join(' '),
      )
      const distinct = points.filter((point, index) => point !== points[index - 1])
      return distinct.length < 4 ? '' : `M${distinct.slice(0, -1).join('L')}Z`
    })
    .join('')
}
