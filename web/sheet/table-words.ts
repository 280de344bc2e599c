import { dictionary } from '../ui/dictionary.ts'

/** The one table of comparison of a sheet. */
export const t = dictionary({
  fr: {
    title: 'Comparer',
    here: 'Ici',
    figure: 'Chiffre',
    spread: 'Où elle se place',
    rank: 'Rang',
    key: (wider: string) =>
      `Point : ici, avec son intervalle. Trait : la France.${wider && ` Triangle : ${wider}.`} En gris : les territoires du même niveau, des valeurs les plus basses aux plus hautes.`,
    overlap:
      'Quand deux intervalles se chevauchent, la différence n’est pas établie. Le premier rang est celui de la valeur la plus élevée.',
    risk: 'R = 100 × H × V : un produit que chacun peut refaire.',
    of: (rank: string, of: number) => `${rank} sur ${of}`,
  },
  en: {
    title: 'Compare',
    here: 'Here',
    figure: 'Figure',
    spread: 'Where it stands',
    rank: 'Rank',
    key: (wider: string) =>
      `Dot: here, with its interval. Line: France.${wider && ` Triangle: ${wider}.`} Grey: the areas of the same level, from the lowest values to the highest.`,
    overlap:
      'Where two intervals overlap, the difference is not established. The first rank is that of the highest value.',
    risk: 'R = 100 × H × V: a product that anyone can redo.',
    of: (rank: string, of: number) => `${rank} of ${of}`,
  },
})
