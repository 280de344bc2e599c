import { norm0 } from './norm0.ts'

/** What is judged of the lack of alternatives. */
export interface AlternativesJudgement {
  /** What losing one's nurse costs where everything else is near, 0..1. */
  readonly v0: number
  /** Weights of GPs up to 65, nurses, minutes to the nearest open cabinet; they sum to 1. */
  readonly weights: readonly [number, number, number]
}

/** The judgement of the published figures (method §6.3). */
export const CENTRAL_ALTERNATIVES: AlternativesJudgement = { v0: 0.2, weights: [0.4, 0.2, 0.4] }

/**
 * V = v0 + (1 − v0)·(w1·gps + w2·nurses + w3·far), 0..1, from three scarcities in 0..1 (method §6.3). A scarcity that is not
 * known (NaN) counts 0: V is then a lower bound, and whoever shows it has to say so.
 */
export function lackOfAlternatives(
  gps: number,
  nurses: number,
  far: number,
  { v0, weights }: AlternativesJudgement,
): number {
  return v0 + (1 - v0) * (weights[0] * known(gps) + weights[1] * known(nurses) + weights[2] * far)
}

const known = (scarcity: number): number => (scarcity === scarcity ? scarcity : 0)

/** 0 from an APL of 4 consultations (GPs ≤ 65) up, 1 from 1.5 down. */
export function scarceGps(aplMg65: number): number {
  return norm0(aplMg65, 4, 1.5)
}

/** 0 from an APL of 155 etp per 100,000 (nurses) up, 1 from 65 down. */
export function scarceNurses(aplInfirmier: number): number {
  return norm0(aplInfirmier, 155, 65)
}

/** 0 up to 10 minutes from an open cabinet, 1 from 45 on, also where none can be reached (Infinity): that is no gap in what is known. */
export function farAway(minutes: number): number {
  return norm0(minutes, 10, 45)
}
