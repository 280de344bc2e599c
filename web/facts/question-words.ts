import { dictionary } from '../ui/dictionary.ts'

/** How a question and its state are told: never without the day on which the state was read. */
export const t = dictionary({
  fr: {
    kind: { QE: 'Question écrite', QG: 'Question au Gouvernement' },
    name: (kind: string, numero: string) => `${kind} n° ${numero}`,
    published: (date: string, page: string | null) =>
      page === null ? `Journal officiel du ${date}` : `Journal officiel du ${date}, p. ${page}`,
    undated: 'date non donnée par la liste',
    state: {
      'en-attente': (day: string) => `sans réponse au ${day}`,
      'reponse-publiee': (day: string) => `réponse publiée, état au ${day}`,
      retiree: (day: string) => `retirée, état au ${day}`,
    },
    by: (auteur: string, groupe: string | null) => `par ${auteur}${groupe ? ` (${groupe})` : ''}`,
    title: 'Les questions posées au Gouvernement',
    lead: (total: number, waiting: number, answered: number, withdrawn: number, day: string) =>
      `${total} questions de députés nomment le dispositif. Au ${day} : ${waiting} sans réponse, ${answered} avec une réponse publiée, ${withdrawn} retirée${withdrawn > 1 ? 's' : ''}. Relais ne sait pas ce qui est arrivé depuis ce jour : le lien de chaque question le dit.`,
    toSheets: 'Chaque question mène aussi à la fiche de la circonscription de son auteur.',
    number: 'Numéro et titre',
    date: 'Journal officiel',
    author: 'Auteur',
    circonscription: 'Circonscription',
    statut: 'État, et jour de cet état',
  },
  en: {
    kind: { QE: 'Written question', QG: 'Question to the Government' },
    name: (kind: string, numero: string) => `${kind} no. ${numero}`,
    published: (date: string, page: string | null) =>
      page === null ? `Journal officiel of ${date}` : `Journal officiel of ${date}, p. ${page}`,
    undated: 'date not given by the list',
    state: {
      'en-attente': (day: string) => `unanswered on ${day}`,
      'reponse-publiee': (day: string) => `answer published, state on ${day}`,
      retiree: (day: string) => `withdrawn, state on ${day}`,
    },
    by: (auteur: string, groupe: string | null) => `by ${auteur}${groupe ? ` (${groupe})` : ''}`,
    title: 'Questions to the Government',
    lead: (total: number, waiting: number, answered: number, withdrawn: number, day: string) =>
      `${total} questions by deputies name the scheme. On ${day}: ${waiting} unanswered, ${answered} with a published answer, ${withdrawn} withdrawn. Relais does not know what has happened since that day: the link of each question tells.`,
    toSheets: 'Each question also leads to the sheet of its author’s constituency.',
    number: 'Number and title',
    date: 'Journal officiel',
    author: 'Author',
    circonscription: 'Constituency',
    statut: 'State, and the day of that state',
  },
})
