import { readContours } from '../../server/country/package/read-contours.ts'
import { placeTables } from '../../server/country/package/place-tables.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import type { Outlines } from '../../server/country/land/contours.ts'
import type { Cabinet, Commune, Inputs } from '../../server/domain/model.ts'
import type { PlaceTables, Settlement } from '../../server/domain/places/model.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { mulberry32 } from './scenarioNation.ts'

/** Degrees by which a copy lies beside its original, at most: it stays within reach of the same roads. */
const BESIDE = 0.02
/** Degrees of longitude between the outlines of two copies of the country: points are told apart by them, nobody travels there. */
const APART = 400

/**
 * The country of a package, so many times as dense, in memory only: each copy of a commune lies beside its original on the same roads and
 * takes its share of people and ground, each copy of a cabinet its share of nurse time, so that the country's totals stay. Names of copies are
 * other names of the same shape (every letter that many places on in the alphabet); outlines of copies lie `APART`, as real ones.
 */
export function manyfold(
  folder: string,
  cabinetTimes: number,
  communeTimes: number,
): { readonly inputs: Inputs; readonly tables: PlaceTables; readonly outlines: Outlines } {
  const inputs = packageInputs(folder)
  const random = mulberry32(20261130)
  const near = <Place extends { readonly lon: number; readonly lat: number }>(place: Place, copy: number) =>
    copy === 0
      ? place
      : { ...place, lon: place.lon + BESIDE * (random() - 0.5), lat: place.lat + BESIDE * (random() - 0.5) }
  const share = (people: number | null): number | null => (people === null ? null : people / communeTimes)
  const communes = times(inputs.communes, communeTimes, (commune, copy): Commune => ({
    ...near(commune, copy),
    code: named(commune.code, copy),
    areaKm2: share(commune.areaKm2),
    population: commune.population / communeTimes,
    populationStandardisee: share(commune.populationStandardisee),
    populationTotale: share(commune.populationTotale),
    voisines:
      copy === 0 ? (commune.voisines ?? null) : [commune.code, commune.voisines].filter(Boolean).join(' '),
  }))
  const cabinets = times(inputs.cabinets, cabinetTimes, (cabinet, copy): Cabinet => ({
    ...near(cabinet, copy),
    id: named(cabinet.id, copy),
    etp: cabinet.etp / cabinetTimes,
  }))
  const reference = readReference(openFiles(folder))
  const { settlements, ...zones } = placeTables(reference)
  const { outlines } = readContours(folder)
  return {
    inputs: {
      ...inputs,
      ...{ communes, cabinets },
      parts: times(inputs.parts, communeTimes, (part, copy) => ({
        ...part,
        codeCommune: named(part.codeCommune, copy),
      })),
      events: times(inputs.events, cabinetTimes, (event, copy) => ({
        ...event,
        id: named(event.id, copy),
        cabinetId: named(event.cabinetId, copy),
      })),
    },
    tables: {
      ...zones,
      settlements: times(settlements, communeTimes, (settlement, copy): Settlement => ({
        ...settlement,
        code: named(settlement.code, copy),
        nom: turned(settlement.nom, copy),
        anciensNoms: settlement.anciensNoms.map((nom) => turned(nom, copy)),
      })),
    },
    outlines: {
      bounds: () =>
        times(outlines.bounds(), communeTimes, ([code, [west, south, east, north]], copy) => [
          named(code, copy),
          [west + APART * copy, south, east + APART * copy, north] as const,
        ]),
      // Points are only asked for among the originals.
      polygon: outlines.polygon,
    },
  }
}

const times = <From, To>(of: readonly From[], many: number, make: (one: From, copy: number) => To): To[] =>
  Array.from({ length: Math.round(many * of.length) }, (_, at) =>
    make(of[at % of.length]!, Math.floor(at / of.length)),
  )

const named = (code: string, copy: number): string => (copy === 0 ? code : `${code}~${copy}`)

/** Every letter so many places on in the alphabet, accents dropped. */
const turned = (name: string, copy: number): string =>
  copy === 0
    ? name
    : name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + copy) % 26)))
        .replace(/[A-Z]/g, (letter) => String.fromCharCode(65 + ((letter.charCodeAt(0) - 65 + copy) % 26)))
