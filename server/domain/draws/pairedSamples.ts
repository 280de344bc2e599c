import { COUNTED, type ByLevel } from '../secrecy/tree.ts'
import { SUMS, type DayDraws } from './drawDay.ts'
import { sampleOf, type Drawn } from './sampleOf.ts'

/** What areas are compared by, draw by draw. */
const PAIRED = [
  'risque',
  'interruption',
  'patients-sans-relais',
  'patients-suivis',
] as const satisfies readonly Drawn[]

/** Every draw of an indicator in every area: that of area a is `count` numbers from `a·count`. */
export interface PairedSamples {
  readonly count: number
  readonly levels: ByLevel<Readonly<Partial<Record<Drawn, Float32Array>>>>
}

/** The samples of a day that comparisons of its areas need, unrounded: never shown, only their differences are judged. */
export function pairedSamples(day: DayDraws): PairedSamples {
  const { count } = day.france
  const samplesOf = (level: keyof DayDraws, indicator: Drawn): Float32Array => {
    const areas = tally(day, level)
    const samples = new Float32Array(areas * count)
    for (let a = 0; a < areas; a++) samples.set(sampleOf(day[level], indicator, a), a * count)
    return samples
  }
  return {
    count,
    levels: Object.fromEntries(
      COUNTED.map((level) => [
        level,
        Object.fromEntries(PAIRED.map((indicator) => [indicator, samplesOf(level, indicator)])),
      ]),
    ) as PairedSamples['levels'],
  }
}

const tally = (day: DayDraws, level: keyof DayDraws): number =>
  day[level].values.length / (SUMS * day[level].count)
