import { otherTotal, sharedOut, USUAL_TOTAL, writtenTotal } from '../../server/domain/national-total.ts'
import { dictionary } from '../ui/dictionary.ts'

/** Words of the map's headline. */
export const t = dictionary({
  fr: {
    people: (place: string) =>
      `patients devraient perdre leur suivi sans trouver de relais d’ici trois mois, ${place}`,
    pause: '\u202F; c’est ',
    goalPause: '\u00A0?',
    outOf: 'patients suivis sur 100',
    sharing: `, ${sharedOut('fr')}`,
    otherTotal: `Répartir ${writtenTotal('fr', otherTotal(USUAL_TOTAL))}`,
    question: 'Ce que la carte répond',
    count: 'Où le plus de personnes\u202F?',
    whatRisk: 'Quel risque pour un patient\u202F?',
  },
  en: {
    people: (place: string) =>
      `patients are expected to lose their follow-up and find no relay within three months, ${place}`,
    pause: '; that is ',
    goalPause: '?',
    outOf: 'in every 100 followed',
    sharing: `, ${sharedOut('en')}`,
    otherTotal: `Share out ${writtenTotal('en', otherTotal(USUAL_TOTAL))}`,
    question: 'What the map answers',
    count: 'Where are the most people?',
    whatRisk: 'What risk for one patient?',
  },
})
