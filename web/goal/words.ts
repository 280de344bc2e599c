import type { GoalCabinets, GoalLetter } from '../../server/domain/goal/goal.ts'
import { dictionary } from '../ui/dictionary.ts'

/** Words of a goal: the page and the map say the same. */
export const t = dictionary({
  fr: {
    title: 'Qui atteint l’objectif ?',
    description: 'Quels territoires ont telle part de leurs patients à tant de minutes d’un cabinet Asalée.',
    intro:
      'Choisissez une part et un temps de trajet : chaque territoire dit s’il l’atteint, et combien de personnes lui manquent.',
    choice: 'Objectif : part des patients à portée',
    phrase: (part: string, minutes: string, cabinets: GoalCabinets) =>
      `${part} des patients attendus à ${minutes} min ou moins ${cabinets === 'tous' ? 'd’un cabinet, quel que soit son statut' : 'd’un cabinet ouvert'}`,
    niveau: 'Découpage',
    ou: 'Où',
    france: 'Toute la France',
    regions: 'Régions',
    departements: 'Départements',
    part: 'Part visée (%)',
    minutes: 'Trajet (minutes)',
    cabinets: 'Cabinets comptés',
    counts: {
      ouverts: 'ouverts, hors activité réduite',
      tous: 'tous, quel que soit leur statut',
    },
    shortCounts: { ouverts: 'ouverts', tous: 'tous' },
    calculer: 'Voir qui l’atteint',
    wrong: (field: string) => `Ce qui est écrit ne convient pas : ${field}.`,
    bounds: (a: string, b: string, step: number) =>
      `De ${a} à ${b}${step > 1 ? `, de ${step} en ${step}` : ''}.`,
    result: (n: string, met: string, notMet: string, unknown: string) =>
      `Sur ${n} territoires, objectif atteint : ${met} ; non atteint : ${notMet} ; non connu : ${unknown}.`,
    notApplicable: (n: string) => `Sans patients attendus : ${n}.`,
    area: 'Territoire',
    shortPart: 'À portée',
    verdict: 'Objectif',
    missing: 'Personnes qui manquent',
    missingShort: 'Manquent',
    expected: 'Patients attendus',
    people: 'personnes',
    ofPatients: 'des patients attendus',
    verdicts: {
      a: 'atteint',
      n: 'non atteint',
      t: 'non connu',
      s: 'non connu',
    } satisfies Record<Exclude<GoalLetter, '-'>, string>,
    reasons: { t: 'trajets estimés', s: 'statuts inconnus ou activité réduite' } as Partial<
      Record<GoalLetter, string>
    >,
    classes: ['atteint', 'non atteint'],
    notKnown: 'objectif non connu, ou personne à compter',
    notKnownCount: (n: string) => `Non connu : ${n}.`,
    between: (a: string, b: string) => `entre ${a} et ${b}`,
    fromTo: (a: string, b: string) => `${a} à ${b}`,
    until: (x: string) => `${x} si les cabinets inconnus ou réduits étaient ouverts`,
    sortBy: 'Trier par',
    remaining: (n: string) => `${n} lignes de plus : le fichier les a toutes.`,
    csv: 'Tableau (CSV)',
    map: 'Le voir sur la carte',
    table: 'En tableau, sans la carte',
    situation: (date: string) => `Situation au ${date}.`,
    sources: 'Sources et limites',
    method: 'Comment un objectif est calculé',
    calculation: 'Calcul',
    trajets:
      'Un trajet est estimé depuis le centre de la commune : dans une commune, c’est donc tout ou rien.',
    groups: 'L’objectif ne se calcule pas pour vos regroupements : choisissez un autre découpage.',
    missingPeople: (n: string) => `il manque ${n} personnes`,
  },
  en: {
    title: 'Who meets the goal?',
    description:
      'Which areas have a given share of their patients within so many minutes of an Asalée practice.',
    intro:
      'Choose a share and a journey: each area says whether it is there, and how many people are missing.',
    choice: 'Goal: share of patients within reach',
    phrase: (part: string, minutes: string, cabinets: GoalCabinets) =>
      `${part} of expected patients within ${minutes} min of ${cabinets === 'tous' ? 'a practice, whatever its status' : 'an open practice'}`,
    niveau: 'Level',
    ou: 'Where',
    france: 'All of France',
    regions: 'Regions',
    departements: 'Départements',
    part: 'Share aimed at (%)',
    minutes: 'Journey (minutes)',
    cabinets: 'Practices that count',
    counts: {
      ouverts: 'open ones, reduced activity apart',
      tous: 'all, whatever their status',
    },
    shortCounts: { ouverts: 'open', tous: 'all' },
    calculer: 'See who meets it',
    wrong: (field: string) => `This cannot be used: ${field}.`,
    bounds: (a: string, b: string, step: number) =>
      `From ${a} to ${b}${step > 1 ? `, in steps of ${step}` : ''}.`,
    result: (n: string, met: string, notMet: string, unknown: string) =>
      `Of ${n} areas, goal met: ${met}; not met: ${notMet}; not known: ${unknown}.`,
    notApplicable: (n: string) => `Without expected patients: ${n}.`,
    area: 'Area',
    shortPart: 'Within reach',
    verdict: 'Goal',
    missing: 'People missing',
    missingShort: 'Missing',
    expected: 'Expected patients',
    people: 'people',
    ofPatients: 'of expected patients',
    verdicts: {
      a: 'met',
      n: 'not met',
      t: 'not known',
      s: 'not known',
    } satisfies Record<Exclude<GoalLetter, '-'>, string>,
    reasons: { t: 'journeys estimated', s: 'statuses unknown or reduced' } as Partial<
      Record<GoalLetter, string>
    >,
    classes: ['met', 'not met'],
    notKnown: 'goal not known, or nobody to count',
    notKnownCount: (n: string) => `Not known: ${n}.`,
    between: (a: string, b: string) => `between ${a} and ${b}`,
    fromTo: (a: string, b: string) => `${a} to ${b}`,
    until: (x: string) => `${x} were unknown and reduced practices open`,
    sortBy: 'Sort by',
    remaining: (n: string) => `${n} more rows: the file has them all.`,
    csv: 'Table (CSV)',
    map: 'See it on the map',
    table: 'As a table, without the map',
    situation: (date: string) => `As of ${date}.`,
    sources: 'Sources and limits',
    method: 'How a goal is worked out',
    calculation: 'Calculation',
    trajets:
      'A journey is estimated from the middle of the commune: within one commune it is all or nothing.',
    groups: 'The goal is not computed for your own groups: choose another level.',
    missingPeople: (n: string) => `${n} people are missing`,
  },
})
