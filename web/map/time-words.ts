import { dictionary } from '../ui/dictionary.ts'

/** Words of the time line and of the comparison of two days. */
export const t = dictionary({
  fr: {
    mapOf: (day: string) => `Carte du ${day}`,
    time: 'Temps',
    day: 'Jour décrit par les chiffres',
    playing: 'Faire défiler les jours',
    pause: 'Arrêter le défilement',
    fact: 'Aller à un fait daté',
    today: 'Aujourd’hui',
    compare: 'Comparer deux dates',
    compareTo: 'avec le',
    views: { volet: 'Côte à côte', ecart: 'Écart' },
    pane: 'Ligne entre les deux dates',
    panePart: (part: number, day: string) => `${part} % de la carte montrent le ${day}`,
  },
  en: {
    mapOf: (day: string) => `Map of ${day}`,
    time: 'Time',
    day: 'Day that the figures describe',
    playing: 'Play the days',
    pause: 'Stop playing',
    fact: 'Go to a dated fact',
    today: 'Today',
    compare: 'Compare two dates',
    compareTo: 'with',
    views: { volet: 'Side by side', ecart: 'Difference' },
    pane: 'Line between the two dates',
    panePart: (part: number, day: string) => `${part}% of the map show ${day}`,
  },
})
