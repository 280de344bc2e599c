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
    title: 'Map of the practices listed',
    jump: 'See on a map',
    open: 'Show the map',
    text: 'The map shows the practices listed, with the same numbers. Everything it shows is also in the list.',
    loading: 'Loading the map…',
    failed: 'The map cannot be shown here. Everything it would show is in the list.',
    credit: 'Outlines: IGN, Admin Express.',
    gestures: {
      ctrl: 'Hold Ctrl and scroll to zoom',
      command: 'Hold ⌘ and scroll to zoom',
      fingers: 'Use two fingers to move the map',
    },
  },
})
