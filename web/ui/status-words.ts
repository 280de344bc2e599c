import type { Locale } from '../../server/contract/locale.ts'
import { STATUS_NAMES } from '../../server/domain/legend/sign-words.ts'
import type { Statut } from '../../server/domain/model.ts'
import { dictionary } from './dictionary.ts'

const namesIn = (locale: Locale): Readonly<Record<Statut, string>> => ({
  active: STATUS_NAMES.active[locale],
  reduced: STATUS_NAMES.reduced[locale],
  suspended: STATUS_NAMES.suspended[locale],
  stopped: STATUS_NAMES.stopped[locale],
  unknown: STATUS_NAMES.unknown[locale],
})

/** Words of the statuses (method §5), of who vouches for them, and what each means for a patient. */
export const t = dictionary({
  fr: {
    value: namesIn('fr'),
    singular: {
      active: 'ouvert',
      reduced: 'en activité réduite',
      suspended: 'suspendu',
      stopped: 'arrêté',
      unknown: 'au statut inconnu',
    },
    plural: {
      active: 'ouverts',
      reduced: 'en activité réduite',
      suspended: 'suspendus',
      stopped: 'arrêtés',
      unknown: 'au statut inconnu',
    },
    meaning: {
      active: 'L’infirmière suit ses patients. Vous pouvez demander un rendez-vous.',
      reduced: 'L’infirmière travaille moins qu’avant. Appelez avant de venir.',
      suspended: 'Le suivi est en pause. Parlez-en à votre médecin traitant.',
      stopped: 'Il n’y a plus d’infirmière Asalée ici. Voyez une autre adresse ou votre médecin traitant.',
      unknown: 'Personne n’a confirmé récemment. Appelez avant de vous déplacer.',
    },
    evidence: {
      association: 'l’association',
      ars: 'l’agence régionale de santé',
      cpts: 'l’équipe de soins du territoire',
      cabinet: 'le cabinet lui-même',
      'signalement-verifie': 'un signalement vérifié',
    },
    confirmedOn: (date: string) => `confirmé le ${date}`,
    confirmed: (date: string, who: string) => `Confirmé le ${date} par ${who}`,
    expires: (date: string) => `À reconfirmer au plus tard le ${date}`,
    since: (date: string) => `statut en vigueur depuis le ${date}`,
    lastKnown: (status: string) => `Dernier statut connu : ${status}`,
    never: 'Aucune confirmation enregistrée',
  },
  en: {
    value: namesIn('en'),
    singular: {
      active: 'open',
      reduced: 'with reduced activity',
      suspended: 'suspended',
      stopped: 'stopped',
      unknown: 'of unknown status',
    },
    plural: {
      active: 'open',
      reduced: 'with reduced activity',
      suspended: 'suspended',
      stopped: 'stopped',
      unknown: 'of unknown status',
    },
    meaning: {
      active: 'The nurse is seeing patients. You can ask for an appointment.',
      reduced: 'The nurse works less than before. Call before you come.',
      suspended: 'Follow-up is paused. Talk to your GP about it.',
      stopped: 'There is no Asalée nurse here any more. See another address, or your GP.',
      unknown: 'Nobody has confirmed recently. Call before you travel.',
    },
    evidence: {
      association: 'the association',
      ars: 'the regional health agency',
      cpts: 'the local health professionals’ community',
      cabinet: 'the practice itself',
      'signalement-verifie': 'a verified report',
    },
    confirmedOn: (date: string) => `confirmed on ${date}`,
    confirmed: (date: string, who: string) => `Confirmed on ${date} by ${who}`,
    expires: (date: string) => `To be confirmed again by ${date} at the latest`,
    since: (date: string) => `status in force since ${date}`,
    lastKnown: (status: string) => `Last known status: ${status}`,
    never: 'No confirmation on record',
  },
})
