import { dirichlet } from '../random/dirichlet.ts'
import { Stream, streamKey } from '../random/stream.ts'
import { CENTRAL_ALTERNATIVES, type AlternativesJudgement } from '../risk/alternatives.ts'
import type { InterruptionJudgement } from '../status/interruption.ts'

/** What one draw judges, for the whole country. */
export interface Judgement {
  readonly interruption: InterruptionJudgement
  readonly alternatives: AlternativesJudgement
}

const JUDGEMENTS = streamKey('jugements')
/** How closely the weights of the lack of alternatives follow the published ones. */
const CONCENTRATION = 30

/**
 * The judgements of a draw (method §6), from the stream (seed, draw, "jugements"), in this order: p of an active cabinet
 * while funding is suspended ~ U(0, 0.6), of a reduced one ~ U(0.4, 0.8), of an unknown one ~ U(0, 1) (at least that of its
 * last known status, see `interruptionByEtat`), v0 ~ U(0, 0.4), weights of A ~ Dirichlet(30·w).
 */
export function judgementOf(seed: number, draw: number): Judgement {
  const stream = new Stream(seed, draw, JUDGEMENTS)
  const interruption = {
    active: 0.6 * stream.uniform(),
    reduced: 0.4 + 0.4 * stream.uniform(),
    unknown: stream.uniform(),
  }
  const v0 = 0.4 * stream.uniform()
  const weights = dirichlet(stream, CENTRAL_ALTERNATIVES.weights, CONCENTRATION)
  return { interruption, alternatives: { v0, weights: [weights[0]!, weights[1]!, weights[2]!] } }
}
