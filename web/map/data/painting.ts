import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { CROISEE, DIVERGENTE, rampe, type Theme } from '../../../server/domain/legend/ramps.ts'
import { ABSENT, bornesDe, classeDe, classeDeRang, classesDe, type Classe } from './class.ts'
import type { Colonnes } from './columns.ts'
import { ecartDe, PALIERS } from './difference.ts'

/** The words of surfaces that show no indicator: title, classes in order, ids of the datasets, and the figure of an area. */
export interface LegendePropre {
  readonly titre: string
  readonly lignes: readonly string[]
  readonly sources: readonly string[]
  readonly chiffre: (niveau: Colonnes['niveau'], code: string) => string
  /** What hatching means, where it is not that a figure is missing. */
  readonly absent?: string
}

/** How surfaces, swatches, legend and insets are coloured: one value, so that none of them can differ. */
export interface Peinture {
  readonly genre: 'indicateur' | 'croisee' | 'ecart' | 'scenario' | 'objectif'
  /** What the legend says where no indicator does. */
  readonly legende?: LegendePropre
  /** One colour a class, from class 0 up. */
  readonly couleurs: (theme: Theme) => readonly string[]
  readonly classes: (colonnes: Colonnes) => Int8Array
  /** Whether an area is hatched over its class: undetermined rank, difference not established. */
  readonly trame: (colonnes: Colonnes) => (rang: number) => boolean
}

const indetermine =
  ({ labels }: Colonnes) =>
  (rang: number): boolean =>
    labels[rang] === 'i'

/** How many classes further the upper end of a figure lies than the lower one; 0 where it has no ends. */
function etalement({ lows, highs }: Colonnes, indicateur: Indicateur, rang: number): number {
  const [low, high] = [lows[indicateur]?.[rang], highs[indicateur]?.[rang]]
  if (low == null || high == null) return 0
  const bornes = bornesDe(indicateur)
  return classeDe(high, bornes) - classeDe(low, bornes)
}

/** Classes of groups of one's own: over more than two neighbouring classes the middle would be a guess, and has no colour. */
const classesSures = (colonnes: Colonnes, indicateur: Indicateur): Int8Array =>
  classesDe(colonnes, indicateur).map((classe, rang) =>
    etalement(colonnes, indicateur, rang) > 1 ? ABSENT : classe,
  )

/** The classes of one indicator. */
export const peintureIndicateur = (indicateur: Indicateur): Peinture => ({
  genre: 'indicateur',
  couleurs: (theme) => rampe(indicateur, theme),
  classes: (colonnes) =>
    colonnes.niveau === 'groupes' ? classesSures(colonnes, indicateur) : classesDe(colonnes, indicateur),
  trame: (colonnes) =>
    colonnes.niveau === 'groupes'
      ? (rang) => etalement(colonnes, indicateur, rang) === 1
      : indicateur === 'risque'
        ? indetermine(colonnes)
        : () => false,
})

/** Inner bounds of the two axes of the crossed map: risk, and share of people in under-dense areas. */
export const BORNES_CROISEES = { risque: [30, 40], 'part-sous-dense': [0.1, 0.4] } as const

/** Risk × desert: class 3 × row of risk + column of desert, each 0 (low) to 2 (high). */
export const peintureCroisee: Peinture = {
  genre: 'croisee',
  couleurs: (theme) => CROISEE[theme],
  classes: (colonnes) => {
    const axe = (id: 'risque' | 'part-sous-dense', rang: number): Classe =>
      classeDeRang(colonnes, id, BORNES_CROISEES[id], rang)
    return Int8Array.from(colonnes.codes, (_, rang) => {
      const [risque, desert] = [axe('risque', rang), axe('part-sous-dense', rang)]
      return risque < 0 ? risque : desert < 0 ? desert : 3 * risque + desert
    })
  },
  trame: indetermine,
}

/** The difference between the day shown and another: from « better by far » to « worse by far ». */
export const peintureEcart = (
  indicateur: Indicateur,
  reference: (colonnes: Colonnes) => Colonnes | undefined,
  verdicts: (colonnes: Colonnes) => string | undefined,
): Peinture => ({
  genre: 'ecart',
  couleurs: (theme) => DIVERGENTE[theme],
  classes: (colonnes) => {
    const avant = reference(colonnes)
    const bornes = PALIERS[indicateur] ?? []
    const sens = INDICATORS[indicateur].direction === 'higher-is-better' ? -1 : 1
    return Int8Array.from(colonnes.codes, (_, rang) => {
      const ecart = ecartDe(colonnes, avant, indicateur, rang, undefined)
      return ecart && bornes.length ? classeDe(sens * ecart.value, bornesDivergentes(bornes)) : ABSENT
    })
  },
  trame: (colonnes) => {
    const [avant, lettres] = [reference(colonnes), verdicts(colonnes)]
    return (rang) => ecartDe(colonnes, avant, indicateur, rang, lettres)?.etabli === false
  },
})

/** −10, −5, −2, 2, 5, 10 from 2, 5, 10. */
export const bornesDivergentes = (paliers: readonly number[]): readonly number[] => [
  ...paliers.map((palier) => -palier).reverse(),
  ...paliers,
]
