import type proj4 from 'proj4'
import { systemsOf, type Projection, type Unproject } from '../../domain/roster/projected.ts'

/** Loads the projections when the first file needs them: few rosters do, and no start should wait for them. */
export const createUnproject = async (): Promise<Unproject> => unprojectBy((await import('proj4')).default)

/** The conversion by a projection library that is loaded already. */
export function unprojectBy(project: typeof proj4): Unproject {
  const converters = new Map<number, proj4.Converter>()
  const converter = ({ epsg, definition }: Projection): proj4.Converter => {
    const known = converters.get(epsg) ?? project(definition)
    converters.set(epsg, known)
    return known
  }
  return (x, y, departement) => {
    const [system] = systemsOf(x, y, departement)
    if (!system) return null
    const [lon, lat] = converter(system).inverse([x, y])
    return { lon: lon!, lat: lat!, system: `${system.name} (EPSG:${system.epsg})` }
  }
}
