import { METHOD_NUMBERS as M } from './constants.ts'
import type { Noise } from './patients.ts'
import type { Country } from './shapes.ts'
import type { Judged } from './statuses.ts'

type Flows = ReadonlyMap<string, ReadonlyMap<string, number>>

/** One draw of all that is uncertain or judged, for the whole country (method §6). */
export interface Draw {
  readonly noise: Noise
  /** Each cabinet's patients, drawn around their shares. */
  readonly shares: (flows: Flows) => Flows
  readonly judged: Judged
  readonly lack: { readonly v0: number; readonly weights: Readonly<Record<keyof typeof M.weights, number>> }
}

/** Uniform numbers in (0, 1): a generator that is not the product's (mulberry32, of public domain). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296
  }
}

/** Independent draws, from numbers of the twin's own: only their distribution can equal the product's. */
export function drawsOf({ communes, arrondissements = [], cabinets }: Country, count: number): Draw[] {
  const uniform = generator(20_261_129)
  const between = ([low, high]: readonly [number, number]): number => low + (high - low) * uniform()
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  /** Gamma(shape, 1): the sum of as many exponentials as are whole in it, and Jöhnk's beta for the rest. */
  const gamma = (shape: number): number => {
    let sum = 0
    for (let k = 0; k < Math.floor(shape); k++) sum -= Math.log(uniform())
    const rest = shape - Math.floor(shape)
    if (rest < 1e-12) return sum
    for (;;) {
      const [a, b] = [uniform() ** (1 / rest), uniform() ** (1 / (1 - rest))]
      if (a + b <= 1 && a + b > 0) return sum - (Math.log(uniform()) * a) / (a + b)
    }
  }
  const around = (shares: readonly number[]): number[] => {
    const parts = shares.map((share) => (share > 0 ? gamma(M.draws.concentration * share) : 0))
    const sum = parts.reduce((all, part) => all + part, 0)
    return parts.map((part) => part / sum)
  }
  return Array.from({ length: count }, () => {
    const minutes = new Map(
      [...communes, ...arrondissements].map(({ code }) => [code, Math.exp(M.draws.minutesSigma * normal())]),
    )
    const shape = 1 / M.draws.caseloadVariation ** 2
    const caseload = new Map(cabinets.map(({ id }) => [id, gamma(shape) / shape]))
    const [gps, nurses, relay] = around([M.weights.gps, M.weights.nurses, M.weights.relay])
    return {
      noise: {
        t50: between(M.draws.t50) / M.t50,
        gamma: between(M.draws.gamma),
        nurses: between(M.draws.nurses),
        minutes: (code) => minutes.get(code)!,
        caseload: (id) => caseload.get(id)!,
      },
      shares: (flows) =>
        new Map(
          [...flows].map(([id, own]) => {
            const total = [...own.values()].reduce((sum, people) => sum + people, 0)
            const drawn = around([...own.values()].map((people) => people / total))
            return [id, new Map([...own.keys()].map((code, k) => [code, total * drawn[k]!]))]
          }),
        ),
      judged: {
        active: between(M.draws.active),
        reduced: between(M.draws.reduced),
        stopped: M.interruption.stopped,
        unknown: between(M.draws.unknown),
      },
      lack: { v0: between(M.draws.v0), weights: { gps: gps!, nurses: nurses!, relay: relay! } },
    }
  })
}
