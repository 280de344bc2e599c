import { dictionary } from '../ui/dictionary.ts'

/** Words around the draft of a written question; the draft itself is French in every language. */
export const t = dictionary({
  fr: {
    title: (code: string) => `Brouillon de question écrite, ${code}`,
    description: (nom: string) => `Une question écrite à coller, avec les chiffres de ${nom}.`,
    heading: 'Brouillon de question écrite',
    lead: (nom: string, day: string) => `${nom}, chiffres au ${day}.`,
    warning:
      'À relire avant tout dépôt : les cabinets de cette démonstration sont fictifs, les chiffres qui en dépendent aussi.',
    french: 'Le brouillon est en français, langue des questions.',
    text: 'Question prête à coller',
    name: (nom: string) => `Au nom de ${nom}`,
    unname: 'Sans nom de député',
    hint: 'Les notes donnent l’adresse de chaque source : l’adresse de Relais répondra toujours avec ces chiffres. Le ministère et la demande restent à adapter.',
    back: 'Retour à la fiche',
    questions: 'Les questions déjà posées',
  },
  en: {
    title: (code: string) => `Draft of a written question, ${code}`,
    description: (nom: string) => `A written question to paste, with the figures of ${nom}.`,
    heading: 'Draft of a written question',
    lead: (nom: string, day: string) => `${nom}, figures on ${day}.`,
    warning:
      'Read it again before tabling it: the practices of this demonstration are fictitious, and so are the figures that rest on them.',
    french: 'The draft is in French, the language of questions.',
    text: 'Question ready to paste',
    name: (nom: string) => `In the name of ${nom}`,
    unname: 'Without a deputy’s name',
    hint: 'The notes give the address of each source: that of Relais will always answer with these figures. The ministry and the request are yours to adapt.',
    back: 'Back to the sheet',
    questions: 'Questions already asked',
  },
})
