import { escape as escapeHtml } from 'html-escaper'
import type { getTerritoire, Inside, Locale, OutputOf } from '../../contract/index.ts'
import { sharedOut } from '../../domain/national-total.ts'
import { STATUTS, type Statut } from '../../domain/model.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { writeFigure, writeValue } from '../../domain/writeFigure.ts'
import { writtenDate } from '../citation/written.ts'
import { linesOf, textPath, type Weight } from './draw-text.ts'

/** Pixels: a picture for an article's column, twice as large as it is shown. */
const WIDTH = 1600
const HEIGHT = 1000
const EDGE = 70
const PLOT = { left: EDGE, top: 520, width: WIDTH - 2 * EDGE, height: 270 } as const

const INK = '#10222b'
const SOFT = '#364850'
/** As on every page: `--status-…` of the tokens. */
const FILL: Readonly<Record<Statut, string>> = {
  ...{ active: '#0a7a55', reduced: '#8c6a00', suspended: '#b5501a', stopped: '#9a1b33', unknown: '#5b6970' },
}
const SHOWN = ['patients-sans-relais', 'patients-suivis', 'risque'] as const satisfies readonly Indicateur[]

const WORDS = {
  fr: {
    labels: {
      'patients-sans-relais': 'patients attendus sans relais à trois mois',
      'patients-suivis': 'patients suivis par une infirmière Asalée',
      risque: 'attendus sans relais sur 100 suivis',
    },
    between: (low: string, high: string) => `entre ${low} et ${high}`,
    trend: 'Cabinets par statut, au premier de chaque mois depuis décembre 2025 et aujourd’hui',
    none: 'Aucun cabinet de la liste dans ce territoire.',
    status: {
      ...{ active: 'ouverts', reduced: 'en activité réduite', suspended: 'suspendus' },
      ...{ stopped: 'arrêtés', unknown: 'au statut inconnu' },
    },
    foot: (day: string) => `Relais, situation au ${day}. Estimation ${sharedOut('fr')}.`,
    demonstration: 'Démonstration : cabinets fictifs',
  },
  en: {
    labels: {
      'patients-sans-relais': 'patients expected without a relay in 3 months',
      'patients-suivis': 'patients followed by an Asalée nurse',
      risque: 'expected without a relay, of 100 followed',
    },
    between: (low: string, high: string) => `between ${low} and ${high}`,
    trend: 'Practices by status, on the first of each month since December 2025 and today',
    none: 'No practice of the list in this area.',
    status: {
      ...{ active: 'open', reduced: 'with reduced activity', suspended: 'suspended' },
      ...{ stopped: 'stopped', unknown: 'of unknown status' },
    },
    foot: (day: string) => `Relais, situation on ${day}. Estimated ${sharedOut('en')}.`,
    demonstration: 'Demonstration: fictitious practices',
  },
} as const

/** The chart of an area as SVG, text drawn as paths: its three figures, and its cabinets by status month by month. */
export function chartSvg(
  locale: Locale,
  area: OutputOf<typeof getTerritoire>,
  trend: Inside['trend'],
): string {
  const w = WORDS[locale]
  const parts: string[] = []
  const write = (
    text: string,
    x: number,
    y: number,
    size: number,
    weight: Weight = 400,
    fill = INK,
  ): void => {
    parts.push(`<path fill="${fill}" d="${textPath(text, x, y, size, weight)}"/>`)
  }
  if (area.demonstration) {
    parts.push(`<path fill="#fff3c4" d="M0 0h${WIDTH}v64H0z"/>`)
    write(w.demonstration, EDGE, 43, 30, 700)
  }
  linesOf(area.nom, PLOT.width, 54, 700)
    .slice(0, 2)
    .forEach((line, at) => write(line, EDGE, 138 + at * 60, 54, 700))
  SHOWN.forEach((indicator, at) => {
    const figure = area.figures.find((one) => one.indicator === indicator)
    if (!figure) return
    const x = EDGE + (at * PLOT.width) / 3
    const { low, high } = figure
    write(writeFigure(locale, figure), x, 310, 64, 700)
    linesOf(w.labels[indicator], PLOT.width / 3 - 30, 28, 400).forEach((line, row) =>
      write(line, x, 352 + row * 34, 28),
    )
    if (figure.status === 'ok' && low !== null && high !== null && low !== high)
      write(
        w.between(writeValue(locale, indicator, low), writeValue(locale, indicator, high)),
        ...([x, 426, 26, 400, SOFT] as const),
      )
  })
  const totals = trend.map(({ counts }) => STATUTS.reduce((sum, status) => sum + counts[status], 0))
  const most = Math.max(...totals, 0)
  write(most === 0 ? w.none : w.trend, EDGE, PLOT.top - 24, 30, 700)
  const step = PLOT.width / Math.max(1, trend.length)
  if (most > 0)
    trend.forEach(({ counts }, at) => {
      let bottom = PLOT.top + PLOT.height
      for (const status of STATUTS) {
        const height = (counts[status] / most) * PLOT.height
        if (height === 0) continue
        bottom -= height
        parts.push(
          `<rect fill="${FILL[status]}" x="${(PLOT.left + at * step).toFixed(1)}" y="${bottom.toFixed(1)}" width="${(step - 6).toFixed(1)}" height="${height.toFixed(1)}"/>`,
        )
      }
    })
  const today = trend.at(-1)
  const present = STATUTS.filter((status) => trend.some(({ counts }) => counts[status] > 0))
  present.forEach((status, at) => {
    const x = EDGE + (at * PLOT.width) / Math.max(1, present.length)
    parts.push(`<rect fill="${FILL[status]}" x="${x.toFixed(1)}" y="822" width="24" height="24"/>`)
    write(`${today!.counts[status]} ${w.status[status]}`, x + 34, 843, 27)
  })
  write(w.foot(writtenDate(locale, area.asOf)), EDGE, HEIGHT - 60, 27, 400, SOFT)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>${escapeHtml([area.nom, area.demonstration && w.demonstration].filter(Boolean).join(' — '))}</title>`,
    `<path fill="#f9fbfa" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>`,
    ...parts,
    '</svg>',
  ].join('')
}
