import type { Commune } from '../../domain/model.ts'
import type { Structure } from '../../domain/registers/structure.ts'
import type { Destination } from '../../domain/travel/pairs.ts'

/** A structure where the journey to it ends: at its own point, else in the middle of its commune. */
export interface PlacedStructure extends Destination {
  readonly id: string
  readonly structure: Structure
}

/** What is known of the care that is no cabinet of Asalée. */
export interface Structures {
  /** False: the register is not loaded, and nothing is known of what there is. */
  readonly loaded: boolean
  /** By their number. */
  readonly all: readonly Structure[]
  /** Where people are seen: maisons and centres de santé, by their number. */
  readonly houses: readonly PlacedStructure[]
  /** Maisons and centres de santé of a commune; null where the register is not loaded. */
  readonly countOf: (codeCommune: string) => { readonly maisons: number; readonly centres: number } | null
}

/** Places structures, given by their number, on the roads of their communes. */
export function createStructures(
  all: readonly Structure[],
  communes: ReadonlyMap<string, Commune>,
): Structures {
  const houses = all.flatMap((structure): PlacedStructure[] => {
    const { finess, kind, codeCommune, lon, lat } = structure
    const commune = communes.get(codeCommune)
    if (kind === 'cpts' || !commune) return []
    return [
      {
        ...{ id: finess, codeCommune, reseau: commune.reseau, structure },
        ...{ lon: lon ?? commune.lon, lat: lat ?? commune.lat },
      },
    ]
  })
  const counts = new Map<string, { maisons: number; centres: number }>()
  for (const { codeCommune, structure } of houses) {
    const count = counts.get(codeCommune) ?? { maisons: 0, centres: 0 }
    count[structure.kind === 'maison-de-sante' ? 'maisons' : 'centres']++
    counts.set(codeCommune, count)
  }
  const loaded = all.length > 0
  return {
    loaded,
    all,
    houses,
    countOf: (codeCommune) => (loaded ? (counts.get(codeCommune) ?? { maisons: 0, centres: 0 }) : null),
  }
}
