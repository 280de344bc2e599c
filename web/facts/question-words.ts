import { dictionary } from '../ui/dictionary.ts'

/** How a question and its state are told: never without the day on which the state was read. */
export const t = dictionary({
  fr: {
    kind: { QE: 'Question écrite', QG: 'Question au Gouvernement', QOSD: 'Question orale sans débat' },
    name: (kind: string, numero: string) => `${kind} n° ${numero}`,
    published: (date: string, page: string | null) =>
      page === null ? `Journal officiel du ${date}` : `Journal officiel du ${date}, p. ${page}`,
    undated: 'date non donnée par la liste',
    state: {
      'en-attente': (day: string) => `sans réponse au ${day}`,
      'reponse-publiee': (day: string) => `réponse publiée, état au ${day}`,
      retiree: (day: string) => `retirée, état au ${day}`,
    },
    waited: (months: number, overdue: boolean) =>
      `${months === 0 ? 'moins d’un mois' : `${months} mois`} après sa publication${overdue ? ' : le délai de deux mois est passé' : ''}`,
    by: (auteur: string, group: string | null) => `par ${auteur}${group ? ` (${group})` : ''}`,
    title: 'Les questions posées au Gouvernement',
    lead: (total: number, waiting: number, answered: number, withdrawn: number, day: string) =>
      `${total} questions de députés nomment le dispositif. Au ${day} : ${waiting} sans réponse, ${answered} avec une réponse publiée, ${withdrawn} retirée${withdrawn > 1 ? 's' : ''}. Relais ne sait pas ce qui est arrivé depuis ce jour : le lien de chaque question le dit.`,
    toSheets: 'Chaque question mène aussi à la fiche de la circonscription de son auteur.',
    number: 'Numéro et titre',
    date: 'Journal officiel',
    author: 'Auteur',
    circonscription: 'Circonscription',
    statut: 'État, et jour de cet état',
    description: 'Les questions des députés sur Asalée, celles qui attendent une réponse, et depuis quand.',
    rule: 'Le Gouvernement a deux mois pour répondre à une question écrite (Règlement de l’Assemblée nationale, article 135, alinéa 6). Le temps écoulé est compté jusqu’au jour de la liste, jamais au-delà.',
    stateField: 'État',
    anyState: 'tous les états',
    states: { 'en-attente': 'sans réponse', 'reponse-publiee': 'réponse publiée', retiree: 'retirée' },
    group: 'Groupe de l’auteur',
    anyGroup: 'tous les groupes',
    sort: 'Trier par',
    sorts: {
      date: 'ordre de la liste',
      attente: 'plus longue attente',
      'sans-relais': 'patients attendus sans relais',
    },
    show: 'Afficher',
    shown: (shown: number, total: number) =>
      shown === 0 ? 'Aucune question ne répond à ces choix.' : `${shown} questions sur ${total}.`,
    before: 'qui occupait alors ce siège',
    figureOn: (name: string, day: string) => `${name}, au ${day}`,
    columns: 'Chiffres de la circonscription, au tableau et dans le fichier',
    columnsHint: 'Sans rien cocher : les patients attendus sans relais.',
    figureFrom: (day: string) =>
      `Les dernières colonnes sont les chiffres de la fiche de la circonscription de l’auteur, au ${day} : la fiche en donne les sources.`,
    all: 'Toutes les questions, filtrées et triées',
    csv: 'Ce choix en CSV',
  },
  en: {
    kind: { QE: 'Written question', QG: 'Question to the Government', QOSD: 'Oral question without debate' },
    name: (kind: string, numero: string) => `${kind} no. ${numero}`,
    published: (date: string, page: string | null) =>
      page === null ? `Journal officiel of ${date}` : `Journal officiel of ${date}, p. ${page}`,
    undated: 'date not given by the list',
    state: {
      'en-attente': (day: string) => `unanswered on ${day}`,
      'reponse-publiee': (day: string) => `answer published, state on ${day}`,
      retiree: (day: string) => `withdrawn, state on ${day}`,
    },
    waited: (months: number, overdue: boolean) =>
      `${months === 0 ? 'less than a month' : months === 1 ? 'one month' : `${months} months`} after it was published${overdue ? ': the two months are over' : ''}`,
    by: (auteur: string, group: string | null) => `by ${auteur}${group ? ` (${group})` : ''}`,
    title: 'Questions to the Government',
    lead: (total: number, waiting: number, answered: number, withdrawn: number, day: string) =>
      `${total} questions by deputies name the scheme. On ${day}: ${waiting} unanswered, ${answered} with a published answer, ${withdrawn} withdrawn. Relais does not know what has happened since that day: the link of each question tells.`,
    toSheets: 'Each question also leads to the sheet of its author’s constituency.',
    number: 'Number and title',
    date: 'Journal officiel',
    author: 'Author',
    circonscription: 'Constituency',
    statut: 'State, and the day of that state',
    description: 'What deputies asked about Asalée, which questions await an answer, and since when.',
    rule: 'The Government has two months to answer a written question (Rules of the National Assembly, article 135, paragraph 6). The time is counted up to the day of the list, never beyond.',
    stateField: 'State',
    anyState: 'all states',
    states: { 'en-attente': 'unanswered', 'reponse-publiee': 'answer published', retiree: 'withdrawn' },
    group: 'Author’s group',
    anyGroup: 'all groups',
    sort: 'Sort by',
    sorts: {
      date: 'order of the list',
      attente: 'longest wait',
      'sans-relais': 'patients expected without a relay',
    },
    show: 'Show',
    shown: (shown: number, total: number) =>
      shown === 0 ? 'No question meets these choices.' : `${shown} questions of ${total}.`,
    before: 'who held the seat then',
    figureOn: (name: string, day: string) => `${name}, on ${day}`,
    columns: 'Figures of the constituency, in the table and the file',
    columnsHint: 'With none ticked: the patients expected without a relay.',
    figureFrom: (day: string) =>
      `The last columns are the figures of the sheet of the author’s constituency, on ${day}: the sheet gives their sources.`,
    all: 'All questions, filtered and sorted',
    csv: 'This choice as CSV',
  },
})
