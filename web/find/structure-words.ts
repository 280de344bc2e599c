import { dictionary } from '../ui/dictionary.ts'
import { of } from '../ui/french.ts'

/** Words of the maisons and centres de santé beside the nurses. */
export const t = dictionary({
  fr: {
    title: 'Les maisons et centres de santé les plus proches',
    lead: 'Ce ne sont pas des relais Asalée. Des soignants y travaillent ensemble ; un centre peut n’avoir que des dentistes. Appelez pour savoir s’ils peuvent vous suivre.',
    kinds: { 'maison-de-sante': 'Maison de santé', 'centre-de-sante': 'Centre de santé' },
    notRelay: 'pas un relais Asalée',
    approximate: (place: string) =>
      `Position approximative : le trajet est compté jusqu’au milieu ${of(place)}.`,
    none: 'Le registre national n’en donne aucun où l’on puisse se rendre depuis ce lieu.',
    source: (day: string) =>
      `D’après le registre national des établissements de santé, tel que connu au ${day}. Une fermeture récente peut y manquer.`,
    about: 'Cette source',
    notLoaded:
      'La liste des maisons et centres de santé n’est pas chargée sur ce site : nous ne savons pas s’il y en a près d’ici. Cherchez-les dans l’annuaire officiel :',
    directory: 'Santé.fr',
  },
  en: {
    title: 'The nearest health centres',
    lead: 'These are not Asalée practices. Care workers work there together; some have only dentists. Call to ask whether they can take you on.',
    kinds: { 'maison-de-sante': 'Group practice (maison de santé)', 'centre-de-sante': 'Health centre' },
    notRelay: 'not an Asalée practice',
    approximate: (place: string) => `Approximate position: the journey is counted to the middle of ${place}.`,
    none: 'The national register gives none that can be reached from this place.',
    source: (day: string) =>
      `From the national register of health establishments, as known on ${day}. A recent closure may be missing.`,
    about: 'This source',
    notLoaded:
      'The list of health centres is not loaded on this site, so we do not know whether any are near here. Look for them in the official directory:',
    directory: 'Santé.fr',
  },
})

/** The public directory of care, kept by the health ministry’s information service. */
export const DIRECTORY = 'https://www.sante.fr/'
