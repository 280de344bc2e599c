import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Les chiffres qui se contredisent',
    description:
      'Les totaux publiés sur le dispositif Asalée ne concordent pas : les voici côte à côte, avec leur source et leur date.',
    lead: 'Combien d’infirmières, de patients, de cabinets ? Les réponses publiées ne concordent pas. Les voici côte à côte, mot pour mot, avec leur date, leur source et, quand elle existe, leur page au Journal officiel.',
    why: 'Relais ne tranche pas entre deux sources. Il dit laquelle il utilise, et pourquoi.',
    operator: { '=': '', '>': 'plus de', '<': 'moins de', '≈': 'environ' } as Readonly<
      Record<string, string>
    >,
    unit: {} as Readonly<Record<string, string>>,
    used: {
      infirmieres: 'Relais retient le nombre qui est publié avec un temps de travail.',
      patients: 'Relais retient ce nombre : c’est le seul qui compte des patients suivis.',
      'patients-touches':
        'Relais ne l’utilise pas : il compte toutes les personnes vues, et non celles qui sont suivies.',
      cabinets: 'Relais retient ce nombre pour sa démonstration, faute d’un autre.',
      salaires: 'Relais n’en utilise aucun : tous sont montrés.',
    } as Readonly<Record<string, string>>,
    others: 'Les chiffres qu’une seule source donne, ou que toutes donnent pareil',
    what: 'Quoi',
    claim: 'Ce qui est écrit',
    source: 'Source',
    disagree: (n: number) => `${n} affirmations, qui ne concordent pas`,
    undated: 'non daté',
  },
  en: {
    title: 'Figures that disagree',
    description:
      'Published totals about the Asalée scheme do not agree: here they are side by side, with source and date.',
    lead: 'How many nurses, patients, practices? The published answers disagree. Here they are side by side, word for word, with their date, their source and, where there is one, their page in the Journal officiel.',
    why: 'Relais does not decide between two sources. It says which one it uses, and why.',
    operator: { '=': '', '>': 'more than', '<': 'fewer than', '≈': 'about' },
    unit: {
      personnes: 'people',
      lieux: 'places',
      mois: 'months',
      ans: 'years',
      'M€ par an': 'M€ a year',
      ETP: 'FTE',
    },
    used: {
      infirmieres: 'Relais uses the number that is published with a working time.',
      patients: 'Relais uses this number: it is the only one that counts followed patients.',
      'patients-touches': 'Relais does not use it: it counts all people seen, not those followed.',
      cabinets: 'Relais uses this number for its demonstration, for want of another.',
      salaires: 'Relais uses none: all are shown.',
    },
    others: 'Figures that one source gives, or that all give alike',
    what: 'What',
    claim: 'What is written',
    source: 'Source',
    disagree: (n: number) => `${n} claims, which disagree`,
    undated: 'undated',
  },
})
