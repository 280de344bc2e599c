import { dictionary } from './dictionary.ts'

/** Words for who has no network, and of the page that says what to do. */
export const t = dictionary({
  fr: {
    offline: 'Vous êtes hors connexion, ou Relais ne répond pas.',
    results: (day: string) =>
      `Voici la page gardée sur cet appareil : la situation au ${day}. Elle a pu changer. Appelez avant de vous déplacer.`,
    help: (day: string) =>
      `Cette page a été gardée le ${day}. Les numéros d’appel sont les mêmes. Votre recherche est encore dans le champ : réessayez plus tard.`,
    expired: 'La date limite est passée : ce statut n’est plus sûr. Appelez avant de vous déplacer.',
    degraded:
      'Une partie de Relais est en panne : les changements les plus récents peuvent manquer, et les signalements ne passent pas. Appelez avant de vous déplacer.',
    title: 'Que faire si l’infirmière s’arrête ?',
    description:
      'Qui appeler quand l’infirmière Asalée s’arrête : médecin traitant, 116 117, 15, agence régionale de santé. S’ouvre aussi sans connexion.',
    plain: [
      'Votre infirmière a peut-être dû s’arrêter.',
      'Votre médecin traitant est toujours là pour vous.',
      'Gardez vos ordonnances et votre carnet de suivi.',
    ],
    who: 'Qui appeler',
    search: 'Chercher une infirmière encore en activité',
    ars: 'L’agence régionale de santé de votre région',
    arsText: 'Elle peut dire quelles solutions sont prévues chez vous.',
    link: 'Cette liste sur une page à garder : elle s’ouvre aussi sans connexion',
  },
  en: {
    offline: 'You are offline, or Relais does not answer.',
    results: (day: string) =>
      `This is the page kept on this device: the situation on ${day}. It may have changed. Call before you travel.`,
    help: (day: string) =>
      `This page was kept on ${day}. The numbers to call are the same. Your search is still in the field: try again later.`,
    expired: 'Its term has passed: this status can no longer be trusted. Call before you travel.',
    degraded:
      'Part of Relais is down: the latest changes may be missing, and reports do not get through. Call before you travel.',
    title: 'What to do if the nurse stops?',
    description:
      'Who to call when the Asalée nurse stops: your GP, 116 117, 15, the regional health agency. Opens offline too.',
    plain: [
      'Your nurse may have had to stop.',
      'Your GP is still there for you.',
      'Keep your prescriptions and your follow-up booklet.',
    ],
    who: 'Who to call',
    search: 'Find a nurse still at work',
    ars: 'The health agency of your region',
    arsText: 'It can say which solutions are planned where you live.',
    link: 'This list on a page to keep: it opens offline too',
  },
})
