import { dictionary } from './dictionary.ts'

/** What an open page says when what it shows has changed. */
export const t = dictionary({
  fr: {
    changed: (name: string, status: string) => `Mise à jour : ${name}, ${status.toLowerCase()}.`,
    list: 'La liste a changé.',
    reload: 'Afficher la nouvelle liste',
  },
  en: {
    changed: (name: string, status: string) => `Updated: ${name}, ${status.toLowerCase()}.`,
    list: 'The list has changed.',
    reload: 'Show the new list',
  },
})
