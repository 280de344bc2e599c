import type { Widths } from './runWidths.ts'

/** What the method page tells of the demonstration list, for a calculation whose intervals are not drawn. */
const USUAL: Widths = { region: 0.07, departement: 0.16, circonscription: 0.25 }

/**
 * What every answer about a scenario says of its uncertainty (method §§4 and 8): the widths of its own calculation, or
 * the usual ones when `widths` is null, and what is not known at all.
 */
export function incertitude(widths: Widths | null): { readonly fr: string; readonly en: string } {
  const { region, departement, circonscription } = widths ?? USUAL
  const [r, d, c] = [region, departement, circonscription].map((width) => Math.round(width * 100)) as [
    number,
    number,
    number,
  ]
  return {
    fr: `Estimations : personne ne publie qui est suivi où. ${
      widths
        ? 'Dans ce calcul, les personnes suivies sont connues'
        : 'Ce calcul n’a pas ses intervalles ; d’habitude, sur la liste de démonstration, les personnes suivies sont connues'
    } à ±${r} % près à l’échelle d’une région, ±${d} % d’un département, ±${c} % d’une circonscription (demi-largeur médiane, 5e au 95e centile de 500 tirages). Les effectifs du scénario en sont une part et n’ont pas d’intervalle à eux : les fermetures ne sont pas rejouées dans chaque tirage. Pour quelques cabinets, ils sont moins sûrs que pour un territoire entier. Les temps de trajet sont estimés. Qu’un cabinet puisse suivre 200 personnes par équivalent temps plein, et 20 % de plus, est un jugement : changez-le et comparez. Où iraient vraiment les personnes, personne ne le sait. Effectifs arrondis à 20 (à 100 au-dessus de 1 000), ceux de moins de 11 personnes ne sont pas diffusés.`,
    en: `Estimates: nobody publishes who is followed where. ${
      widths
        ? 'In this calculation, people followed are known'
        : 'This calculation has no intervals yet; usually, on the demonstration list, people followed are known'
    } to within ±${r}% for a region, ±${d}% for a département, ±${c}% for a constituency (median half-width, 5th to 95th percentile of 500 draws). The counts of the scenario are a part of them and have no interval of their own: closures are not played again in each draw. For a few practices they are less certain than for a whole area. Travel times are estimated. That a practice can follow 200 people per full-time nurse, and 20% more, is a judgement: change it and compare. Where people would really go, nobody knows. Counts are rounded to 20 (to 100 above 1,000); those under 11 people are not published.`,
  }
}

/** Id of the dataset that placements take the general practitioners of a commune from. */
export const MEDECINS_SOURCE = 'medecins-generalistes'

/** What the number of general practitioners of a commune is, of a vintage (null: unknown), and what it is not. */
export function medecinsWords(millesime: string | null): { readonly fr: string; readonly en: string } {
  const of = { fr: millesime ?? 'date inconnue', en: millesime ?? 'date unknown' }
  return {
    fr: `Médecins généralistes libéraux comptés par commune : Insee, Base permanente des équipements, ${of.fr}. Le nombre d’aujourd’hui peut être autre. Une commune dont le nombre manque est écartée et comptée à part. Aucune liste des maisons de santé n’est importée : donnez les communes que vous connaissez.`,
    en: `General practitioners in private practice by commune: Insee, Base permanente des équipements, ${of.en}. Today’s number may differ. A commune whose number is missing is left out and counted apart. No list of maisons de santé has been imported: give the communes you know of.`,
  }
}

/** Ids of the datasets that a scenario rests on; where patients are expected by age, on `DEMAND_SOURCES` too. */
export const SCENARIO_SOURCES = ['cabinets', 'apl-medecins', 'cog-2026', 'contours-communes'] as const
