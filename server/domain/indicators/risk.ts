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
  reviewedOn: '2026-11-22',
} as const

/** The risk of interrupted follow-up and its three pillars. */
export const RISK_INDICATORS = {
  risque: {
    ...PILLAR,
    title: { fr: 'Risque d’interruption du suivi', en: 'Risk of interrupted follow-up' },
    unit: { fr: 'sur 100', en: 'out of 100' },
    why: {
      fr: 'Où l’interruption touche le plus de monde, avec le moins de solutions de repli et le plus de besoins.',
      en: 'Where interruption hits most people, with the fewest alternatives and the greatest need.',
    },
    formula: {
      fr: '100 fois la moyenne géométrique de l’exposition, du manque d’alternatives et du besoin (ces deux derniers comptés pour au moins 0,05).',
      en: '100 times the geometric mean of exposure, lack of alternatives and need (the last two counted for at least 0.05).',
    },
    sources: ['cabinets', 'apl-medecins', 'apl-infirmiers', 'ages-departements', 'cog-2026'],
    classes: [0, 20, 30, 40, 50, 60, 100],
    precision: 0,
  },
  exposition: {
    ...PILLAR,
    title: { fr: 'Exposition', en: 'Exposure' },
    why: {
      fr: 'La part des patients suivis dont le suivi est menacé, et leur poids dans la population concernée.',
      en: 'The share of followed patients whose follow-up is at risk, and their weight in the target population.',
    },
    formula: {
      fr: 'Racine du produit de deux parts : patients menacés parmi les suivis ; patients menacés pour 1 000 malades chroniques, ramenés à leur 95e centile national figé.',
      en: 'Square root of the product of two shares: affected among followed; affected per 1,000 chronic patients, scaled to its frozen national 95th percentile.',
    },
    sources: ['cabinets', 'apl-medecins', 'cog-2026'],
  },
  alternatives: {
    ...PILLAR,
    title: { fr: 'Manque de recours', en: 'Lack of alternatives' },
    why: {
      fr: 'Peut-on être suivi ailleurs : médecins, infirmiers, cabinet Asalée encore ouvert.',
      en: 'Whether people can be followed elsewhere: GPs, nurses, an Asalée practice still open.',
    },
    formula: {
      fr: '0,4 × rareté des médecins de 65 ans ou moins (APL de 4,0 à 1,5) + 0,2 × rareté des infirmiers (APL de 155 à 65) + 0,4 × minutes jusqu’au cabinet ouvert le plus proche (de 10 à 45).',
      en: '0.4 × scarcity of GPs aged 65 or under (APL from 4.0 to 1.5) + 0.2 × scarcity of nurses (APL from 155 to 65) + 0.4 × minutes to the nearest open practice (from 10 to 45).',
    },
    sources: ['apl-medecins', 'apl-infirmiers', 'cabinets'],
    modelled: false,
  },
  besoin: {
    ...PILLAR,
    title: { fr: 'Besoin', en: 'Need' },
    why: {
      fr: 'Une population plus âgée a davantage besoin d’un suivi continu.',
      en: 'An older population needs continuous follow-up more.',
    },
    formula: {
      fr: 'Moyenne de ce qui est disponible : rapport entre population standardisée et population totale, part des 75 ans et plus (du département), ramenés à leurs 5e et 95e centiles nationaux figés. Prévalence et indice de défavorisation manquent encore.',
      en: 'Mean of what is available: standardised to total population, share aged 75 and over (of the département), scaled to their frozen national 5th and 95th percentiles. Prevalence and the deprivation index are still missing.',
    },
    sources: ['apl-medecins', 'ages-departements'],
    modelled: false,
  },
} satisfies Record<string, IndicatorDefinition>
