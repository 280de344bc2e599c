import type { IndicatorDefinition } from './definition.ts'

const APL = {
  kind: 'number',
  direction: 'higher-is-better',
  modelled: false,
  roster: false,
  vintage: 'apl',
  reviewedOn: '2026-11-22',
} as const
const CONSULTATIONS = {
  fr: 'consultations par an et par habitant standardisé',
  en: 'consultations a year per standardised inhabitant',
}
const ETP = { fr: 'ETP pour 100 000 habitants standardisés', en: 'FTE per 100,000 standardised inhabitants' }
const APL_AREA = {
  fr: 'Valeur publiée par la DREES ; au-dessus de la commune, moyenne pondérée par la population standardisée.',
  en: 'As published by the DREES; above the commune, mean weighted by standardised population.',
}

/** Who can be reached: Asalée nurses by our estimate, GPs and nurses as the DREES publishes them. */
export const ACCESS_INDICATORS = {
  'accessibilite-asalee': {
    ...APL,
    title: { fr: 'Accessibilité aux infirmières Asalée', en: 'Accessibility to Asalée nurses' },
    unit: ETP,
    why: {
      fr: 'Le temps infirmier Asalée à portée d’un habitant, compte tenu des autres habitants qui y recourent. Ce n’est pas une APL de la DREES.',
      en: 'Asalée nurse time within reach of an inhabitant, given the others who use it. It is not an APL of the DREES.',
    },
    formula: {
      fr: 'E2SFCA : temps infirmier de chaque cabinet divisé par la population qui y accède, sommé pour chaque commune ; poids 1 jusqu’à 10 minutes, 2/3 jusqu’à 15, 1/3 jusqu’à 20.',
      en: 'E2SFCA: nurse time of each practice over the population that reaches it, summed for each commune; weight 1 up to 10 minutes, 2/3 up to 15, 1/3 up to 20.',
    },
    sources: ['cabinets', 'apl-medecins', 'cog-2026'],
    classes: [0, 0.5, 1, 2, 4, 8, 100],
    precision: 2,
    roster: true,
    vintage: 'day',
  },
  'minutes-active': {
    ...APL,
    title: {
      fr: 'Minutes jusqu’au cabinet ouvert le plus proche',
      en: 'Minutes to the nearest open practice',
    },
    unit: { fr: 'minutes (temps estimé)', en: 'minutes (estimated)' },
    why: {
      fr: 'Le trajet qu’il faut faire aujourd’hui pour trouver une infirmière Asalée en activité.',
      en: 'The journey it takes today to find an Asalée nurse at work.',
    },
    formula: {
      fr: '4 minutes + 1,30 fois la distance à vol d’oiseau à 70 km/h ; au-dessus de la commune, moyenne sur les habitants dont le réseau routier compte un cabinet ouvert.',
      en: '4 minutes + 1.30 times the great-circle distance at 70 km/h; above the commune, mean over the people whose road network has an open practice.',
    },
    sources: ['cabinets', 'cog-2026', 'contours-communes'],
    classes: [0, 10, 15, 20, 30, 45, 200],
    precision: 0,
    direction: 'higher-is-worse',
    roster: true,
    vintage: 'day',
  },
  'apl-mg': {
    ...APL,
    title: { fr: 'APL aux médecins généralistes', en: 'APL, general practitioners' },
    unit: CONSULTATIONS,
    why: {
      fr: 'Le recours possible au médecin traitant, tel que la DREES le mesure.',
      en: 'How far people can turn to a GP, as the DREES measures it.',
    },
    formula: APL_AREA,
    sources: ['apl-medecins'],
    classes: [0, 1.5, 2.5, 3.5, 4, 5, 30],
    precision: 2,
  },
  'apl-mg65': {
    ...APL,
    title: { fr: 'APL aux médecins de 65 ans ou moins', en: 'APL, GPs aged 65 or under' },
    unit: CONSULTATIONS,
    why: {
      fr: 'La même mesure sans les médecins qui partiront bientôt : la série que la DREES met en avant.',
      en: 'The same without the GPs about to leave: the series that the DREES puts first.',
    },
    formula: APL_AREA,
    sources: ['apl-medecins'],
    classes: [0, 1.5, 2.5, 3, 3.5, 4, 30],
    precision: 2,
  },
  'apl-infirmier': {
    ...APL,
    title: { fr: 'APL aux infirmiers', en: 'APL, nurses' },
    unit: ETP,
    why: {
      fr: 'Les infirmiers libéraux à portée, qui peuvent prendre une part du suivi.',
      en: 'The self-employed nurses within reach, who can take up part of the follow-up.',
    },
    formula: APL_AREA,
    sources: ['apl-infirmiers'],
    classes: [0, 65, 95, 125, 155, 200, 1000],
    precision: 1,
    vintage: 'apl-infirmiers',
  },
} satisfies Record<string, IndicatorDefinition>
