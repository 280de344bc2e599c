import { METHOD_NUMBERS as M } from './constants.ts'
import { homesOf, total } from './homes.ts'
import { drawsOf, type Draw } from './draws.ts'
import { accessibility, followedPatients } from './patients.ts'
import { minutesFrom, roadsOf } from './roads.ts'
import type { Country, Home } from './shapes.ts'
import { countOf, fundedOn, interruptionOf, statusOn } from './statuses.ts'

/** What the method says of one home on one day. */
interface HomeDay {
  readonly home: Home
  readonly followed: number
  readonly by: Readonly<Record<'ouvert' | 'reduit' | 'arrete' | 'inconnu', number>>
  readonly affected: number
  readonly lack: number
  /** Whether both APL are published. */
  readonly whole: boolean
  readonly minutes: number
  readonly access: number
}

/** The figures of an area; NaN where the question does not arise. */
export interface AreaDay {
  readonly followed: number
  readonly ouvert: number
  readonly reduit: number
  readonly arrete: number
  readonly inconnu: number
  readonly affected: number
  readonly relayless: number
  readonly risk: number
  readonly interruption: number
  readonly lack: number
  readonly minutes: number
  readonly access: number
  readonly lowerBound: boolean
}

/** 0 at `none`, 1 at `worst`, straight in between. */
const scarcity = (x: number, { none, worst }: { readonly none: number; readonly worst: number }): number =>
  Math.min(1, Math.max(0, (x - none) / (worst - none)))

/** §§ 2–6 for every home on the ISO date `day`, P* being `patients`; as published, or in one draw. */
function homesOn(country: Country, day: string, patients: number, draw?: Draw): HomeDay[] {
  const homes = homesOf(country)
  const roads = roadsOf(homes)
  const { cabinets } = country
  const minutes = new Map(cabinets.map((cabinet) => [cabinet.id, minutesFrom(cabinet, homes, roads)]))
  const modelled = followedPatients(homes, cabinets, minutes, patients, draw?.noise)
  const flows = draw ? draw.shares(modelled) : modelled
  const { v0, weights } = draw?.lack ?? M
  const access = accessibility(homes, cabinets, minutes)
  const known = new Map(
    cabinets.map(({ id }) => [
      id,
      statusOn(
        country.events.filter(({ cabinetId }) => cabinetId === id),
        day,
      ),
    ]),
  )
  const funded = fundedOn(country.financement, day)
  const nearest = (home: Home, statuses: readonly string[]): number =>
    Math.min(
      Infinity,
      ...cabinets
        .filter(({ id }) => statuses.includes(known.get(id)!.statut))
        .map(({ id }) => minutes.get(id)!.get(home.code) ?? Infinity),
    )
  return homes.map((home) => {
    const by = { ouvert: 0, reduit: 0, arrete: 0, inconnu: 0 }
    let [followed, affected] = [0, 0]
    for (const [id, own] of flows) {
      const people = own.get(home.code) ?? 0
      followed += people
      affected += people * interruptionOf(known.get(id)!, funded, draw?.judged)
      by[countOf(known.get(id)!.statut)] += people
    }
    const relay = scarcity(
      nearest(home, ['active', 'reduced']) * (draw?.noise.minutes(home.code) ?? 1),
      M.relay,
    )
    const gps = home.aplMg65 === null ? 0 : scarcity(home.aplMg65, M.gps)
    const nurses = home.aplInfirmier === null ? 0 : scarcity(home.aplInfirmier, M.nurses)
    const lack = v0 + (1 - v0) * (weights.gps * gps + weights.nurses * nurses + weights.relay * relay)
    return {
      home,
      followed,
      by,
      affected,
      lack,
      whole: home.aplMg65 !== null && home.aplInfirmier !== null,
      minutes: nearest(home, ['active']),
      access: access.get(home.code)!,
    }
  })
}

/** One area from the homes in it, each with the share of its people that lives there (method §6.5 and "missing is never safe"). */
function areaOf(members: readonly { readonly one: HomeDay; readonly share: number }[]): AreaDay {
  const sum = (of: (one: HomeDay) => number, kept: (one: HomeDay) => boolean = () => true): number =>
    members.reduce((all, { one, share }) => all + (kept(one) ? of(one) * share : 0), 0)
  const mean = (of: (one: HomeDay) => number, weight: (one: HomeDay) => number): number => {
    const told = ({ [0]: one }: [HomeDay]): boolean => Number.isFinite(of(one)) && weight(one) > 0
    // A commune in one piece has its own value, where nobody lives too.
    if (members.length === 1 && members[0]!.share === 1) {
      const own = of(members[0]!.one)
      return Number.isFinite(own) ? own : NaN
    }
    return (
      sum(
        (one) => of(one) * weight(one),
        (one) => told([one]),
      ) / sum(weight, (one) => told([one]))
    )
  }
  const followed = sum((one) => one.followed)
  const missing = sum(
    (one) => one.followed,
    (one) => !one.whole,
  )
  const lowerBound = missing > M.mostMissing * followed
  const counted = (one: HomeDay): boolean => lowerBound || one.whole
  const base = sum((one) => one.followed, counted)
  const affectedThere = sum((one) => one.affected, counted)
  const relayless = sum((one) => one.affected * one.lack, counted)
  return {
    followed,
    ouvert: sum((one) => one.by.ouvert),
    reduit: sum((one) => one.by.reduit),
    arrete: sum((one) => one.by.arrete),
    inconnu: sum((one) => one.by.inconnu),
    affected: sum((one) => one.affected),
    relayless,
    risk: base > 0 ? (100 * relayless) / base : NaN,
    interruption: base > 0 ? affectedThere / base : NaN,
    lack:
      affectedThere > 0
        ? relayless / affectedThere
        : base > 0
          ? sum((one) => one.followed * one.lack, counted) / base
          : NaN,
    minutes: mean(
      (one) => one.minutes,
      (one) => total(one.home),
    ),
    access: mean(
      (one) => one.access,
      (one) => one.home.populationStandardisee ?? total(one.home),
    ),
    lowerBound,
  }
}

/** Every area of every level on a day, by level then by code. */
export const twin = (country: Country, day: string, patients: number): TwinDay =>
  levelsOf(homesOn(country, day, patients))

/** The same in `count` draws of what is uncertain or judged (method §6). */
export const twinDraws = (country: Country, day: string, patients: number, count: number): TwinDay[] =>
  drawsOf(country, count).map((draw) => levelsOf(homesOn(country, day, patients, draw)))

type TwinDay = Readonly<
  Record<'commune' | 'circonscription' | 'departement' | 'france', ReadonlyMap<string, AreaDay>>
>

function levelsOf(homes: readonly HomeDay[]): TwinDay {
  const level = (areas: (home: Home) => Iterable<readonly [string, number]>): Map<string, AreaDay> => {
    const members = new Map<string, { one: HomeDay; share: number }[]>()
    for (const one of homes)
      for (const [code, share] of areas(one.home))
        members.set(code, [...(members.get(code) ?? []), { one, share }])
    return new Map([...members].map(([code, own]) => [code, areaOf(own)]))
  }
  return {
    commune: level(({ city }) => [[city, 1]]),
    circonscription: level(({ shares }) => shares),
    departement: level(({ departement }) => [[departement, 1]]),
    france: level(() => [['FR', 1]]),
  }
}
