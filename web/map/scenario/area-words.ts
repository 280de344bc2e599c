import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the choice of an area. */
export const t = dictionary({
  fr: {
    chercher:
      'Chercher un territoire : région, département, circonscription, ou territoire du découpage affiché (nom ou code)',
    trouves: (n: string) =>
      singular(n) ? `${n} territoire trouvé et choisi.` : `${n} territoires trouvés ; le premier est choisi.`,
    circonscriptions: 'Circonscriptions',
    choisi: 'Territoire choisi',
  },
  en: {
    chercher:
      'Search an area: region, département, constituency, or area of the level on the map (name or code)',
    trouves: (n: string) =>
      n === '1' ? `${n} area found and chosen.` : `${n} areas found; the first is chosen.`,
    circonscriptions: 'Constituencies',
    choisi: 'Chosen area',
  },
})
