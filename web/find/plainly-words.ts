import { dictionary } from '../ui/dictionary.ts'
import { At, at } from '../ui/french.ts'

/** Plain language (FALC): one idea a sentence, everyday words, no negation where it can be avoided. */
export const t = dictionary({
  fr: {
    title: 'En clair',
    nearest: {
      active: (commune: string) => `Une infirmière travaille ${at(commune)}.`,
      reduced: (commune: string) => `Une infirmière travaille ${at(commune)}, mais moins souvent qu’avant.`,
      suspended: (commune: string) => `${At(commune)}, l’infirmière est en pause.`,
      stopped: (commune: string) => `${At(commune)}, l’infirmière s’est arrêtée.`,
      unknown: (commune: string) =>
        `Le cabinet le plus proche est ${at(commune)}. Nous ne savons pas s’il est ouvert.`,
    },
    journey: (time: string, walk: string | null) =>
      `Il faut environ ${time} en voiture${walk === null ? '' : `, ou ${walk} à pied`}.`,
    noRoad: {
      boat: 'Aucune route n’y mène : il faut prendre le bateau.',
      plane: 'Aucune route n’y mène : il faut prendre l’avion.',
    },
    told: (date: string) => `On nous l’a dit le ${date}. Cela a pu changer.`,
    callGp: 'Appelez d’abord votre médecin traitant.',
    fictitious: 'Attention : ce cabinet est inventé. Il sert à montrer le site.',
  },
  en: {
    title: 'In plain words',
    nearest: {
      active: (commune: string) => `A nurse is working in ${commune}.`,
      reduced: (commune: string) => `A nurse is working in ${commune}, but less often than before.`,
      suspended: (commune: string) => `In ${commune}, the nurse has stopped for now.`,
      stopped: (commune: string) => `In ${commune}, the nurse has stopped.`,
      unknown: (commune: string) => `The nearest practice is in ${commune}. We do not know if it is open.`,
    },
    journey: (time: string, walk: string | null) =>
      `It takes about ${time} by car${walk === null ? '' : `, or ${walk} on foot`}.`,
    noRoad: {
      boat: 'There is no road: you have to go by boat.',
      plane: 'There is no road: you have to fly.',
    },
    told: (date: string) => `We were told so on ${date}. This may have changed.`,
    callGp: 'Call your GP first.',
    fictitious: 'Please note: this practice is made up, to show how the site works.',
  },
})
