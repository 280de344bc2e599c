import type { IndicatorDefinition } from './definition.ts'

const PERSONS = { fr: 'personnes', en: 'people' }

/** Who is followed and who is affected. */
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
  'patients-affectes': {
    title: { fr: 'Patients dont le suivi est menacé', en: 'Patients whose follow-up is at risk' },
    unit: PERSONS,
    why: {
      fr: 'Combien de personnes suivies voient leur suivi interrompu ou menacé par l’état de leur cabinet.',
      en: 'How many followed people have their follow-up interrupted or threatened by the state of their practice.',
    },
    formula: {
      fr: 'Patients suivis multipliés par le poids du statut de leur cabinet : arrêté ou suspendu 1, en activité réduite ou inconnu 0,5, ouvert 0 (0,5 tant que le financement est suspendu).',
      en: 'Patients followed times the weight of their practice’s status: stopped or suspended 1, with reduced activity or unknown 0.5, open 0 (0.5 while funding is suspended).',
    },
    sources: ['cabinets', 'apl-medecins', 'cog-2026'],
    classes: [0, 100, 200, 300, 450, 700, 5000],
    precision: 'persons',
    kind: 'persons',
    direction: 'higher-is-worse',
    modelled: true,
    roster: true,
    vintage: 'day',
    reviewedOn: '2026-11-22',
  },
} satisfies Record<string, IndicatorDefinition>
