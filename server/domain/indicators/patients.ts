import type { IndicatorDefinition } from './definition.ts'

const PERSONS = { fr: 'personnes', en: 'people' }

const COUNT = {
  unit: PERSONS,
  sources: ['cabinets', 'apl-medecins', 'cog-2026'],
  classes: [0, 100, 200, 300, 450, 700, 5000],
  precision: 'persons',
  kind: 'persons',
  modelled: true,
  roster: true,
  vintage: 'day',
  reviewedOn: '2026-11-28',
} as const

const byStatus = (fr: string, en: string) => ({
  fr: `Patients suivis par les cabinets dont le statut public du jour est « ${fr} » : un compte sans jugement. Les quatre statuts s’additionnent aux patients suivis.`,
  en: `Patients followed by the practices whose public status of the day is “${en}”: a count without judgement. The four statuses add up to the patients followed.`,
})

/** Who is followed, by whom, and who is expected to lose it. */
export const PATIENT_INDICATORS = {
  'patients-suivis': {
    title: { fr: 'Patients suivis (estimation)', en: 'Patients followed (estimate)' },
    unit: PERSONS,
    why: {
      fr: 'Ordre de grandeur des personnes atteintes d’une maladie chronique suivies par une infirmière Asalée qui vivent ici.',
      en: 'How many people with a chronic disease followed by an Asalée nurse live here, as an order of magnitude.',
    },
    formula: {
      fr: '300 000 patients répartis entre les cabinets selon le temps infirmier, puis entre les communes selon la population, la distance et l’offre (modèle de Huff ajusté aux totaux, plafonné à la moitié de la population cible).',
      en: '300,000 patients shared among practices by nurse time, then among communes by population, distance and supply (a Huff model fitted to the totals, capped at half of the target population).',
    },
    sources: ['cabinets', 'apl-medecins', 'cog-2026'],
    classes: [0, 200, 400, 600, 900, 1300, 5000],
    precision: 'persons',
    kind: 'persons',
    direction: 'neutral',
    modelled: true,
    roster: true,
    vintage: 'day',
    reviewedOn: '2026-11-22',
  },
  'suivi-ouvert': {
    ...COUNT,
    title: { fr: 'Suivis par un cabinet ouvert', en: 'Followed by an open practice' },
    why: {
      fr: 'Ceux dont le cabinet est en activité. Tant que le financement est suspendu, une activité ouverte n’est pas une activité assurée.',
      en: 'Those whose practice is at work. While funding is suspended, open does not mean secure.',
    },
    formula: byStatus('ouvert', 'open'),
    direction: 'higher-is-better',
  },
  'suivi-reduit': {
    ...COUNT,
    title: {
      fr: 'Suivis par un cabinet en activité réduite',
      en: 'Followed by a practice with reduced activity',
    },
    why: {
      fr: 'Ceux dont le cabinet ne travaille plus qu’en partie.',
      en: 'Those whose practice works only in part.',
    },
    formula: byStatus('en activité réduite', 'with reduced activity'),
    direction: 'higher-is-worse',
  },
  'suivi-arrete': {
    ...COUNT,
    title: {
      fr: 'Suivis par un cabinet arrêté ou suspendu',
      en: 'Followed by a stopped or suspended practice',
    },
    why: {
      fr: 'Ceux dont le suivi par l’infirmière Asalée est interrompu. Ils gardent leur médecin traitant.',
      en: 'Those whose follow-up by the Asalée nurse is interrupted. They keep their GP.',
    },
    formula: byStatus('arrêté ou suspendu', 'stopped or suspended'),
    direction: 'higher-is-worse',
  },
  'suivi-inconnu': {
    ...COUNT,
    title: { fr: 'Suivis par un cabinet au statut inconnu', en: 'Followed by a practice of unknown status' },
    why: {
      fr: 'Ceux dont personne n’a confirmé l’état du cabinet depuis 60 jours. Inconnu ne veut pas dire ouvert.',
      en: 'Those whose practice nobody has confirmed for 60 days. Unknown does not mean open.',
    },
    formula: byStatus('de statut inconnu', 'of unknown status'),
    direction: 'higher-is-worse',
  },
  'interruptions-attendues': {
    ...COUNT,
    title: {
      fr: 'Interruptions de suivi attendues à trois mois',
      en: 'Interruptions of follow-up expected within three months',
    },
    why: {
      fr: 'Combien de personnes suivies devraient perdre leur suivi dans les trois mois, selon l’état de leur cabinet.',
      en: 'How many followed people are expected to lose their follow-up within three months, given the state of their practice.',
    },
    formula: {
      fr: 'Patients suivis multipliés par la probabilité d’interruption de leur cabinet, qui est un jugement : ouvert 0 (0,3 tant que le financement est suspendu), en activité réduite 0,6, arrêté ou suspendu 1, inconnu 0,5 ou celle de son dernier statut connu si elle est plus grande.',
      en: 'Patients followed times the probability that their practice’s work is interrupted, which is a judgement: open 0 (0.3 while funding is suspended), reduced 0.6, stopped or suspended 1, unknown 0.5 or that of its last known status if greater.',
    },
    direction: 'higher-is-worse',
  },
  'patients-sans-relais': {
    ...COUNT,
    title: {
      fr: 'Patients attendus sans relais à trois mois',
      en: 'Patients expected without a relay within three months',
    },
    why: {
      fr: 'Où le plus de personnes devraient perdre leur suivi sans trouver de relais. Ce ne sont pas des patients sans soins : ils gardent leur médecin traitant.',
      en: 'Where most people are expected to lose their follow-up without finding a relay. They are not without care: they keep their GP.',
    },
    formula: {
      fr: 'Interruptions attendues de chaque commune multipliées par le manque de relais de la commune, puis additionnées. « Au moins » où une partie du manque de relais n’est pas connue.',
      en: 'Expected interruptions of each commune times the commune’s lack of a relay, then added up. “At least” where a part of the lack of a relay is not known.',
    },
    sources: ['cabinets', 'apl-medecins', 'apl-infirmiers', 'cog-2026'],
    direction: 'higher-is-worse',
  },
} satisfies Record<string, IndicatorDefinition>
