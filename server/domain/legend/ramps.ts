import { INDICATORS } from '../indicators.ts'
import { pow } from '../math/pow.ts'
import type { Indicateur } from '../situation.ts'

/**
 * Colours of the map and of what a GIS opens, drawn in OKLCH: classes of equal steps of lightness (0.945 → 0.36 on paper, 0.94 → 0.42 on
 * night, where the darkest must still leave the land), darker meaning more in both themes, so that the order survives a greyscale print and every colour-blindness; hue only adds a second reading.
 * `tests/map/ramps.test.ts` measures the steps, simulated vision included.
 */
export type Theme = 'clair' | 'sombre'
export type Famille = 'risque' | 'offre' | 'besoin'

/** From the lowest class to the highest, for five classes and for six. */
export const RAMPES: Readonly<
  Record<Famille, Readonly<Record<Theme, Readonly<Record<5 | 6, readonly string[]>>>>>
> = {
  risque: {
    clair: {
      5: ['#faecc4', '#e7b26f', '#e06733', '#b42249', '#68154c'],
      6: ['#faecc4', '#eabf7f', '#e48743', '#d14c3b', '#a41e4d', '#68154c'],
    },
    sombre: {
      5: ['#f9ebc3', '#ebb673', '#e9703c', '#c33355', '#7b285d'],
      6: ['#f9ebc3', '#ebc080', '#e88b47', '#d75240', '#ae2955', '#6b1c55'],
    },
  },
  offre: {
    clair: {
      5: ['#ddf3e6', '#90ccbd', '#37a1a7', '#08708d', '#1d3e66'],
      6: ['#ddf3e6', '#a0d4c4', '#5db3ae', '#1b8e9e', '#016689', '#1d3e66'],
    },
    sombre: {
      5: ['#dcf2e5', '#93cfc0', '#42aab0', '#207d9a', '#2d4e78'],
      6: ['#dcf2e5', '#a2d6c6', '#64b9b4', '#2b98a8', '#1c7397', '#2d4e78'],
    },
  },
  besoin: {
    clair: {
      5: ['#efeaf9', '#c3b5df', '#9881ca', '#6e4eaf', '#432383'],
      6: ['#efeaf9', '#cbc0e4', '#a996d3', '#876cc0', '#6545a6', '#432383'],
    },
    sombre: {
      5: ['#ede8f7', '#c7b9e3', '#a089d3', '#7a5bbd', '#523696'],
      6: ['#ede8f7', '#cdc2e7', '#af9cda', '#9176cb', '#7253b6', '#523696'],
    },
  },
}

/**
 * Risk × desert, class 3 × risk + desert: to orange with the risk, to blue with the desert, to plum with both. Drawn by
 * search for the largest least distance between two of the nine in ordinary sight and the three colour-blindnesses.
 */
export const CROISEE: Readonly<Record<Theme, readonly string[]>> = {
  clair: [
    ...['#ece1ee', '#81b7f9', '#3070c6'],
    ...['#e6ab97', '#9b8a9f', '#3a3b92'],
    ...['#d2743e', '#89596b', '#631a3d'],
  ],
  sombre: [
    ...['#efe4f1', '#88bdfe', '#3b7bd2'],
    ...['#ecb19c', '#a492a8', '#4649a1'],
    ...['#dc7d47', '#956476', '#73294b'],
  ],
}

/** From « better by far » (blue-green) through « no different » to « worse by far » (orange): seven classes. */
export const DIVERGENTE: Readonly<Record<Theme, readonly string[]>> = {
  clair: ['#07596b', '#3e95a3', '#a3d0d1', '#f1f0ec', '#f3c396', '#d9783c', '#94371a'],
  sombre: ['#0d5c6e', '#39919f', '#97c4c5', '#dfdeda', '#e5b689', '#d27235', '#96391c'],
}

/** What is not a class. `trame` draws the hatching of missing data, `encre` the one of an undetermined rank. */
export const FONDS: Readonly<
  Record<
    Theme,
    Readonly<
      Record<
        | 'mer'
        | 'voisin'
        | 'frontiere'
        | 'eau'
        | 'terre'
        | 'absent'
        | 'trame'
        | 'encre'
        | 'limite'
        | 'limiteFine'
        | 'texte'
        | 'texteDoux'
        | 'halo'
        | 'selection',
        string
      >
    >
  >
> = {
  clair: {
    mer: '#d9e8ec',
    voisin: '#f3f3ef',
    frontiere: '#b9c0c0',
    eau: '#a9d3e4',
    terre: '#ffffff',
    absent: '#eceded',
    trame: '#a3a9ad',
    encre: '#10222b',
    limite: '#33474f',
    limiteFine: '#6d7f86',
    texte: '#10222b',
    texteDoux: '#364850',
    halo: '#ffffff',
    selection: '#0b1d26',
  },
  sombre: {
    mer: '#0a1418',
    voisin: '#141f24',
    frontiere: '#33434a',
    eau: '#5b9db8',
    terre: '#1b2b31',
    absent: '#242f34',
    trame: '#66747b',
    encre: '#eaf1f0',
    limite: '#c3d0d5',
    limiteFine: '#84969d',
    texte: '#eaf1f0',
    texteDoux: '#bccac9',
    halo: '#0d171b',
    selection: '#ffffff',
  },
}

/** More of it is worse: warm. Supply: blue-green. Need: violet. Darker always means more. */
function familleDe(indicateur: Indicateur): Famille {
  if (indicateur === 'besoin') return 'besoin'
  const { direction } = INDICATORS[indicateur]
  return direction === 'higher-is-worse' ? 'risque' : direction === 'higher-is-better' ? 'offre' : 'besoin'
}

/** One colour a class of the indicator, from the lowest to the highest. */
export function rampe(indicateur: Indicateur, theme: Theme): readonly string[] {
  const couleurs = RAMPES[familleDe(indicateur)][theme]
  return couleurs[INDICATORS[indicateur].classes.length === 7 ? 6 : 5]
}

/** Part of a colour's chroma that is left where its class is uncertain. */
const RESTE = 0.3

/** The grey of a colour's own light with a rest of its hue: the class keeps its order and loses its certainty. */
export function desature(hex: string): string {
  const canaux = [1, 3, 5].map((debut) => pow(parseInt(hex.slice(debut, debut + 2), 16) / 255, 2.2))
  const gris = 0.2126 * canaux[0]! + 0.7152 * canaux[1]! + 0.0722 * canaux[2]!
  const ecrit = (canal: number): string =>
    Math.round(255 * pow(gris + RESTE * (canal - gris), 1 / 2.2))
      .toString(16)
      .padStart(2, '0')
  return `#${canaux.map(ecrit).join('')}`
}
