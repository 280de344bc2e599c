import { SIGN_PLATES, STATUS_COLOURS, statusSign } from '../../server/domain/legend/status-sign.ts'
import { ZONES } from '../../server/domain/legend/sign-words.ts'
import { STATUTS, type Statut } from '../../server/domain/model.ts'
import { EIGHTHS } from './layers/cabinets.ts'
import type { Texture, LegendSign } from './layers/layer.ts'
import { desature, FONDS, RAMPES, type Theme } from '../../server/domain/legend/ramps.ts'

/** Signs of the map as SVG text: the legend shows the very drawing that the map rasterises. */
const svg = (side: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${body}</svg>`

/** A group of cabinets, 40 px square: a ring whose filled arc, from noon clockwise, is the share still active. */
function clusterIcon(eighths: number, theme: Theme): string {
  const { fond, bord } = SIGN_PLATES[theme]
  const perimeter = 2 * Math.PI * 15
  const arc = (perimeter * eighths) / EIGHTHS
  const ring = `cx="20" cy="20" r="15" fill="none" stroke-width="5"`
  return svg(
    40,
    `<circle cx="20" cy="20" r="19" fill="${fond}" stroke="${bord}" stroke-width="1"/>` +
      `<circle ${ring} stroke="${theme === 'clair' ? '#d5dcdd' : '#33444b'}"/>` +
      `<circle ${ring} stroke="${STATUS_COLOURS[theme].active}" stroke-dasharray="${arc} ${perimeter}" transform="rotate(-90 20 20)"/>`,
  )
}

/** Other care than a cabinet’s, 18 px square: a square plate, where those of cabinets are round. */
function structureIcon(theme: Theme): string {
  const { fond, bord } = SIGN_PLATES[theme]
  return svg(
    18,
    `<rect x="1" y="1" width="16" height="16" rx="2" fill="${fond}" stroke="${bord}" stroke-width="1.4"/>` +
      `<path d="M9 4.5V13.5M4.5 9H13.5" stroke="${bord}" stroke-width="2.6"/>`,
  )
}

/** A texture that repeats without a seam; each has a form of its own, since colour already says the class. */
function texture(nom: Texture, theme: Theme): string {
  const { encre, halo, trame } = FONDS[theme]
  const oblique = (side: number, line: string, thickness: number): string =>
    [-side, 0, side]
      .map((dx) => `M${dx - 1} ${side + 1}L${dx + side + 1} -1`)
      .map((d) => `<path d="${d}" stroke="${line}" stroke-width="${thickness}"/>`)
      .join('')
  switch (nom) {
    case 'absent':
      return svg(8, oblique(8, trame, 1.6))
    case 'sous-dense':
      return svg(
        12,
        `<path d="M0 6H12" stroke="${halo}" stroke-width="2.2"/><path d="M0 6H12" stroke="${encre}" stroke-width="1.2"/>`,
      )
  }
}

/** A sign as the legend shows it, 28 × 22 px. */
export function thumbnail(sign: LegendSign['sign'], theme: Theme): string {
  const body = (drawing: string): string => drawing.replace(/^<svg[^>]*>|<\/svg>$/g, '')
  const frame = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="22" viewBox="0 0 28 22">${inside}</svg>`
  if (sign === 'secret') {
    const { absent, terre, limiteFine } = FONDS[theme]
    const half = (x: number, fill: string): string =>
      `<rect x="${x}" y="1.5" width="13.5" height="19" fill="${fill}"/>`
    const pale = `<g opacity="0.28">${half(0.5, RAMPES.risque[theme][5][2]!)}${half(14, RAMPES.risque[theme][5][4]!)}</g>`
    const edge = `<rect x="0.5" y="1.5" width="27" height="19" fill="none" stroke="${limiteFine}"/>`
    return frame(half(0.5, terre) + half(14, absent) + pale + edge)
  }
  if (sign === 'indetermine') {
    const [pale, vivid] = [3, 1].map((k) => RAMPES.risque[theme][5][k]!)
    const colours = [vivid!, pale!].map(desature)
    return frame(
      colours
        .map((fill, n) => `<rect x="${0.5 + 13.5 * n}" y="1.5" width="13.5" height="19" fill="${fill}"/>`)
        .join('') +
        `<rect x="0.5" y="1.5" width="27" height="19" fill="none" stroke="${FONDS[theme].limiteFine}"/>`,
    )
  }
  if (sign === 'cinquieme') {
    const { halo, encre } = FONDS[theme]
    return frame(
      `<rect x="3" y="4" width="22" height="14" fill="${RAMPES.risque[theme][5][3]!}" stroke="${halo}" stroke-width="5"/>` +
        `<rect x="3" y="4" width="22" height="14" fill="none" stroke="${encre}" stroke-width="2"/>`,
    )
  }
  if (sign === 'zip' || sign === 'zac') {
    const { terre, encre } = FONDS[theme]
    const { teinte, trait, tirets } = ZONES[sign === 'zip' ? 'ZIP' : 'ZAC']
    return frame(
      `<rect x="1.5" y="2.5" width="25" height="17" fill="${terre}"/>` +
        `<rect x="1.5" y="2.5" width="25" height="17" fill="${encre}" fill-opacity="${teinte}" stroke="${encre}" stroke-width="${trait}"${tirets ? ` stroke-dasharray="${tirets.map((one) => one * trait).join(' ')}"` : ''}/>`,
    )
  }
  if (sign === 'anneau' || sign === 'disque') {
    const { encre, halo } = FONDS[theme]
    const line =
      sign === 'disque'
        ? `fill="${encre}" stroke="${halo}"`
        : `fill="none" stroke="${encre}" stroke-width="2"`
    return frame(`<circle cx="14" cy="11" r="8" ${line}/>`)
  }
  if (sign === 'structure') return frame(`<g transform="translate(5 2)">${body(structureIcon(theme))}</g>`)
  if (sign === 'grappe')
    return frame(`<g transform="translate(3 0) scale(0.55)">${body(clusterIcon(5, theme))}</g>`)
  if (sign.startsWith('cabinet-')) {
    const statut = sign.slice('cabinet-'.length) as Statut
    return frame(`<g transform="translate(3 0) scale(0.785)">${body(statusSign(statut, theme))}</g>`)
  }
  const drawing = texture(sign as Texture, theme)
  const side = /width="(\d+)"/.exec(drawing)![1]!
  const { terre, absent, limiteFine } = FONDS[theme]
  return frame(
    `<defs><pattern id="m" width="${side}" height="${side}" patternUnits="userSpaceOnUse">${body(drawing)}</pattern></defs>` +
      `<rect x="0.5" y="1.5" width="27" height="19" fill="${sign === 'absent' ? absent : terre}"/>` +
      `<rect x="0.5" y="1.5" width="27" height="19" fill="url(#m)" stroke="${limiteFine}"/>`,
  )
}

/** An SVG text as an address for `<img>` and CSS; the content policy allows images from `data:`. */
export const address = (drawing: string): string => `data:image/svg+xml,${encodeURIComponent(drawing)}`

/** Every image the style names, drawn for a theme. */
export function images(theme: Theme): ReadonlyMap<string, string> {
  const textures: Texture[] = ['absent', 'sous-dense']
  return new Map<string, string>([
    ...STATUTS.map((statut) => [`cabinet-${statut}`, statusSign(statut, theme)] as const),
    ...Array.from({ length: EIGHTHS + 1 }, (_, n) => [`grappe-${n}`, clusterIcon(n, theme)] as const),
    ['structure', structureIcon(theme)],
    ...textures.map((nom) => [nom, texture(nom, theme)] as const),
  ])
}
