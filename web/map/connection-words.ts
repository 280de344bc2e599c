import { dictionary } from '../ui/dictionary.ts'

/** What the map says while nothing new can reach it. */
export const t = dictionary({
  fr: {
    offline: 'Vous êtes hors connexion.',
    silent: 'Relais ne répond pas : il redémarre peut-être.',
    shown: (day: string) =>
      `Ce qui est affiché est la situation au ${day}, telle qu’elle a été reçue ; elle a pu changer. La page se remet à jour d’elle-même.`,
  },
  en: {
    offline: 'You are offline.',
    silent: 'Relais is not responding: it may be restarting.',
    shown: (day: string) =>
      `What is shown is the situation on ${day} as it was received; it may have changed. The page catches up by itself.`,
  },
})
