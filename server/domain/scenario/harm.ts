import type { Choices } from './redistribute.ts'
import type { BandePerte } from './result.ts'
import type { Rows } from './rows.ts'

/** Index in `BANDES_PERTE` of somebody who loses `minutes` (below zero for who comes nearer), as rounded to 0.1. */
function bandOf(minutes: number): 0 | 1 | 2 | 3 {
  // 4.95 is the first value that rounds to 5.0: no rounding in a loop that runs some millions of times.
  return minutes < 4.95 ? 0 : minutes < 9.95 ? 1 : minutes < 20.05 ? 2 : 3
}

/**
 * The moved of each displaced commune by minutes lost, t_ik − t_ij, persons, aligned on `communes`. Inside a commune
 * the people of every closed cabinet go to the new ones in the same shares: T_ij/X_i · placed_ik.
 */
export function harmByCommune(
  rows: Rows,
  closed: Uint8Array,
  communes: Int32Array,
  displaced: Float64Array,
  choices: Choices,
  placed: Float64Array,
): Record<BandePerte, Float64Array> {
  const bands = Array.from({ length: 4 }, () => new Float64Array(communes.length))
  const own = new Float64Array(4)
  for (let m = 0; m < communes.length; m++) {
    const i = communes[m]!
    own.fill(0)
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++) {
      if (closed[rows.cabinet[q]!] === 0) continue
      const share = rows.flow[q]! / displaced[m]!
      const before = rows.minutes[q]!
      for (let c = choices.start[m]!; c < choices.start[m + 1]!; c++)
        own[bandOf(choices.minutes[c]! - before)]! += share * placed[c]!
    }
    for (let band = 0; band < 4; band++) bands[band]![m] = own[band]!
  }
  return { '0-5': bands[0]!, '5-10': bands[1]!, '10-20': bands[2]!, '20+': bands[3]! }
}
