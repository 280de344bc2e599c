import { dictionary } from './dictionary.ts'

/** What is said of a cabinet that stands on the map at the middle of its arrondissement or commune, for want of better. */
export const t = dictionary({
  fr: {
    approximate: (place: string) =>
      `Lieu exact inconnu : nous comptons le trajet jusqu’au milieu de ${place}. Demandez l’adresse avant d’y aller.`,
  },
  en: {
    approximate: (place: string) =>
      `Exact place not known: we count the journey to the middle of ${place}. Ask for the address before you go.`,
  },
})
