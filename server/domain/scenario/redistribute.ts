/**
 * Where displaced people may go, commune by commune: the choices of the m-th displaced commune are `start[m]` to
 * `start[m + 1]`, each a receiver, its Huff pull e_k·f(t_ik) and its minutes.
 */
export interface Choices {
  readonly start: Int32Array
  readonly receiver: Int32Array
  readonly pull: Float64Array
  readonly minutes: Float64Array
}

export interface Redistribution {
  /** People of each choice, persons, aligned on the choices. */
  readonly placed: Float64Array
  /** People of each displaced commune for whom nobody in reach has room, persons. */
  readonly sansPlace: Float64Array
  readonly rounds: number
}

/**
 * Sends `people` (persons by displaced commune) to receivers with `room` (persons), by Huff's shares (Huff, 1963):
 *   want_mk = X_m·p_mk / Σ_k' p_mk' over the receivers that still have room
 * A receiver asked for more than its room takes the same share of everyone who asks (proportional rationing), is full,
 * and the others ask again elsewhere; until everyone is placed or nobody in reach has room. At least one receiver
 * fills in each round but the last, so it ends; nobody is dropped: Σ placed + Σ sansPlace = Σ people.
 */
export function redistribute(
  people: ArrayLike<number>,
  choices: Choices,
  room: ArrayLike<number>,
): Redistribution {
  const { start, receiver, pull } = choices
  const left = Float64Array.from(people)
  const free = Float64Array.from(room)
  const placed = new Float64Array(receiver.length)
  const want = new Float64Array(free.length)
  const accepted = new Float64Array(free.length)
  const scale = new Float64Array(left.length)
  // The choices that still have room, commune by commune: what is full is passed over once, not in every round.
  const alive = new Int32Array(receiver.length)
  for (let q = 0; q < alive.length; q++) alive[q] = q
  const end = start.slice(1)
  let asking: number[] = []
  for (let m = 0; m < left.length; m++) if (left[m]! > 0) asking.push(m)
  let rounds = 0
  for (;;) {
    want.fill(0)
    const able: number[] = []
    for (const m of asking) {
      let pulls = 0
      let kept = start[m]!
      for (let a = kept; a < end[m]!; a++) {
        const q = alive[a]!
        if (!(free[receiver[q]!]! > 0)) continue
        alive[kept++] = q
        pulls += pull[q]!
      }
      end[m] = kept
      if (!(pulls > 0)) continue
      able.push(m)
      const s = (scale[m] = left[m]! / pulls)
      for (let a = start[m]!; a < kept; a++) want[receiver[alive[a]!]!]! += s * pull[alive[a]!]!
    }
    if (able.length === 0) break
    rounds++
    for (let k = 0; k < free.length; k++) accepted[k] = want[k]! > free[k]! ? free[k]! / want[k]! : 1
    asking = []
    for (const m of able) {
      let refused = 0
      for (let a = start[m]!; a < end[m]!; a++) {
        const q = alive[a]!
        const k = receiver[q]!
        const flow = scale[m]! * pull[q]!
        placed[q]! += flow * accepted[k]!
        refused += flow * (1 - accepted[k]!)
      }
      left[m] = refused
      if (refused > 0) asking.push(m)
    }
    for (let k = 0; k < free.length; k++) free[k] = accepted[k]! < 1 ? 0 : free[k]! - want[k]!
  }
  return { placed, sansPlace: left, rounds }
}
