import { dictionary } from '../../ui/dictionary.ts'

/** Words of the charts. */
export const t = dictionary({
  fr: {
    data: 'Les mêmes données en tableau',
    reach: (n: string, what: string, day: string) => `${n} ${what}, situation au ${day}.`,
    distribution: (what: string) => `Répartition : ${what}`,
    distributionDesc: (n: string, low: string, high: string, france: string) =>
      `${n} territoires, de ${low} à ${high} ; la France est à ${france}`,
    france: 'France',
    bin: 'Tranche',
    areas: 'Territoires',
    area: 'Territoire',
    scatter: 'Interruption, manque de relais et patients sans relais',
    scatterDesc: (n: string) =>
      `${n} territoires : l’interruption attendue (H) vers la droite, le manque de relais (V) vers le haut, le nombre de patients attendus sans relais par la taille du disque. Risque : R = 100 × H × V.`,
    interruption: 'Interruption (H) →',
    lack: 'Manque de relais (V) ↑',
    scatterCommunes:
      'À l’échelle des communes, l’interruption n’est donnée que par classes : choisissez les départements ou les circonscriptions.',
    timeline: 'Statuts des cabinets, jour par jour',
    timelineDesc: (n: string, open: string, first: string, last: string) =>
      `${n} cabinets du ${first} au ${last} ; ${open} sont ouverts au dernier jour.`,
    month: 'Jour',
    fact: 'Les traits verticaux sont les faits datés ; le trait épais est le jour choisi.',
    multiples: 'Part des cabinets ouverts, par département',
    multiplesDesc: (n: string) =>
      `${n} départements, une courbe chacun, du premier jour à aujourd’hui ; de la part la plus basse à la plus haute aujourd’hui.`,
    part: (start: string, end: string) => `${start} puis ${end}`,
    start: 'Au premier jour',
    end: 'Aujourd’hui',
    cabinets: 'Cabinets',
    none: 'Rien à montrer ici : aucun territoire ne répond à ces choix.',
    source: 'Relais, calcul',
    demonstration: 'Démonstration : cabinets fictifs.',
  },
  en: {
    data: 'The same data as a table',
    reach: (n: string, what: string, day: string) => `${n} ${what}, situation on ${day}.`,
    distribution: (what: string) => `Distribution: ${what}`,
    distributionDesc: (n: string, low: string, high: string, france: string) =>
      `${n} areas, from ${low} to ${high}; France is at ${france}`,
    france: 'France',
    bin: 'Range',
    areas: 'Areas',
    area: 'Area',
    scatter: 'Interruption, lack of a relay and patients without one',
    scatterDesc: (n: string) =>
      `${n} areas: expected interruption (H) to the right, lack of a relay (V) upwards, patients expected without a relay by the size of the disc. Risk: R = 100 × H × V.`,
    interruption: 'Interruption (H) →',
    lack: 'Lack of a relay (V) ↑',
    scatterCommunes:
      'For communes interruption is given as classes only: choose the départements or the constituencies.',
    timeline: 'Statuses of practices, day by day',
    timelineDesc: (n: string, open: string, first: string, last: string) =>
      `${n} practices from ${first} to ${last}; ${open} are open on the last day.`,
    month: 'Day',
    fact: 'Vertical lines are the dated facts; the thick one is the chosen day.',
    multiples: 'Share of open practices, by département',
    multiplesDesc: (n: string) =>
      `${n} départements, one curve each, from the first day to today; from today’s lowest share to the highest.`,
    part: (start: string, end: string) => `${start} then ${end}`,
    start: 'On the first day',
    end: 'Today',
    cabinets: 'Practices',
    none: 'Nothing to show here: no area meets these choices.',
    source: 'Relais, calculation',
    demonstration: 'Demonstration: fictitious practices.',
  },
})
