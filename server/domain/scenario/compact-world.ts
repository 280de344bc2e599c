import { allocate, type Allocation } from '../allocate.ts'
import {
  STATUTS,
  type Cabinet,
  type Circonscription,
  type Commune,
  type Inputs,
  type PartCirconscription,
  type Statut,
  type Zonage,
} from '../model.ts'
import { NO_TEXTS } from '../roster/cabinet-columns.ts'
import type { Parameters } from '../parameters.ts'
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
    readonly aplMg: Column<number | null>
    readonly zonage: Column<Zonage | null>
    readonly medecinsGeneralistes: Column<number | null>
    /** Index in `circonscriptions`; -1 for a commune that is split, or in none. */
    readonly circonscription: Column<number>
  }
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
    /** Circonscription in which it stands, null when nobody knows. */
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
}

/** Packs what a scenario reads of `inputs`; `circonscriptionOf` tells where a cabinet of a split commune stands. */
export function packCountry(
  inputs: Pick<Inputs, 'communes' | 'parts' | 'circonscriptions' | 'cabinets'>,
  parameters: Parameters,
  circonscriptionOf: (cabinet: Cabinet) => string | undefined,
): CompactCountry {
  const communes = [...inputs.communes].sort((a, b) => (a.code < b.code ? -1 : 1))
  const cabinets = [...inputs.cabinets].sort((a, b) => (a.id < b.id ? -1 : 1))
  const circonscriptions = inputs.circonscriptions
    .filter(({ statut }) => statut === 'figures')
    .map(({ code }) => code)
    .sort()
  const departements = new Map(
    communes.map(({ departement: code, region, reseau }) => [code, { code, region, reseau }]),
  )
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
      aplMg: of(({ aplMg }) => aplMg),
      zonage: of(({ zonage }) => zonage),
      medecinsGeneralistes: of(({ medecinsGeneralistes }) => medecinsGeneralistes),
      circonscription: [...whole],
    },
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
      circonscription: by((cabinet) => circonscriptionOf(cabinet) ?? null),
      demonstration: by(({ demonstration }) => demonstration),
    },
  }
}

/** Packs the public statuses of a day, by id of cabinet. */
export const packDay = (
  { cabinets }: CompactCountry,
  statutOf: (id: string) => Statut,
  day: Pick<CompactDay, 'asOf' | 'funded'>,
): CompactDay => ({ ...day, statuts: cabinets.id.map((id) => STATUTS.indexOf(statutOf(id))) })

/** Who is followed where, by the inputs that travelled: seconds, once per country. */
export function allocateCountry(country: CompactCountry): Allocation {
  const { departements, circonscriptions, communes: c, cabinets: b, parameters } = country
  const communes = c.code.map((code, i): Commune => {
    const { code: departement, region, reseau } = departements[c.departement[i]!]!
    return {
      code,
      nom: code,
      departement,
      region,
      reseau,
      lon: c.lon[i]!,
      lat: c.lat[i]!,
      areaKm2: c.areaKm2[i]!,
      population: c.population[i]!,
      populationStandardisee: c.populationStandardisee[i]!,
      populationTotale: c.populationTotale[i]!,
      aplMg: c.aplMg[i]!,
      aplMg65: null,
      aplInfirmier: null,
      zonage: c.zonage[i]!,
      share75: null,
      medecinsGeneralistes: c.medecinsGeneralistes[i]!,
    }
  })
  const cabinets = b.id.map((id, j): Cabinet => ({
    id,
    nom: id,
    adresse: null,
    codeCommune: b.codeCommune[j]!,
    reseau: b.reseau[j]!,
    lon: b.lon[j]!,
    lat: b.lat[j]!,
    etp: b.etp[j]!,
    postes: b.postes[j]!,
    patientsDeclares: null,
    ...NO_TEXTS,
    demonstration: b.demonstration[j]!,
  }))
  const inputs: Inputs = {
    communes,
    cabinets,
    parts: partsOf(country),
    circonscriptions: circonscriptions.map((code): Circonscription => ({
      code,
      departement: code.split('-')[0]!,
      numero: 0,
      libelle: code,
      statut: 'figures',
      explication: null,
    })),
    events: [],
    financement: [],
    aplMillesime: 0,
  }
  return allocate(inputs, parameters)
}

/** The world of a day on an allocation made by `allocateCountry`. */
export const worldOfDay = (country: CompactCountry, allocation: Allocation, day: CompactDay): ScenarioWorld =>
  scenarioWorld(
    allocation,
    day.statuts.map((k) => STATUTS[k]!),
    { ...day, circonscriptions: country.cabinets.circonscription },
  )

function partsOf({ communes, circonscriptions, parts }: CompactCountry): PartCirconscription[] {
  const whole = communes.code.flatMap((codeCommune, i): PartCirconscription[] => {
    const c = communes.circonscription[i]!
    return c < 0
      ? []
      : [{ codeCommune, circonscription: circonscriptions[c]!, part: 1, regle: 'entiere' as const }]
  })
  return [
    ...whole,
    ...parts.map(([i, c, part]): PartCirconscription => ({
      codeCommune: communes.code[i]!,
      circonscription: circonscriptions[c]!,
      part,
      regle: 'ajustee',
    })),
  ]
}

const indexOf = (codes: readonly string[]): ReadonlyMap<string, number> =>
  new Map(codes.map((code, index) => [code, index]))
