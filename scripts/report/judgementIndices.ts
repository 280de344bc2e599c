import { sumByArea } from '../../server/domain/areas/aggregate.ts'
import type { Allocation } from '../../server/domain/allocate.ts'
import { RELAY_STATUTS } from '../../server/domain/areas/areaRisk.ts'
import { etatsOf, followedByEtat } from '../../server/domain/communeColumns.ts'
import type { Niveau } from '../../server/domain/model.ts'
import { gamma } from '../../server/domain/random/gamma.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'
import {
  CENTRAL_ALTERNATIVES,
  farAway,
  scarceGps,
  scarceNurses,
} from '../../server/domain/risk/alternatives.ts'
import { sobol, type SobolIndices } from '../../server/domain/risk/sobol.ts'
import type { DayStatuses } from '../../server/domain/status/dayStatuses.ts'
import { interruptionByEtat } from '../../server/domain/status/interruption.ts'
import { nearestActive } from '../../server/domain/travel/nearestActive.ts'

/** What is judged of the risk, in the order of the indices. */
export const JUDGEMENTS = [
  'p d’un cabinet ouvert, financement suspendu',
  'p d’un cabinet en activité réduite',
  'p d’un cabinet au statut inconnu',
  'v0 : ce que coûte la perte de son infirmière',
  'Manque de relais : médecins de 65 ans ou moins',
  'Manque de relais : infirmiers',
  'Manque de relais : minutes jusqu’à un relais',
] as const

const CONCENTRATION = 30

/** U is linear in p of each state and in each part of V: these sums make it again for any judgement. */
export interface JudgedSums {
  readonly funded: boolean
  /** Σ F, persons, by state of the cabinets, then Σ F·scarcity of GPs, nurses and relays; aligned on the areas. */
  readonly sums: readonly (readonly [Float64Array, Float64Array, Float64Array, Float64Array])[]
  /** F, persons. */
  readonly followed: Float64Array
}

/** The sums of a level on a day; what is not known of an APL counts 0, as in the lower bound. */
export function judgedSums(allocation: Allocation, day: DayStatuses, niveau: Niveau): JudgedSums {
  const { communes, cabinets, pairs, areas, followed } = allocation
  const area = areas[niveau]
  const open = Uint8Array.from(day.statuts, (statut) => (RELAY_STATUTS.has(statut) ? 1 : 0))
  const scarcities = [
    communes.map(({ aplMg65 }) => (aplMg65 === null ? 0 : scarceGps(aplMg65))),
    communes.map(({ aplInfirmier }) => (aplInfirmier === null ? 0 : scarceNurses(aplInfirmier))),
    [...nearestActive(pairs, communes, cabinets, open)].map(farAway),
  ] as const
  return {
    funded: day.funded,
    sums: followedByEtat(allocation, etatsOf(day)).map((people) => {
      const [gps, nurses, far] = scarcities.map((scarcity) =>
        sumByArea(
          area,
          people.map((count, i) => count * scarcity[i]!),
        ),
      )
      return [sumByArea(area, people), gps!, nurses!, far!] as const
    }),
    followed: sumByArea(area, followed),
  }
}

/**
 * Sobol indices of R for what is judged, each as the draws have it (see `judgementOf`). Dirichlet weights are not
 * independent, as Sobol asks; the Gamma(30·w) numbers whose shares they are, are. `n` rows a matrix; areas where nobody is
 * followed are left out.
 */
export function judgementIndices(
  { funded, sums, followed }: JudgedSums,
  n: number,
  seed: number,
): SobolIndices {
  const stream = new Stream(seed, 0, streamKey(''))
  const kept = [...followed.keys()].filter((a) => followed[a]! > 0)
  return sobol(
    JUDGEMENTS.length,
    n,
    (matrix, row) => {
      stream.restart(seed, row, streamKey(`sobol ${matrix}`))
      const judged = [0.6 * stream.uniform(), 0.4 + 0.4 * stream.uniform(), stream.uniform()]
      return Float64Array.from([
        ...judged,
        0.4 * stream.uniform(),
        ...CENTRAL_ALTERNATIVES.weights.map((weight) => gamma(stream, CONCENTRATION * weight)),
      ])
    },
    (raw) => {
      const p = interruptionByEtat({ active: raw[0]!, reduced: raw[1]!, unknown: raw[2]! }, funded)
      const [v0, total] = [raw[3]!, raw[4]! + raw[5]! + raw[6]!]
      return kept.map((a) => {
        let relayless = 0
        sums.forEach(([people, gps, nurses, far], etat) => {
          const lack = (raw[4]! * gps[a]! + raw[5]! * nurses[a]! + raw[6]! * far[a]!) / total
          relayless += p[etat]! * (v0 * people[a]! + (1 - v0) * lack)
        })
        return (100 * relayless) / followed[a]!
      })
    },
  )
}
