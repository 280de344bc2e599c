import type { Statut } from '../../server/domain/model.ts'
import { HUITIEMES } from './layers/cabinets.ts'
import type { Motif, Signe } from './layers/layer.ts'
import { ZONES } from './layers/zonage.ts'
import { desature, FONDS, RAMPES, type Theme } from './ramps.ts'

/**
 * Signs of the map as SVG text: the legend shows the very drawing that the map rasterises. Shapes are those of
 * `components/StatusMark.svelte`, on a plate so that they read over any class of any ramp.
 */
const COULEUR: Readonly<Record<Theme, Readonly<Record<Statut, string>>>> = {
  clair: {
    active: '#0a7a55',
    reduced: '#8c6a00',
    suspended: '#b5501a',
    stopped: '#9a1b33',
    unknown: '#5b6970',
  },
  sombre: {
    active: '#4cc695',
    reduced: '#dcb647',
    suspended: '#f0935a',
    stopped: '#f57f92',
    unknown: '#9fafb5',
  },
}
const PLAQUE: Readonly<Record<Theme, { readonly fond: string; readonly bord: string }>> = {
  clair: { fond: '#ffffff', bord: '#10222b' },
  sombre: { fond: '#0d171b', bord: '#eaf1f0' },
}

const svg = (cote: number, corps: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${cote}" height="${cote}" viewBox="0 0 ${cote} ${cote}">${corps}</svg>`

const FORME: Readonly<Record<Statut, string>> = {
  active: '<circle cx="14" cy="14" r="7" fill="currentColor"/>',
  reduced:
    '<circle cx="14" cy="14" r="6" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="M14 8a6 6 0 0 0 0 12z" fill="currentColor"/>',
  suspended:
    '<rect x="8.6" y="8" width="4" height="12" fill="currentColor"/><rect x="15.4" y="8" width="4" height="12" fill="currentColor"/>',
  stopped:
    '<path d="M9 9l10 10M19 9l-10 10" stroke="currentColor" stroke-width="3.2" stroke-linecap="square"/>',
  unknown:
    '<path d="M10.9 11.6c.2-2.2 1.6-3.3 3.5-3.3 2 0 3.4 1.1 3.4 2.9 0 2.5-3.4 2.6-3.4 5.2" fill="none" stroke="currentColor" stroke-width="2.3"/><circle cx="14.3" cy="19.6" r="1.6" fill="currentColor"/>',
}

/** A cabinet of a status, 28 px square. */
function iconeCabinet(statut: Statut, theme: Theme): string {
  const { fond, bord } = PLAQUE[theme]
  const tirets = statut === 'unknown' ? ' stroke-dasharray="3 2"' : ''
  const plaque = `<circle cx="14" cy="14" r="12" fill="${fond}" stroke="${bord}" stroke-width="1.4"${tirets}/>`
  return svg(28, plaque + FORME[statut].replaceAll('currentColor', COULEUR[theme][statut]))
}

/** A group of cabinets, 40 px square: a ring whose filled arc, from noon clockwise, is the share still active. */
function iconeGrappe(huitiemes: number, theme: Theme): string {
  const { fond, bord } = PLAQUE[theme]
  const perimetre = 2 * Math.PI * 15
  const arc = (perimetre * huitiemes) / HUITIEMES
  const anneau = `cx="20" cy="20" r="15" fill="none" stroke-width="5"`
  return svg(
    40,
    `<circle cx="20" cy="20" r="19" fill="${fond}" stroke="${bord}" stroke-width="1"/>` +
      `<circle ${anneau} stroke="${theme === 'clair' ? '#d5dcdd' : '#33444b'}"/>` +
      `<circle ${anneau} stroke="${COULEUR[theme].active}" stroke-dasharray="${arc} ${perimetre}" transform="rotate(-90 20 20)"/>`,
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
  if (signe === 'grappe')
    return cadre(`<g transform="translate(3 0) scale(0.55)">${corps(iconeGrappe(5, theme))}</g>`)
  if (signe.startsWith('cabinet-')) {
    const statut = signe.slice('cabinet-'.length) as Statut
    return cadre(`<g transform="translate(3 0) scale(0.785)">${corps(iconeCabinet(statut, theme))}</g>`)
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
  const statuts = Object.keys(FORME) as Statut[]
  const motifs: Motif[] = ['absent', 'sous-dense']
  return new Map<string, string>([
    ...statuts.map((statut) => [`cabinet-${statut}`, iconeCabinet(statut, theme)] as const),
    ...Array.from({ length: HUITIEMES + 1 }, (_, n) => [`grappe-${n}`, iconeGrappe(n, theme)] as const),
    ...motifs.map((nom) => [nom, motif(nom, theme)] as const),
  ])
}
