import type { IndicatorDefinition } from './definition.ts'

const OFFICIAL = {
  precision: 3,
  kind: 'share',
  direction: 'higher-is-worse',
  modelled: false,
  roster: false,
  vintage: 'apl',
  reviewedOn: '2026-11-22',
} as const
const SHARE = { fr: 'part de la population', en: 'share of the population' }
const COUNT = { ...OFFICIAL, precision: 0, kind: 'count', direction: 'neutral' } as const

/** The people, and what is established where they live. */
export const PEOPLE_INDICATORS = {
  'part-sous-dense': {
    ...OFFICIAL,
    title: {
      fr: 'Part de la population sous-dense (APL < 2,5)',
      en: 'Share of people under-served (APL < 2.5)',
    },
    unit: SHARE,
    why: {
      fr: 'Combien vivent sous le seuil de la DREES (2017) ; ce n’est pas un zonage officiel.',
      en: 'How many live under the threshold of the DREES (2017); it is not an official zoning.',
    },
    formula: {
      fr: 'Population totale des communes où l’APL aux médecins de 65 ans ou moins est inférieure à 2,5, rapportée à celle des communes où elle est publiée.',
      en: 'Total population of communes with an APL to GPs aged 65 or under below 2.5, over that of communes where it is published.',
    },
    sources: ['apl-medecins'],
    classes: [0, 0.1, 0.25, 0.5, 0.75, 1],
  },
  'part-zip': {
    ...OFFICIAL,
    title: { fr: 'Part en zone d’intervention prioritaire (ZIP)', en: 'Share in priority zones (ZIP)' },
    unit: SHARE,
    why: {
      fr: 'Le zonage officiel de l’ARS, le plus aidé ; Relais ne le calcule jamais.',
      en: 'The official zoning of the ARS, the most supported class; Relais never derives it.',
    },
    formula: {
      fr: 'Population municipale des communes classées ZIP, rapportée à celle des communes dont le zonage est connu.',
      en: 'Municipal population of communes classed ZIP over that of communes whose zoning is known.',
    },
    sources: ['zonage-medecins', 'cog-2026'],
    classes: [0, 0.1, 0.25, 0.5, 0.75, 1],
    vintage: '2025',
  },
  'part-zac': {
    ...OFFICIAL,
    title: { fr: 'Part en zone d’action complémentaire (ZAC)', en: 'Share in complementary zones (ZAC)' },
    unit: SHARE,
    why: {
      fr: 'Le zonage officiel de l’ARS, moins aidé que les ZIP ; Relais ne le calcule jamais.',
      en: 'The official zoning of the ARS, less supported than ZIP; Relais never derives it.',
    },
    formula: {
      fr: 'Population municipale des communes classées ZAC, rapportée à celle des communes dont le zonage est connu.',
      en: 'Municipal population of communes classed ZAC over that of communes whose zoning is known.',
    },
    sources: ['zonage-medecins', 'cog-2026'],
    classes: [0, 0.1, 0.25, 0.5, 0.75, 1],
    vintage: '2025',
  },
  population: {
    ...COUNT,
    title: { fr: 'Population municipale', en: 'Municipal population' },
    unit: { fr: 'habitants', en: 'inhabitants' },
    why: { fr: 'La taille du territoire.', en: 'The size of the area.' },
    formula: {
      fr: 'Somme des populations municipales ; une commune partagée entre circonscriptions compte selon sa part.',
      en: 'Sum of municipal populations; a commune split between circonscriptions counts by its share.',
    },
    sources: ['cog-2026'],
    classes: [0, 1000, 10_000, 100_000, 130_000, 1_000_000, 70_000_000],
    vintage: '2026',
  },
  'part-75': {
    ...OFFICIAL,
    title: { fr: 'Part des 75 ans et plus', en: 'Share aged 75 and over' },
    unit: SHARE,
    why: { fr: 'Les maladies chroniques augmentent avec l’âge.', en: 'Chronic diseases rise with age.' },
    formula: {
      fr: 'Part du département (INSEE), pondérée par la population des communes.',
      en: 'Share of the département (INSEE), weighted by the population of communes.',
    },
    sources: ['ages-departements'],
    classes: [0, 0.08, 0.1, 0.12, 0.14, 0.2],
    vintage: '2023',
  },
  cabinets: {
    ...COUNT,
    title: { fr: 'Cabinets', en: 'Practices' },
    unit: { fr: 'cabinets', en: 'practices' },
    why: { fr: 'Les lieux où exerce une infirmière Asalée.', en: 'The places where an Asalée nurse works.' },
    formula: {
      fr: 'Nombre de cabinets du fichier ; celui d’une commune partagée compte dans la circonscription où il se trouve, ou dans chacune quand on n’en connaît que l’arrondissement ou la commune.',
      en: 'Practices of the roster; that of a split commune counts in the constituency where it stands, or in each where only its arrondissement or commune is known.',
    },
    sources: ['cabinets'],
    classes: [0, 1, 3, 6, 10, 50, 5000],
    roster: true,
    vintage: 'day',
  },
  etp: {
    ...COUNT,
    title: { fr: 'Temps infirmier Asalée', en: 'Asalée nurse time' },
    unit: { fr: 'ETP', en: 'FTE' },
    why: { fr: 'L’offre de suivi avant la crise.', en: 'The supply of follow-up before the crisis.' },
    formula: {
      fr: 'Somme des équivalents temps plein des cabinets, comptés comme eux.',
      en: 'Sum of the full-time equivalents of practices, counted as they are.',
    },
    sources: ['cabinets'],
    classes: [0, 0.5, 1.5, 3, 5, 20, 2000],
    precision: 1,
    kind: 'number',
    roster: true,
    vintage: 'day',
  },
  'medecins-generalistes': {
    ...COUNT,
    title: { fr: 'Médecins généralistes installés', en: 'General practitioners established' },
    unit: { fr: 'médecins', en: 'GPs' },
    why: { fr: 'Avec qui l’infirmière Asalée travaille.', en: 'With whom the Asalée nurse works.' },
    formula: {
      fr: 'Somme des médecins généralistes des communes (BPE).',
      en: 'Sum of the GPs of communes (BPE).',
    },
    sources: ['medecins-generalistes'],
    classes: [0, 1, 5, 50, 100, 500, 70_000],
    vintage: '2020',
  },
} satisfies Record<string, IndicatorDefinition>
