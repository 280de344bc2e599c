import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Carte des cabinets de la liste',
    jump: 'Voir sur une carte',
    open: 'Afficher la carte',
    text: 'La carte montre les cabinets de la liste, avec les mêmes numéros. Tout ce qu’elle montre est écrit dans la liste.',
    loading: 'La carte arrive…',
    failed: 'La carte ne peut pas être affichée ici. La liste dit tout ce qu’elle montrerait.',
    credit: 'Contours : IGN, Admin Express.',
    gestures: {
      ctrl: 'Ctrl et la molette agrandissent la carte',
      command: '⌘ et la molette agrandissent la carte',
      fingers: 'Deux doigts déplacent la carte',
    },
  },
  en: {
    title: 'Map of the practices of the list',
    jump: 'See on a map',
    open: 'Show the map',
    text: 'The map shows the practices of the list, under the same numbers. All that it shows is written in the list.',
    loading: 'The map is coming…',
    failed: 'The map cannot be shown here. The list says all that it would show.',
    credit: 'Outlines: IGN, Admin Express.',
    gestures: {
      ctrl: 'Ctrl and the wheel enlarge the map',
      command: '⌘ and the wheel enlarge the map',
      fingers: 'Two fingers move the map',
    },
  },
})
