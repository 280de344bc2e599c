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
    offline: 'You are offline, or Relais is not responding.',
    results: (day: string) =>
      `This page was saved on this device. It shows the situation on ${day}, which may have changed. Call before you travel.`,
    help: (day: string) =>
      `This page was saved on ${day}. The numbers to call have not changed. Your search is still in the box: try again later.`,
    expired: 'This status is out of date and can no longer be relied on. Call before you travel.',
    degraded:
      'Part of Relais is down: the latest changes may be missing, and reports do not get through. Call before you travel.',
    title: 'What to do if your nurse stops',
    description:
      'Who to call if your Asalée nurse stops working: your GP, 116 117, 15, the regional health agency. Works offline too.',
    plain: [
      'Your nurse may have had to stop working.',
      'Your GP is still here for you.',
      'Keep your prescriptions and your health record book.',
    ],
    who: 'Who to call',
    search: 'Find a nurse who is still working',
    ars: 'Your regional health agency',
    arsText: 'It can tell you what is being arranged where you live.',
    link: 'Keep this list: the page opens without a connection too',
  },
})
