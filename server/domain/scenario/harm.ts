import type { Choices } from './redistribute.ts'
import type { BandePerte } from './result.ts'
import type { Rows } from './rows.ts'

/** Ends of the bands but the last: 4.95 is the first value that rounds to 5.0, and so on. */
const ENDS = [4.95, 9.95, 20.05] as const

/**
 * The moved of each displaced commune by minutes lost, t_ik − t_ij, persons, aligned on `communes`. Inside a commune
 * the people of every closed cabinet go to the new ones in the same shares: T_ij/X_i · placed_ik. Rows and
 * choices are nearest first: for a cabinet farther off each band only gains choices, so one pass reads all.
 */
export function harmByCommune(
  rows: Rows,
  closed: Uint8Array,
  communes: Int32Array,
  displaced: Float64Array,
  choices: Choices,
  placed: Float64Array,
): Record<BandePerte, Float64Array> {
  const bands = Array.from({ length: 4 }, () => new Float64Array(communes.length)) as Bands
  /** People, and where the first choice stands, beyond whom the loss is as in a later band. */
  const under = new Float64Array(ENDS.length)
  const next = new Int32Array(ENDS.length)
  for (let m = 0; m < communes.length; m++) {
    const i = communes[m]!
    const last = choices.start[m + 1]!
    let all = 0
    for (let c = choices.start[m]!; c < last; c++) all += placed[c]!
    if (!(all > 0)) continue
    under.fill(0)
    next.fill(choices.start[m]!)
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++) {
      if (closed[rows.cabinet[q]!] === 0) continue
      const share = rows.flow[q]! / displaced[m]!
      const before = rows.minutes[q]!
      for (let band = 0; band < ENDS.length; band++) {
        while (next[band]! < last && choices.minutes[next[band]!]! - before < ENDS[band]!)
          under[band]! += placed[next[band]!++]!
        bands[band]![m]! += share * (under[band]! - (band > 0 ? under[band - 1]! : 0))
      }
      bands[3][m]! += share * (all - under[2]!)
    }
  }
  return { '0-5': bands[0], '5-10': bands[1], '10-20': bands[2], '20+': bands[3] }
}

type Bands = [Float64Array, Float64Array, Float64Array, Float64Array]
