import { compareText } from '../../domain/compareText.ts'
import { groupBy } from '../../domain/groupBy.ts'
import type { Commune } from '../../domain/model.ts'
import type { Structure } from '../../domain/registers/structure.ts'
import type { Place } from '../../domain/travel/grid.ts'
import type { Start } from '../../domain/travel/nearestFrom.ts'
import type { Destination } from '../../domain/travel/pairs.ts'
import { travelMinutes } from '../../domain/travel/travelMinutes.ts'
import { nearest, type Near } from './nearest.ts'

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
  /** Those of them that are around a point: all within a degree of it. */
  readonly around: (place: Place) => readonly PlacedStructure[]
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
    around: createAround(houses),
    countOf: (codeCommune) => (loaded ? (counts.get(codeCommune) ?? { maisons: 0, centres: 0 }) : null),
  }
}

/** What is around a point: houses of its square of a degree and of the eight beside it. */
export function createAround(
  houses: readonly PlacedStructure[],
): (place: Place) => readonly PlacedStructure[] {
  const squares = groupBy(houses, ({ lon, lat }) => squareOf(Math.floor(lon), Math.floor(lat)))
  const known = new Map<string, readonly PlacedStructure[]>()
  return ({ lon, lat }) => {
    const [x, y] = [Math.floor(lon), Math.floor(lat)]
    const found =
      known.get(squareOf(x, y)) ??
      BESIDE.flatMap((east) =>
        BESIDE.flatMap((north) => squares.get(squareOf(x + east, y + north)) ?? []),
      ).sort((a, b) => compareText(a.id, b.id))
    known.set(squareOf(x, y), found)
    return found
  }
}

const BESIDE = [-1, 0, 1]
const squareOf = (x: number, y: number): string => `${x} ${y}`
/** A degree of latitude is 111 km, one of longitude so much at the equator; a tenth less to be sure. */
const LEAST_KM_PER_DEGREE = 100

/**
 * The houses nearest to a point as `nearest` gives them, at most `limit`. There are thousands, and most journeys end in the next
 * town: the country is looked through only where what is not around could be as near.
 */
export function nearestHouses(
  places: readonly Commune[],
  { houses, around }: Pick<Structures, 'houses' | 'around'>,
  from: Start,
  limit: number,
): readonly Near<PlacedStructure>[] {
  const { near } = nearest(places, around(from), from, { limit })
  const last = near.at(-1)
  // At least a degree away; and no road is shorter than the way as the crow flies.
  const beyond = LEAST_KM_PER_DEGREE * Math.cos(((Math.abs(from.lat) + 1) * Math.PI) / 180)
  if (near.length === limit && last?.road && last.road.minutes < travelMinutes(beyond)) return near
  return nearest(places, houses, from, { limit }).near
}
