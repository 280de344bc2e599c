import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Chronologie',
    heading: 'De la création à aujourd’hui, ce qui est établi',
    description: 'Les faits publics et datés de la crise du dispositif Asalée, chacun avec sa source.',
    lead: 'Chaque fait porte sa date et sa source. Relais n’ajoute rien qui ne soit publié.',
    gap: 'Après le dernier fait de cette liste, nous ne savons rien. Un fait nouveau y entre quand une source le publie.',
    source: 'Source :',
    empty: 'Aucun fait n’est encore enregistré.',
  },
  en: {
    title: 'Timeline',
    heading: 'From its creation to today, what is established',
    description: 'The public, dated facts of the crisis of the Asalée scheme, each with its source.',
    lead: 'Each fact carries its date and its source. Relais adds nothing that is not published.',
    gap: 'After the last fact of this list we know nothing. A new fact enters when a source publishes it.',
    source: 'Source:',
    empty: 'No fact has been recorded yet.',
  },
})
