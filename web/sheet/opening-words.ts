import { dictionary } from '../ui/dictionary.ts'

/** The first sentence of a sheet, what "threatened" means in it, and what another total leaves as it was. */
export const t = dictionary({
  fr: {
    relayless: (value: string) => `${value} patients`,
    few: 'Moins de 11 patients',
    expected: ' devraient perdre leur suivi d’ici trois mois sans trouver de relais',
    of: (value: string) => `, sur ${value} suivis ici par une infirmière Asalée`,
    followed: (value: string) =>
      `${value} patients suivis ici par une infirmière Asalée ; combien resteraient sans relais n’est pas publié.`,
    none: 'Aucun chiffre de patients n’est publié ici.',
    meaning:
      '« Menacé », sur cette fiche : un patient suivi dont on attend que le suivi s’interrompe d’ici trois mois, vu le statut de son cabinet, et qui ne trouverait pas de relais près de chez lui. Il garde son médecin traitant.',
    otherNote:
      'Les patients, le risque et les suivis de cette page répartissent ici ce million de personnes « touchées », une autre définition, sans rang. Les phrases à citer, les changements, « Dans ce territoire » (carte et tableau) et les fichiers gardent le total de 300 000.',
  },
  en: {
    relayless: (value: string) => `${value} patients`,
    few: 'Fewer than 11 patients',
    expected: ' are expected to lose their follow-up within three months without finding a relay',
    of: (value: string) => `, of ${value} followed here by an Asalée nurse`,
    followed: (value: string) =>
      `${value} patients followed here by an Asalée nurse; how many would be without a relay is not published.`,
    none: 'No figure of patients is published here.',
    meaning:
      '“Threatened”, on this sheet: a followed patient whose follow-up is expected to be interrupted within three months, given the status of the practice, and who would find no relay nearby. They keep their GP.',
    otherNote:
      'Patients, risk and follow-ups of this page share out this million of people “reached”, another definition, without rank. The sentences to quote, the changes, “Inside this area” (map and table) and the files keep the total of 300,000.',
  },
})
