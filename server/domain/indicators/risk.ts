import type { IndicatorDefinition } from './definition.ts'

const INDEX = { fr: 'indice de 0 à 1', en: 'index from 0 to 1' }
const PILLAR = {
  unit: INDEX,
  classes: [0, 0.2, 0.4, 0.6, 0.8, 1],
  precision: 2,
  kind: 'number',
  direction: 'higher-is-worse',
  modelled: true,
  roster: true,
  vintage: 'day',
  reviewedOn: '2026-11-28',
} as const

/** The risk of interrupted follow-up, its two factors, and need beside it. */
export const RISK_INDICATORS = {
  risque: {
    ...PILLAR,
    title: { fr: 'Risque d’interruption sans relais', en: 'Risk of interruption without a relay' },
    unit: { fr: 'sur 100 patients suivis', en: 'of 100 followed patients' },
    why: {
      fr: 'Sur 100 patients suivis, combien devraient perdre leur suivi sans trouver de relais dans les trois mois.',
      en: 'Of 100 followed patients, how many are expected to lose their follow-up without finding a relay within three months.',
    },
    formula: {
      fr: '100 × interruption × manque de relais. Au-dessus de la commune : patients attendus sans relais divisés par patients suivis, jamais une moyenne de risques.',
      en: '100 × interruption × lack of a relay. Above the commune: patients expected without a relay over patients followed, never a mean of risks.',
    },
    sources: ['cabinets', 'apl-medecins', 'apl-infirmiers', 'cog-2026'],
    classes: [0, 10, 15, 20, 25, 35, 100],
    precision: 0,
  },
  interruption: {
    ...PILLAR,
    title: {
      fr: 'Interruption attendue (part des suivis)',
      en: 'Expected interruption (share of the followed)',
    },
    why: {
      fr: 'Le premier facteur du risque : l’état des cabinets d’ici.',
      en: 'The first factor of the risk: the state of the practices here.',
    },
    formula: {
      fr: 'Interruptions attendues à trois mois divisées par les patients suivis.',
      en: 'Interruptions expected within three months over patients followed.',
    },
    sources: ['cabinets', 'apl-medecins', 'cog-2026'],
  },
  'sans-alternative': {
    ...PILLAR,
    title: { fr: 'Manque de relais', en: 'Lack of a relay' },
    why: {
      fr: 'Le second facteur du risque : peut-on être suivi ailleurs (médecins, infirmiers, cabinet Asalée encore ouvert).',
      en: 'The second factor of the risk: whether people can be followed elsewhere (GPs, nurses, an Asalée practice still open).',
    },
    formula: {
      fr: '0,2 + 0,8 × [0,4 × rareté des médecins de 65 ans ou moins (APL de 4,0 à 1,5) + 0,2 × rareté des infirmiers (APL de 155 à 65) + 0,4 × minutes jusqu’au cabinet ouvert ou en activité réduite le plus proche (de 10 à 45 ; 1 où aucun ne peut être atteint)]. Au-dessus de la commune : patients attendus sans relais divisés par interruptions attendues.',
      en: '0.2 + 0.8 × [0.4 × scarcity of GPs aged 65 or under (APL from 4.0 to 1.5) + 0.2 × scarcity of nurses (APL from 155 to 65) + 0.4 × minutes to the nearest open or reduced practice (from 10 to 45; 1 where none can be reached)]. Above the commune: patients expected without a relay over expected interruptions.',
    },
    sources: ['apl-medecins', 'apl-infirmiers', 'cabinets'],
  },
  besoin: {
    ...PILLAR,
    title: { fr: 'Besoin', en: 'Need' },
    why: {
      fr: 'Une population plus âgée a davantage besoin d’un suivi continu : le besoin dit ce que coûte une interruption, pas si elle est probable. Il n’entre pas dans le risque.',
      en: 'An older population needs continuous follow-up more: need says what an interruption costs, not whether it is likely. It is no part of the risk.',
    },
    formula: {
      fr: 'Moyenne de ce qui est disponible : rapport entre population standardisée et population totale, part des 75 ans et plus (du département), ramenés à leurs 5e et 95e centiles nationaux figés. La prévalence locale et l’indice de défavorisation n’y entrent pas.',
      en: 'Mean of what is available: standardised to total population, share aged 75 and over (of the département), scaled to their frozen national 5th and 95th percentiles. Local prevalence and the deprivation index are not taken in.',
    },
    sources: ['apl-medecins', 'ages-departements'],
    modelled: false,
    roster: false,
    vintage: 'apl',
  },
} satisfies Record<string, IndicatorDefinition>
