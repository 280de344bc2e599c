import { dictionary } from '../ui/dictionary.ts'

/** What the map says while nothing new can reach it. */
export const t = dictionary({
  fr: {
    horsLigne: 'Vous êtes hors connexion.',
    muet: 'Relais ne répond pas : il redémarre peut-être.',
    montre: (jour: string) =>
      `Ce qui est affiché est la situation au ${jour}, telle qu’elle a été reçue ; elle a pu changer. La page se remet à jour d’elle-même.`,
  },
  en: {
    horsLigne: 'You are offline.',
    muet: 'Relais is not responding: it may be restarting.',
    montre: (jour: string) =>
      `What is shown is the situation on ${jour} as it was received; it may have changed. The page catches up by itself.`,
  },
})
