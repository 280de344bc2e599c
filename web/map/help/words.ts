import { dictionary } from '../../ui/dictionary.ts'

/** Words of the help and of the first visit. */
export const t = dictionary({
  fr: {
    definitions: 'Ce que veut dire chaque indicateur',
    unit: 'Unité :',
    calculation: 'Calcul :',
    reviewed: (day: string) => `Définition relue le ${day}.`,
    shortcuts: 'Raccourcis du clavier',
    shortcutsOn: 'Raccourcis d’une seule touche actifs (jamais pendant qu’on écrit)',
    actions: {
      chercher: 'Chercher un nom ou un code',
      tableau: 'Montrer le tableau',
      graphiques: 'Montrer les graphiques',
      aide: 'Montrer cette aide',
      carte: 'Aller à la carte',
      legende: 'Ouvrir ou fermer la légende',
      lecture: 'Faire défiler les jours, ou s’arrêter',
    },
    arrows: 'Passer d’une ligne du tableau à l’autre ; Entrée choisit, Échap ferme la fiche',
    visit: 'Première visite',
    seeAgain: 'Revoir les trois étapes',
    step: (n: number, total: number) => `Étape ${n} sur ${total}`,
    steps: [
      [
        'Choisissez un territoire',
        'Un découpage, un indicateur, et « Où » pour ne garder que votre région ou vos départements : l’étendue, les rangs, les totaux et les fichiers suivent.',
      ],
      [
        'La carte et le tableau disent la même chose',
        'Une ligne choisie se montre sur la carte, et inversement. Une classe de la légende filtre les deux ; les hachures disent qu’un rang n’est pas déterminé.',
      ],
      [
        'Remontez le temps, partagez le lien',
        'La glissière va de décembre 2025 à aujourd’hui et compare deux dates. L’adresse de la page garde tout : l’envoyer, c’est envoyer cette vue.',
      ],
    ] as readonly (readonly [string, string])[],
    next: 'Suivant',
    finish: 'Terminer',
    skip: 'Ne plus montrer',
  },
  en: {
    definitions: 'What each indicator means',
    unit: 'Unit:',
    calculation: 'Calculation:',
    reviewed: (day: string) => `Definition reviewed on ${day}.`,
    shortcuts: 'Keyboard shortcuts',
    shortcutsOn: 'Single-key shortcuts on (never while you type)',
    actions: {
      chercher: 'Find a name or a code',
      tableau: 'Show the table',
      graphiques: 'Show the charts',
      aide: 'Show this help',
      carte: 'Go to the map',
      legende: 'Open or close the key',
      lecture: 'Play the days, or stop',
    },
    arrows: 'Move between rows of the table; Enter selects, Escape closes the sheet',
    visit: 'First visit',
    seeAgain: 'See the three steps again',
    step: (n: number, total: number) => `Step ${n} of ${total}`,
    steps: [
      [
        'Choose an area',
        'A level, an indicator, and “Where” to keep only your region or your départements: extent, ranks, totals and files follow.',
      ],
      [
        'The map and the table say the same',
        'A row selected shows on the map, and the other way round. A class of the key filters both; hatching says that a rank is not determined.',
      ],
      [
        'Go back in time, share the link',
        'The slider goes from December 2025 to today and compares two dates. The address of the page keeps everything: to send it is to send this view.',
      ],
    ] as readonly (readonly [string, string])[],
    next: 'Next',
    finish: 'Finish',
    skip: 'Do not show again',
  },
})
