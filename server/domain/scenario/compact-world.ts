import type { Allocation } from '../allocate.ts'
import {
  STATUTS,
  type Arrondissement,
  type Cabinet,
  type Commune,
  type Inputs,
  type PublicStatus,
  type Zonage,
} from '../model.ts'
import type { Parameters } from '../parameters.ts'
import { isByAge } from '../patients/demand.ts'
import type { ScenarioWorld } from './world.ts'
import { scenarioWorld } from './scenarioWorld.ts'

type Column<T> = readonly T[]

/**
 * What a scenario is played on, column by column, as it travels to a browser: public facts only. Caseloads that cabinets
 * declared are left out, so that no number of scenarios can tell one: everybody's is estimated, here as on the server.
 */
export interface CompactCountry {
  readonly parameters: Parameters
  readonly departements: readonly {
    readonly code: string
    readonly region: string
    readonly reseau: string
  }[]
  readonly communes: {
    readonly code: Column<string>
    /** Index in `departements`. */
    readonly departement: Column<number>
    readonly lon: Column<number>
    readonly lat: Column<number>
    readonly areaKm2: Column<number | null>
    readonly population: Column<number>
    readonly populationStandardisee: Column<number | null>
    readonly populationTotale: Column<number | null>
    /** Absent where the country has none. */
    readonly patientsAttendus?: Column<number | null>
    readonly aplMg: Column<number | null>
    readonly aplMg65: Column<number | null>
    readonly aplInfirmier: Column<number | null>
    readonly zonage: Column<Zonage | null>
    readonly medecinsGeneralistes: Column<number | null>
    /** Index in `circonscriptions`; -1 for a commune that is split, or in none. */
    readonly circonscription: Column<number>
    /** For each commune the others that it is joined to by road, as steps from its own index; a fixed link is `[step]`. */
    readonly voisines: Column<readonly (number | readonly [number])[]>
  }
  /** Communes that are on another network than their département: index of the commune, network. */
  readonly reseaux: readonly (readonly [commune: number, reseau: string])[]
  readonly arrondissements: readonly Arrondissement[]
  readonly circonscriptions: Column<string>
  /** Split communes: index of the commune, index of the circonscription, share of its people. */
  readonly parts: readonly (readonly [commune: number, circonscription: number, part: number])[]
  readonly cabinets: {
    readonly id: Column<string>
    readonly codeCommune: Column<string>
    readonly reseau: Column<string>
    readonly lon: Column<number>
    readonly lat: Column<number>
    readonly etp: Column<number>
    readonly postes: Column<number>
    /** Circonscription in which it stands, several (with spaces) where its place does not tell which; null when nobody knows. */
    readonly circonscription: Column<string | null>
    readonly demonstration: Column<boolean>
  }
}

/** One day of it. */
export interface CompactDay {
  readonly asOf: string
  readonly funded: boolean
  /** Index in `STATUTS` of each cabinet's public status, aligned on the country's cabinets. */
  readonly statuts: Column<number>
  /** Index in `STATUTS` of the last known one where that is unknown by expiry, -1 elsewhere. */
  readonly lastKnown: Column<number>
}

/** Packs what a scenario reads of `inputs`; `circonscriptionsOf` tells where a cabinet of a split commune counts. */
export function packCountry(
  inputs: Pick<Inputs, 'communes' | 'arrondissements' | 'parts' | 'circonscriptions' | 'cabinets'>,
  parameters: Parameters,
  circonscriptionsOf: (cabinet: Cabinet) => readonly string[],
): CompactCountry {
  const communes = [...inputs.communes].sort((a, b) => (a.code < b.code ? -1 : 1))
  const cabinets = [...inputs.cabinets].sort((a, b) => (a.id < b.id ? -1 : 1))
  const circonscriptions = inputs.circonscriptions
    .filter(({ statut }) => statut === 'figures')
    .map(({ code }) => code)
    .sort()
  const departements = departementsOf(communes)
  const codes = [...departements.keys()].sort()
  const [inDepartement, inCirconscription, atCommune] = [
    indexOf(codes),
    indexOf(circonscriptions),
    indexOf(communes.map(({ code }) => code)),
  ]
  const whole = new Int32Array(communes.length).fill(-1)
  const parts: [number, number, number][] = []
  for (const { codeCommune, circonscription, part } of inputs.parts) {
    const [i, c] = [atCommune.get(codeCommune), inCirconscription.get(circonscription)]
    if (i === undefined || c === undefined || !(part > 0)) continue
    if (part === 1) whole[i] = c
    else parts.push([i, c, part])
  }
  const of = <T>(value: (commune: Commune) => T): T[] => communes.map(value)
  const by = <T>(value: (cabinet: Cabinet) => T): T[] => cabinets.map(value)
  return {
    parameters,
    departements: codes.map((code) => departements.get(code)!),
    communes: {
      code: of(({ code }) => code),
      departement: of(({ departement }) => inDepartement.get(departement)!),
      lon: of(({ lon }) => lon),
      lat: of(({ lat }) => lat),
      areaKm2: of(({ areaKm2 }) => areaKm2),
      population: of(({ population }) => population),
      populationStandardisee: of(({ populationStandardisee }) => populationStandardisee),
      populationTotale: of(({ populationTotale }) => populationTotale),
      ...(isByAge(communes) && { patientsAttendus: of(({ patientsAttendus }) => patientsAttendus ?? null) }),
      aplMg: of(({ aplMg }) => aplMg),
      aplMg65: of(({ aplMg65 }) => aplMg65),
      aplInfirmier: of(({ aplInfirmier }) => aplInfirmier),
      zonage: of(({ zonage }) => zonage),
      medecinsGeneralistes: of(({ medecinsGeneralistes }) => medecinsGeneralistes),
      circonscription: [...whole],
      voisines: communes.map(({ voisines }, i) =>
        (voisines ? voisines.split(' ') : []).flatMap((code) => {
          const other = atCommune.get(code.replace('+', ''))
          return other === undefined ? [] : [code.endsWith('+') ? ([other - i] as const) : other - i]
        }),
      ),
    },
    reseaux: communes.flatMap(({ departement, reseau }, i): [number, string][] =>
      departements.get(departement)!.reseau === reseau ? [] : [[i, reseau]],
    ),
    arrondissements: inputs.arrondissements ?? [],
    circonscriptions,
    parts: parts.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    cabinets: {
      id: by(({ id }) => id),
      codeCommune: by(({ codeCommune }) => codeCommune),
      reseau: by(({ reseau }) => reseau),
      lon: by(({ lon }) => lon),
      lat: by(({ lat }) => lat),
      etp: by(({ etp }) => etp),
      postes: by(({ postes }) => postes),
      circonscription: by((cabinet) => circonscriptionsOf(cabinet).join(' ') || null),
      demonstration: by(({ demonstration }) => demonstration),
    },
  }
}

/** The départements of communes; the network of most of its communes is a département's. */
function departementsOf(
  communes: readonly Commune[],
): ReadonlyMap<string, CompactCountry['departements'][number]> {
  const counts = new Map<string, Map<string, number>>()
  for (const { departement, reseau } of communes) {
    const own = counts.get(departement) ?? new Map<string, number>()
    counts.set(departement, own.set(reseau, (own.get(reseau) ?? 0) + 1))
  }
  const most = (own: ReadonlyMap<string, number>): string =>
    [...own].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
  return new Map(
    communes.map(({ departement: code, region }) => [
      code,
      { code, region, reseau: most(counts.get(code)!) },
    ]),
  )
}

/** Packs the public statuses of a day, by id of cabinet. */
export function packDay(
  { cabinets }: CompactCountry,
  statusOf: (id: string) => Pick<PublicStatus, 'value' | 'lastKnown'>,
  day: Pick<CompactDay, 'asOf' | 'funded'>,
): CompactDay {
  const statuses = cabinets.id.map(statusOf)
  return {
    ...day,
    statuts: statuses.map(({ value }) => STATUTS.indexOf(value)),
    lastKnown: statuses.map(({ lastKnown }) => (lastKnown === null ? -1 : STATUTS.indexOf(lastKnown))),
  }
}

/** The world of a day on an allocation made by `allocateCountry`. */
export const worldOfDay = (country: CompactCountry, allocation: Allocation, day: CompactDay): ScenarioWorld =>
  scenarioWorld(
    allocation,
    {
      statuts: day.statuts.map((k) => STATUTS[k]!),
      lastKnown: day.lastKnown.map((k) => STATUTS[k] ?? null),
      funded: day.funded,
    },
    {
      asOf: day.asOf,
      circonscriptions: country.cabinets.circonscription.map((codes) => codes?.split(' ') ?? []),
    },
  )

const indexOf = (codes: readonly string[]): ReadonlyMap<string, number> =>
  new Map(codes.map((code, index) => [code, index]))
