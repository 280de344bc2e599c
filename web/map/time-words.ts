import { dictionary } from '../ui/dictionary.ts'

/** Words of the time line and of the comparison of two days. */
export const t = dictionary({
  fr: {
    carteDu: (jour: string) => `Carte du ${jour}`,
    temps: 'Temps',
    jour: 'Jour décrit par les chiffres',
    lecture: 'Faire défiler les jours',
    pause: 'Arrêter le défilement',
    fait: 'Aller à un fait daté',
    aujourdhui: 'Aujourd’hui',
    comparer: 'Comparer deux dates',
    comparerAu: 'avec le',
    vues: { volet: 'Côte à côte', ecart: 'Écart' },
    volet: 'Ligne entre les deux dates',
    voletPart: (part: number, jour: string) => `${part} % de la carte montrent le ${jour}`,
  },
  en: {
    carteDu: (jour: string) => `Map of ${jour}`,
    temps: 'Time',
    jour: 'Day that the figures describe',
    lecture: 'Play the days',
    pause: 'Stop playing',
    fait: 'Go to a dated fact',
    aujourdhui: 'Today',
    comparer: 'Compare two dates',
    comparerAu: 'with',
    vues: { volet: 'Side by side', ecart: 'Difference' },
    volet: 'Line between the two dates',
    voletPart: (part: number, jour: string) => `${part}% of the map show ${jour}`,
  },
})
