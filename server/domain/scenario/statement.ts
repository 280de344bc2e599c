/** What every answer about a scenario says of its uncertainty (method §§4 and 8). */
export const INCERTITUDE = {
  fr: 'Estimations : personne ne publie qui est suivi où. Largeurs habituelles, dites par la page de méthode : les personnes suivies sont connues à ±7 % près à l’échelle d’une région, ±16 % d’un département, ±25 % d’une circonscription (demi-largeur médiane, 5e au 95e centile de 500 tirages, liste de démonstration) ; les temps de trajet sont estimés. Qu’un cabinet puisse suivre 200 personnes par équivalent temps plein, et 20 % de plus, est un jugement : changez-le et comparez. Effectifs arrondis à 20 (à 100 au-dessus de 1 000), ceux de moins de 11 personnes ne sont pas diffusés.',
  en: 'Estimates: nobody publishes who is followed where. Usual widths, told by the method page: people followed are known to within ±7% for a region, ±16% for a département, ±25% for a constituency (median half-width, 5th to 95th percentile of 500 draws, demonstration list); travel times are estimated. That a practice can follow 200 people per full-time nurse, and 20% more, is a judgement: change it and compare. Counts are rounded to 20 (to 100 above 1,000); those under 11 people are not published.',
} as const

/** Ids of the datasets that a scenario rests on. */
export const SCENARIO_SOURCES = ['cabinets', 'apl-medecins', 'cog-2026', 'contours-communes'] as const
