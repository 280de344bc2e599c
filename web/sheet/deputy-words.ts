import { dictionary } from '../ui/dictionary.ts'

/** How a seat is told: always by the list of a day, never as if it were known today; of an old list, not that it is vacant. */
export const t = dictionary({
  fr: {
    deputy: { 'M.': 'Député', Mme: 'Députée', other: 'Député ou députée' },
    unnamed: (day: string, old: boolean) =>
      old ? `aucun nom dans la liste du ${day}, ancienne` : `siège vacant au ${day}`,
    listOf: (day: string) => `liste du ${day}`,
    listed: (day: string) => `Députés d’après la liste de l’Assemblée nationale du ${day}.`,
    old: (day: string) =>
      `Liste ancienne : celle du ${day} a plus de soixante jours. Le siège a pu changer depuis.`,
    unknown: 'Député ou députée : aucune liste à cette date.',
    senators: 'Au Sénat',
    senatorsListed: (day: string, old: boolean) =>
      `D’après la liste du Sénat du ${day}${old ? ' : sièges non renouvelés depuis' : ''}.`,
    senateQuestions: 'Leurs questions qui nomment Asalée',
    askedBy: (auteur: string, group: string | null, day: string | null) =>
      `${auteur}${group ? ` (${group})` : ''}${day === null ? '' : `, Journal officiel du ${day}`}`,
    senateStates: {
      'en-attente': (day: string) => `sans réponse au ${day}`,
      'reponse-publiee': (day: string) => `réponse publiée, état au ${day}`,
      retiree: (day: string) => `retirée, état au ${day}`,
      caduque: (day: string) => `caduque, état au ${day}`,
    },
    unnamedSenators: (day: string) => `La liste du Sénat du ${day} n’y nomme personne.`,
    oldSenators: (day: string) =>
      `Liste ancienne : celle du ${day} a plus de soixante jours. Un siège a pu changer depuis.`,
    renewed: (day: string, year: string) =>
      `Aucun nom n’est donné : les sièges de ce département ont été renouvelés en septembre ${year}, et la liste du Sénat lue ici est du ${day}.`,
  },
  en: {
    deputy: { 'M.': 'Deputy', Mme: 'Deputy', other: 'Deputy' },
    unnamed: (day: string, old: boolean) =>
      old ? `no name in the list of ${day}, which is old` : `seat vacant on ${day}`,
    listOf: (day: string) => `list of ${day}`,
    listed: (day: string) => `Deputies by the National Assembly’s list of ${day}.`,
    old: (day: string) =>
      `Old list: that of ${day} is more than sixty days old. The seat may have changed since.`,
    unknown: 'Deputy: no list on this day.',
    senators: 'In the Sénat',
    senatorsListed: (day: string, old: boolean) =>
      `By the Sénat’s list of ${day}${old ? ': seats not renewed since' : ''}.`,
    senateQuestions: 'Their questions that name Asalée',
    askedBy: (auteur: string, group: string | null, day: string | null) =>
      `${auteur}${group ? ` (${group})` : ''}${day === null ? '' : `, Journal officiel of ${day}`}`,
    senateStates: {
      'en-attente': (day: string) => `unanswered on ${day}`,
      'reponse-publiee': (day: string) => `answer published, state on ${day}`,
      retiree: (day: string) => `withdrawn, state on ${day}`,
      caduque: (day: string) => `lapsed, state on ${day}`,
    },
    unnamedSenators: (day: string) => `The Sénat’s list of ${day} names nobody there.`,
    oldSenators: (day: string) =>
      `Old list: that of ${day} is more than sixty days old. A seat may have changed since.`,
    renewed: (day: string, year: string) =>
      `Nobody is named: the seats of this département were renewed in September ${year}, and the Sénat’s list read here is of ${day}.`,
  },
})
