import { INDICATORS } from '../../server/domain/indicators.ts'
import type { Indicateur } from '../../server/domain/situation.ts'

/**
 * Colours of the map, drawn in OKLCH: classes of equal steps of lightness (0.945 → 0.36 on paper, 0.30 → 0.93 on
 * night), so that the order survives a greyscale print and every colour-blindness; hue only adds a second reading.
 * `tests/map/rampes.test.ts` measures the steps, simulated vision included.
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
      5: ['#461a3e', '#952651', '#dd4e2a', '#f59f3a', '#fce89a'],
      6: ['#461a3e', '#852450', '#c23b42', '#e97025', '#f6af4c', '#fce89a'],
    },
  },
  offre: {
    clair: {
      5: ['#ddf3e6', '#90ccbd', '#37a1a7', '#08708d', '#1d3e66'],
      6: ['#ddf3e6', '#a0d4c4', '#5db3ae', '#1b8e9e', '#016689', '#1d3e66'],
    },
    sombre: {
      5: ['#162e50', '#046080', '#1a96a1', '#6ec8b9', '#c6f5da'],
      6: ['#162e50', '#0c5577', '#088095', '#3faaab', '#81d1be', '#c6f5da'],
    },
  },
  besoin: {
    clair: {
      5: ['#efeaf9', '#c3b5df', '#9881ca', '#6e4eaf', '#432383'],
      6: ['#efeaf9', '#cbc0e4', '#a996d3', '#876cc0', '#6545a6', '#432383'],
    },
    sombre: {
      5: ['#2f215b', '#5b449d', '#8d71ce', '#bfa7ec', '#eee2fe'],
      6: ['#2f215b', '#523c90', '#785ebb', '#a186da', '#c8b2ef', '#eee2fe'],
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
    ...['#093350', '#3c47aa', '#918fcf'],
    ...['#793900', '#8b667c', '#b4bbfd'],
    ...['#c86e2a', '#ecac81', '#eaeef2'],
  ],
}

/** From « better by far » (blue-green) through « no different » to « worse by far » (orange): seven classes. */
export const DIVERGENTE: Readonly<Record<Theme, readonly string[]>> = {
  clair: ['#07596b', '#3e95a3', '#a3d0d1', '#f1f0ec', '#f3c396', '#d9783c', '#94371a'],
  sombre: ['#a9ecee', '#55b3bb', '#2b6b75', '#26363b', '#7a4a26', '#cf7f3b', '#ffcf9a'],
}

/** What is not a class. `trame` draws the hatching of missing data, `encre` the one of an undetermined rank. */
export const FONDS: Readonly<
  Record<
    Theme,
    Readonly<
      Record<
        | 'mer'
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
    mer: '#e4eef0',
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

/** More of it is worse: warm. Supply: blue-green. Need: violet. Darker on paper, brighter at night, always means more. */
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
