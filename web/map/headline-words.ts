import { otherTotal, sharedOut, USUAL_TOTAL, writtenTotal } from '../../server/domain/national-total.ts'
import { dictionary } from '../ui/dictionary.ts'

/** Words of the map's headline. */
export const t = dictionary({
  fr: {
    gens: (lieu: string) =>
      `patients devraient perdre leur suivi sans trouver de relais d’ici trois mois, ${lieu}`,
    pause: '\u202F; c’est ',
    pauseObjectif: '\u00A0?',
    sur: 'patients suivis sur 100',
    partage: `, ${sharedOut('fr')}`,
    autreTotal: `Répartir ${writtenTotal('fr', otherTotal(USUAL_TOTAL))}`,
    question: 'Ce que la carte répond',
    combien: 'Où le plus de personnes\u202F?',
    quelRisque: 'Quel risque pour un patient\u202F?',
  },
  en: {
    gens: (place: string) =>
      `patients are expected to lose their follow-up and find no relay within three months, ${place}`,
    pause: '; that is ',
    pauseObjectif: '?',
    sur: 'in every 100 followed',
    partage: `, ${sharedOut('en')}`,
    autreTotal: `Share out ${writtenTotal('en', otherTotal(USUAL_TOTAL))}`,
    question: 'What the map answers',
    combien: 'Where are the most people?',
    quelRisque: 'What risk for one patient?',
  },
})
