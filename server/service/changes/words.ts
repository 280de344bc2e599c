import type { Locale } from '../../contract/locale.ts'
import type { Statut } from '../../domain/model.ts'
import type { Change } from './find-changes.ts'

/** How a status is told of a cabinet, in what is sent: feeds and e-mails. */
export const STATUS: Readonly<Record<Locale, Readonly<Record<Statut, string>>>> = {
  fr: {
    active: 'ouvert',
    reduced: 'en activité réduite',
    suspended: 'suspendu',
    stopped: 'arrêté',
    unknown: 'au statut inconnu',
  },
  en: {
    active: 'open',
    reduced: 'with reduced activity',
    suspended: 'suspended',
    stopped: 'stopped',
    unknown: 'of unknown status',
  },
}

/** Who said it. */
export const EVIDENCE: Readonly<Record<Locale, Readonly<Record<Change['evidence'], string>>>> = {
  fr: {
    association: 'l’association',
    ars: 'l’ARS',
    cpts: 'la CPTS',
    cabinet: 'le cabinet',
    'signalement-verifie': 'un signalement vérifié',
  },
  en: {
    association: 'the association',
    ars: 'the ARS (regional health agency)',
    cpts: 'the CPTS (local care network)',
    cabinet: 'the practice',
    'signalement-verifie': 'a report that was checked',
  },
}
