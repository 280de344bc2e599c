import { dictionary } from '../../ui/dictionary.ts'

/** Words of the charts. */
export const t = dictionary({
  fr: {
    donnees: 'Les mêmes données en tableau',
    portee: (n: string, quoi: string, jour: string) => `${n} ${quoi}, situation au ${jour}.`,
    distribution: (quoi: string) => `Répartition : ${quoi}`,
    distributionDesc: (n: string, bas: string, haut: string, france: string) =>
      `${n} territoires, de ${bas} à ${haut} ; la France est à ${france}`,
    france: 'France',
    tranche: 'Tranche',
    territoires: 'Territoires',
    territoire: 'Territoire',
    nuage: 'Interruption, manque de relais et patients sans relais',
    nuageDesc: (n: string) =>
      `${n} territoires : l’interruption attendue (H) vers la droite, le manque de relais (V) vers le haut, le nombre de patients attendus sans relais par la taille du disque. Risque : R = 100 × H × V.`,
    interruption: 'Interruption (H) →',
    lack: 'Manque de relais (V) ↑',
    nuageCommunes:
      'À l’échelle des communes, l’interruption n’est donnée que par classes : choisissez les départements ou les circonscriptions.',
    frise: 'Statuts des cabinets, jour par jour',
    friseDesc: (n: string, ouverts: string, premier: string, dernier: string) =>
      `${n} cabinets du ${premier} au ${dernier} ; ${ouverts} sont ouverts au dernier jour.`,
    mois: 'Jour',
    fait: 'Les traits verticaux sont les faits datés ; le trait épais est le jour choisi.',
    multiples: 'Part des cabinets ouverts, par département',
    multiplesDesc: (n: string) =>
      `${n} départements, une courbe chacun, du premier jour à aujourd’hui ; de la part la plus basse à la plus haute aujourd’hui.`,
    part: (debut: string, fin: string) => `${debut} puis ${fin}`,
    debut: 'Au premier jour',
    fin: 'Aujourd’hui',
    cabinets: 'Cabinets',
    aucun: 'Rien à montrer ici : aucun territoire ne répond à ces choix.',
    source: 'Relais, calcul',
    demonstration: 'Démonstration : cabinets fictifs.',
  },
  en: {
    donnees: 'The same data as a table',
    portee: (n: string, quoi: string, jour: string) => `${n} ${quoi}, situation on ${jour}.`,
    distribution: (quoi: string) => `Distribution: ${quoi}`,
    distributionDesc: (n: string, bas: string, haut: string, france: string) =>
      `${n} areas, from ${bas} to ${haut}; France is at ${france}`,
    france: 'France',
    tranche: 'Range',
    territoires: 'Areas',
    territoire: 'Area',
    nuage: 'Interruption, lack of a relay and patients without one',
    nuageDesc: (n: string) =>
      `${n} areas: expected interruption (H) to the right, lack of a relay (V) upwards, patients expected without a relay by the size of the disc. Risk: R = 100 × H × V.`,
    interruption: 'Interruption (H) →',
    lack: 'Lack of a relay (V) ↑',
    nuageCommunes:
      'For communes interruption is given as classes only: choose the départements or the constituencies.',
    frise: 'Statuses of practices, day by day',
    friseDesc: (n: string, ouverts: string, premier: string, dernier: string) =>
      `${n} practices from ${premier} to ${dernier}; ${ouverts} are open on the last day.`,
    mois: 'Day',
    fait: 'Vertical lines are the dated facts; the thick one is the chosen day.',
    multiples: 'Share of open practices, by département',
    multiplesDesc: (n: string) =>
      `${n} départements, one curve each, from the first day to today; from today’s lowest share to the highest.`,
    part: (debut: string, fin: string) => `${debut} then ${fin}`,
    debut: 'On the first day',
    fin: 'Today',
    cabinets: 'Practices',
    aucun: 'Nothing to show here: no area meets these choices.',
    source: 'Relais, calculation',
    demonstration: 'Demonstration: fictitious practices.',
  },
})
