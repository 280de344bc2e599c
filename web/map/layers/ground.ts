import { FONDS } from '../ramps.ts'
import { tuiles, type Couche } from './layer.ts'

/** Sea and land: the quiet ground on which one variable speaks. */
export const terre: Couche = {
  id: 'terre',
  titre: { fr: 'Terre et mer', en: 'Land and sea' },
  unite: null,
  source: {
    fr: 'IGN, Admin Express (contours simplifiés), Licence Ouverte 2.0',
    en: 'IGN, Admin Express (simplified boundaries), Licence Ouverte 2.0',
  },
  indicateur: null,
  auChoix: null,
  zoomMinimal: 0,
  sources: { departements: tuiles('departements') },
  style: ({ theme }) => [
    { id: 'mer', type: 'background', paint: { 'background-color': FONDS[theme].mer } },
    {
      id: 'terre',
      type: 'fill',
      source: 'departements',
      'source-layer': 'departements',
      paint: { 'fill-color': FONDS[theme].terre },
    },
  ],
  signes: [],
}
