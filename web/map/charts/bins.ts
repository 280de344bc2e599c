import { scaleLinear } from 'd3-scale'

/** A bar of a histogram: values from `bas` (included) to `haut` (left out, but for the last bar). */
export interface Tranche {
  readonly bas: number
  readonly haut: number
  readonly n: number
}

/** About sixteen bars of round bounds over the values; none when there is nothing to count. */
export function tranches(values: readonly number[]): readonly Tranche[] {
  if (values.length === 0) return []
  const [bas, haut] = [Math.min(...values), Math.max(...values)]
  const echelle = scaleLinear()
    .domain([bas, haut === bas ? bas + 1 : haut])
    .nice(16)
  const bords = echelle.ticks(16)
  return bords.slice(0, -1).map((bord, k) => {
    const fin = bords[k + 1]!
    const derniere = k === bords.length - 2
    return {
      bas: bord,
      haut: fin,
      n: values.filter((value) => value >= bord && (value < fin || (derniere && value === fin))).length,
    }
  })
}
