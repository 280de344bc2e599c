import { escape } from 'html-escaper'
import { scaleLog } from 'd3-scale'
import type { Point } from './fit.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 380, 60, 230, 30, 45]
const COLOURS = ['#1f5a8c', '#c05a16', '#2f7d4f', '#7a3b8f', '#8a6d00', '#b03a48', '#3f6f7a', '#555']

/** Lines by name over logarithmic axes, as SVG: what grows like its size is as steep as the grey line. */
export function logPlot(
  title: string,
  [xName, yName]: readonly [string, string],
  lines: Readonly<Record<string, readonly Point[]>>,
): string {
  const all = Object.values(lines).flat()
  const ends = (at: 0 | 1): [number, number] => [
    Math.min(...all.map((point) => point[at])),
    Math.max(...all.map((point) => point[at])),
  ]
  const x = scaleLog(ends(0), [LEFT, WIDTH - RIGHT])
  const y = scaleLog(ends(1), [HEIGHT - BOTTOM, TOP]).nice()
  const [from, to] = x.domain() as [number, number]
  const [low, high] = y.domain() as [number, number]
  const path = (points: readonly Point[]): string =>
    points.map(([a, b], at) => `${at ? 'L' : 'M'}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('')
  const straight = Math.min(to, (from * high) / low)
  const sizes = [...new Set(all.map(([size]) => size))]
  const marks = [
    ...sizes.map(
      (size) =>
        `<text x="${x(size)}" y="${HEIGHT - 26}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    ...y
      .ticks()
      .filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6))
      .map(
        (tick) =>
          `<path d="M${LEFT} ${y(tick)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')}</text>`,
      ),
    `<path d="${path([
      [from, low],
      [straight, (low * straight) / from],
    ])}" stroke="#999" stroke-dasharray="4 4" fill="none"/>`,
  ]
  const drawn = Object.entries(lines).map(([name, points], at) => {
    const colour = COLOURS[at % COLOURS.length]!
    const dots = points.map(([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3" fill="${colour}"/>`)
    const label = `<text x="${WIDTH - RIGHT + 12}" y="${TOP + 18 * at + 4}" fill="${colour}">${escape(name)}</text>`
    return `<path d="${path(points)}" stroke="${colour}" stroke-width="2" fill="none"/>${dots.join('')}${label}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="12"><title>${escape(title)}</title><text x="${LEFT}" y="16">${escape(yName)}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 8}" text-anchor="end">${escape(xName)}</text>${marks.join('')}${drawn.join('')}</svg>`
}
