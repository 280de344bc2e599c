import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the choice of an area. */
export const t = dictionary({
  fr: {
    search:
      'Chercher un territoire : région, département, circonscription, ou territoire du découpage affiché (nom ou code)',
    found: (n: string) =>
      singular(n) ? `${n} territoire trouvé et choisi.` : `${n} territoires trouvés ; le premier est choisi.`,
    circonscriptions: 'Circonscriptions',
    chosen: 'Territoire choisi',
  },
  en: {
    search:
      'Search an area: region, département, constituency, or area of the level on the map (name or code)',
    found: (n: string) =>
      n === '1' ? `${n} area found and chosen.` : `${n} areas found; the first is chosen.`,
    circonscriptions: 'Constituencies',
    chosen: 'Chosen area',
  },
})
