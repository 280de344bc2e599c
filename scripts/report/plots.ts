import { escape as escapeHtml } from 'html-escaper'
import { scaleBand, scaleLinear, type ScaleLinear } from 'd3-scale'
import { frenchNumber } from '../../server/domain/frenchNumber.ts'
import { type Plot } from './document.ts'

const WIDTH = 640
const INK = '#1b1f24'
const GRID = '#d5d9de'
const MAIN = '#1f5a8c'
const SECOND = '#c05a16'

type Words = Pick<Plot, 'name' | 'title' | 'description'> & {
  /** Source, day and what must not be forgotten of the data: a drawing travels without its report. */
  readonly note: string
}

/** How many of `values` (finite ones) fall into each of about `bins` equal classes. */
export function histogram(words: Words, values: ArrayLike<number>, unit: string, bins = 24): Plot {
  const finite = Array.from(values).filter(Number.isFinite)
  const [least, most] = [
    finite.reduce((a, b) => Math.min(a, b), Infinity),
    finite.reduce((a, b) => Math.max(a, b), -Infinity),
  ]
  const height = 220
  const x = scaleLinear(most > least ? [least, most] : [least - 0.5, least + 0.5], [50, WIDTH - 15]).nice(
    bins,
  )
  const [from, to] = x.domain() as [number, number]
  const counts = new Array<number>(bins).fill(0)
  for (const value of finite) counts[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))]!++
  const y = scaleLinear([0, Math.max(...counts)], [height - 45, 10]).nice()
  const bars = counts.map((count, k) => {
    const [left, right] = [x(from + ((to - from) * k) / bins), x(from + ((to - from) * (k + 1)) / bins)]
    return `<rect x="${n(left)}" y="${n(y(count))}" width="${n(Math.max(0, right - left - 1))}" height="${n(y(0) - y(count))}" fill="${MAIN}"/>`
  })
  return draw(words, height, [...leftAxis(y), ...bars, ...bottomAxis(x, height - 45, unit)])
}

/** One line a row: a bar from `low` to `high` and a mark at `mid`. */
export function ranges(
  words: Words,
  rows: readonly {
    readonly label: string
    readonly low: number
    readonly mid: number
    readonly high: number
  }[],
  unit: string,
): Plot {
  const height = rows.length * 26 + 55
  const y = scaleBand(
    rows.map(({ label }) => label),
    [8, height - 45],
  ).padding(0.3)
  const x = scaleLinear([0, Math.max(...rows.map(({ high }) => high))], [345, WIDTH - 20]).nice()
  const marks = rows.flatMap(({ label, low, mid, high }) => {
    const top = y(label)!
    const middle = top + y.bandwidth() / 2
    return [
      `<text x="335" y="${n(middle + 4)}" text-anchor="end">${escapeHtml(label)}</text>`,
      `<rect x="${n(x(low))}" y="${n(top)}" width="${n(Math.max(1, x(high) - x(low)))}" height="${n(y.bandwidth())}" fill="${MAIN}" fill-opacity="0.45"/>`,
      `<line x1="${n(x(mid))}" x2="${n(x(mid))}" y1="${n(top - 2)}" y2="${n(top + y.bandwidth() + 2)}" stroke="${INK}" stroke-width="2"/>`,
    ]
  })
  return draw(words, height, [...bottomAxis(x, height - 45, unit), ...marks])
}

/** Two bars a row, `first` and `second`, named by `names`. */
export function pairsOfBars(
  words: Words,
  rows: readonly { readonly label: string; readonly first: number; readonly second: number }[],
  names: readonly [string, string],
): Plot {
  const height = rows.length * 34 + 80
  const y = scaleBand(
    rows.map(({ label }) => label),
    [30, height - 45],
  ).padding(0.25)
  const x = scaleLinear(
    [0, Math.max(0.1, ...rows.flatMap(({ first, second }) => [first, second]))],
    [320, WIDTH - 20],
  ).nice()
  const half = y.bandwidth() / 2
  const bar = (value: number, top: number, fill: string): string =>
    `<rect x="${n(x(0))}" y="${n(top)}" width="${n(Math.max(0, x(value) - x(0)))}" height="${n(half - 1)}" fill="${fill}"/>`
  const bars = rows.flatMap(({ label, first, second }) => {
    const top = y(label)!
    return [
      `<text x="310" y="${n(top + half + 4)}" text-anchor="end">${escapeHtml(label)}</text>`,
      bar(first, top, MAIN),
      bar(second, top + half, SECOND),
    ]
  })
  const legend = names.map(
    (name, k) =>
      `<rect x="${320 + k * 150}" y="8" width="12" height="12" fill="${k === 0 ? MAIN : SECOND}"/><text x="${338 + k * 150}" y="18">${escapeHtml(name)}</text>`,
  )
  return draw(words, height, [...legend, ...bottomAxis(x, height - 45, 'part de la variance'), ...bars])
}

/** One upright bar an area from the best to the worst of its ranks, areas in the order of their median; `fill` by area. */
export function rankBands(
  words: Words,
  rows: readonly {
    readonly low: number
    readonly mid: number
    readonly high: number
    readonly fill: string
  }[],
): Plot {
  const height = 320
  const x = scaleLinear([0, Math.max(1, rows.length)], [50, WIDTH - 15])
  const y = scaleLinear([1, Math.max(2, rows.length)], [12, height - 45])
  const bars = [...rows]
    .sort((a, b) => a.mid - b.mid)
    .map(({ low, high, fill }, k) => {
      // One rank only is still to be seen, the last one too, which lies on the axis.
      const tall = Math.max(3, y(high) - y(low))
      const top = Math.min(y(low), height - 45 - tall)
      return `<rect x="${n(x(k))}" y="${n(top)}" width="${n(Math.max(0.8, x(1) - x(0)))}" height="${n(tall)}" fill="${fill}"/>`
    })
  return draw(words, height, [
    ...leftAxis(y),
    ...bars,
    ...bottomAxis(x, height - 45, 'territoires, du risque le plus haut au plus bas'),
  ])
}

/** Coordinates to a tenth of a pixel: the same bytes everywhere. */
const n = (value: number): string => String(Math.round(value * 10) / 10)

type Scale = ScaleLinear<number, number>

function digitsOf(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) || 1
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
}

function bottomAxis(x: Scale, y: number, unit: string): string[] {
  const ticks = x.ticks(6)
  const digits = digitsOf(ticks)
  return [
    `<line x1="${n(x.range()[0]!)}" x2="${n(x.range()[1]!)}" y1="${n(y)}" y2="${n(y)}" stroke="${INK}"/>`,
    ...ticks.map(
      (tick) =>
        `<text x="${n(x(tick))}" y="${n(y + 16)}" text-anchor="middle">${frenchNumber(tick, digits)}</text>`,
    ),
    `<text x="${n(x.range()[1]!)}" y="${n(y + 36)}" text-anchor="end">${escapeHtml(unit)}</text>`,
  ]
}

function leftAxis(y: Scale): string[] {
  const ticks = y.ticks(4)
  return ticks.flatMap((tick) => [
    `<line x1="50" x2="${WIDTH - 15}" y1="${n(y(tick))}" y2="${n(y(tick))}" stroke="${GRID}"/>`,
    `<text x="44" y="${n(y(tick) + 4)}" text-anchor="end">${frenchNumber(tick, digitsOf(ticks))}</text>`,
  ])
}

function draw(words: Words, height: number, marks: readonly string[]): Plot {
  const { note, ...named } = words
  const { name, title, description } = named
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${name}-titre ${name}-texte" font-family="system-ui, sans-serif" font-size="12" fill="${INK}"><title id="${name}-titre">${escapeHtml(title)}</title><desc id="${name}-texte">${escapeHtml(description)}</desc>${marks.join('')}<text x="8" y="${height - 9}" font-size="10" fill="#4a5058">${escapeHtml(note)}</text></svg>`
  return { ...named, svg }
}
