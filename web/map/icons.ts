import { SIGN_PLATES, STATUS_COLOURS, statusSign } from '../../server/domain/legend/status-sign.ts'
import { ZONES } from '../../server/domain/legend/sign-words.ts'
import { STATUTS, type Statut } from '../../server/domain/model.ts'
import { HUITIEMES } from './layers/cabinets.ts'
import type { Motif, Signe } from './layers/layer.ts'
import { desature, FONDS, RAMPES, type Theme } from '../../server/domain/legend/ramps.ts'

/** Signs of the map as SVG text: the legend shows the very drawing that the map rasterises. */
const svg = (cote: number, corps: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${cote}" height="${cote}" viewBox="0 0 ${cote} ${cote}">${corps}</svg>`

/** A group of cabinets, 40 px square: a ring whose filled arc, from noon clockwise, is the share still active. */
function iconeGrappe(huitiemes: number, theme: Theme): string {
  const { fond, bord } = SIGN_PLATES[theme]
  const perimetre = 2 * Math.PI * 15
  const arc = (perimetre * huitiemes) / HUITIEMES
  const anneau = `cx="20" cy="20" r="15" fill="none" stroke-width="5"`
  return svg(
    40,
    `<circle cx="20" cy="20" r="19" fill="${fond}" stroke="${bord}" stroke-width="1"/>` +
      `<circle ${anneau} stroke="${theme === 'clair' ? '#d5dcdd' : '#33444b'}"/>` +
      `<circle ${anneau} stroke="${STATUS_COLOURS[theme].active}" stroke-dasharray="${arc} ${perimetre}" transform="rotate(-90 20 20)"/>`,
  )
}

/** Other care than a cabinet’s, 18 px square: a square plate, where those of cabinets are round. */
function iconeStructure(theme: Theme): string {
  const { fond, bord } = SIGN_PLATES[theme]
  return svg(
    18,
    `<rect x="1" y="1" width="16" height="16" rx="2" fill="${fond}" stroke="${bord}" stroke-width="1.4"/>` +
      `<path d="M9 4.5V13.5M4.5 9H13.5" stroke="${bord}" stroke-width="2.6"/>`,
  )
}

/** A texture that repeats without a seam; each has a form of its own, since colour already says the class. */
function motif(nom: Motif, theme: Theme): string {
  const { encre, halo, trame } = FONDS[theme]
  const oblique = (cote: number, trait: string, epaisseur: number): string =>
    [-cote, 0, cote]
      .map((dx) => `M${dx - 1} ${cote + 1}L${dx + cote + 1} -1`)
      .map((d) => `<path d="${d}" stroke="${trait}" stroke-width="${epaisseur}"/>`)
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
export function vignette(signe: Signe['signe'], theme: Theme): string {
  const corps = (dessin: string): string => dessin.replace(/^<svg[^>]*>|<\/svg>$/g, '')
  const cadre = (dedans: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="22" viewBox="0 0 28 22">${dedans}</svg>`
  if (signe === 'secret') {
    const { absent, terre, limiteFine } = FONDS[theme]
    const moitie = (x: number, fond: string): string =>
      `<rect x="${x}" y="1.5" width="13.5" height="19" fill="${fond}"/>`
    const pale = `<g opacity="0.28">${moitie(0.5, RAMPES.risque[theme][5][2]!)}${moitie(14, RAMPES.risque[theme][5][4]!)}</g>`
    const bord = `<rect x="0.5" y="1.5" width="27" height="19" fill="none" stroke="${limiteFine}"/>`
    return cadre(moitie(0.5, terre) + moitie(14, absent) + pale + bord)
  }
  if (signe === 'indetermine') {
    const [pale, vif] = [3, 1].map((k) => RAMPES.risque[theme][5][k]!)
    const couleurs = [vif!, pale!].map(desature)
    return cadre(
      couleurs
        .map((fond, n) => `<rect x="${0.5 + 13.5 * n}" y="1.5" width="13.5" height="19" fill="${fond}"/>`)
        .join('') +
        `<rect x="0.5" y="1.5" width="27" height="19" fill="none" stroke="${FONDS[theme].limiteFine}"/>`,
    )
  }
  if (signe === 'cinquieme') {
    const { halo, encre } = FONDS[theme]
    return cadre(
      `<rect x="3" y="4" width="22" height="14" fill="${RAMPES.risque[theme][5][3]!}" stroke="${halo}" stroke-width="5"/>` +
        `<rect x="3" y="4" width="22" height="14" fill="none" stroke="${encre}" stroke-width="2"/>`,
    )
  }
  if (signe === 'zip' || signe === 'zac') {
    const { terre, encre } = FONDS[theme]
    const { teinte, trait, tirets } = ZONES[signe === 'zip' ? 'ZIP' : 'ZAC']
    return cadre(
      `<rect x="1.5" y="2.5" width="25" height="17" fill="${terre}"/>` +
        `<rect x="1.5" y="2.5" width="25" height="17" fill="${encre}" fill-opacity="${teinte}" stroke="${encre}" stroke-width="${trait}"${tirets ? ` stroke-dasharray="${tirets.map((un) => un * trait).join(' ')}"` : ''}/>`,
    )
  }
  if (signe === 'anneau' || signe === 'disque') {
    const { encre, halo } = FONDS[theme]
    const trait =
      signe === 'disque'
        ? `fill="${encre}" stroke="${halo}"`
        : `fill="none" stroke="${encre}" stroke-width="2"`
    return cadre(`<circle cx="14" cy="11" r="8" ${trait}/>`)
  }
  if (signe === 'structure') return cadre(`<g transform="translate(5 2)">${corps(iconeStructure(theme))}</g>`)
  if (signe === 'grappe')
    return cadre(`<g transform="translate(3 0) scale(0.55)">${corps(iconeGrappe(5, theme))}</g>`)
  if (signe.startsWith('cabinet-')) {
    const statut = signe.slice('cabinet-'.length) as Statut
    return cadre(`<g transform="translate(3 0) scale(0.785)">${corps(statusSign(statut, theme))}</g>`)
  }
  const dessin = motif(signe as Motif, theme)
  const cote = /width="(\d+)"/.exec(dessin)![1]!
  const { terre, absent, limiteFine } = FONDS[theme]
  return cadre(
    `<defs><pattern id="m" width="${cote}" height="${cote}" patternUnits="userSpaceOnUse">${corps(dessin)}</pattern></defs>` +
      `<rect x="0.5" y="1.5" width="27" height="19" fill="${signe === 'absent' ? absent : terre}"/>` +
      `<rect x="0.5" y="1.5" width="27" height="19" fill="url(#m)" stroke="${limiteFine}"/>`,
  )
}

/** An SVG text as an address for `<img>` and CSS; the content policy allows images from `data:`. */
export const adresse = (dessin: string): string => `data:image/svg+xml,${encodeURIComponent(dessin)}`

/** Every image the style names, drawn for a theme. */
export function images(theme: Theme): ReadonlyMap<string, string> {
  const motifs: Motif[] = ['absent', 'sous-dense']
  return new Map<string, string>([
    ...STATUTS.map((statut) => [`cabinet-${statut}`, statusSign(statut, theme)] as const),
    ...Array.from({ length: HUITIEMES + 1 }, (_, n) => [`grappe-${n}`, iconeGrappe(n, theme)] as const),
    ['structure', iconeStructure(theme)],
    ...motifs.map((nom) => [nom, motif(nom, theme)] as const),
  ])
}
