import type proj4 from 'proj4'
import { systemsOf } from '../../../server/domain/roster/projected.ts'

/** Metres to degrees WGS 84; null when the point is in none of the systems in use. */
export type ToDegrees = (
  x: number,
  y: number,
) => { readonly lon: number; readonly lat: number; readonly system: string } | null

/** Fetches the projections, with the first file of the reader: whoever brings none never downloads them. */
export async function loadProjections(): Promise<ToDegrees> {
  const { default: project } = await import('proj4')
  const known = new Map<number, proj4.Converter>()
  return (x, y) => {
    const [system] = systemsOf(x, y, null)
    if (!system) return null
    const converter = known.get(system.epsg) ?? project(system.definition)
    known.set(system.epsg, converter)
    const [lon, lat] = converter.inverse([x, y])
    return { lon: lon!, lat: lat!, system: system.name }
  }
}
