import { logNormalTable } from '../random/logNormalTable.ts'
import { streamBits, streamKey, type StreamKey } from '../random/stream.ts'

/** Spread of travel times about their estimate (measured). */
const TIME_SIGMA = 0.156
const TIMES = logNormalTable(TIME_SIGMA, 4096)

/** Names of the communes' times, apart from any cabinet's id. */
export const timeKeys = (communes: readonly { readonly code: string }[]): readonly StreamKey[] =>
  communes.map(({ code }) => streamKey(`temps ${code}`))

/**
 * What multiplies every travel time of commune `i` in a draw: LogNormal(0, 0.156), one factor a commune. A factor a pair would
 * shorten the way to the nearest cabinet, the least of many.
 */
export const timeFactor = (seed: number, draw: number, key: StreamKey): number =>
  TIMES[streamBits(seed, draw, key) >>> 20]!
