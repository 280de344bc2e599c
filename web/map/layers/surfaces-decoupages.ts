import { surface } from './surface.ts'

/** The reader's own groupings, and the levels that cut across the constituencies, one surface each. */
export const surfacesDecoupages = [
  surface('epci', { fr: 'Par EPCI', en: 'By EPCI' }),
  surface('bassin-de-vie', { fr: 'Par bassin de vie', en: 'By living area' }),
  surface('arrondissement', { fr: 'Par arrondissement', en: 'By arrondissement' }),
  surface('canton', { fr: 'Par canton', en: 'By canton' }),
  surface('groupes', { fr: 'Mes regroupements', en: 'My groupings' }),
] as const
