import type { AnyNiveau } from './model.ts'
import type { Indicateur } from './situation.ts'
import { frenchDay, type Orders } from './zoning.ts'

/** What must be said wherever a figure goes, in both languages. */
export interface Reserve {
  readonly fr: string
  readonly en: string
}

/** While no orders are loaded, the origin of the zoning is to be confirmed (see `zonage-medecins` among the sources). */
const ZONING: Reserve = {
  fr: 'Relevé de mai 2025 dont l’origine reste à confirmer : seul l’arrêté de l’agence régionale de santé fait foi. Hors des personnes dont le zonage n’est pas connu : Paris, Lyon, Marseille, La Réunion.',
  en: 'From a file of May 2025 whose origin is still to be confirmed: only the regional health agency’s order is authoritative. Without the people whose zone is not known: Paris, Lyon, Marseille, La Réunion.',
}
/** Of which order of which day the zoning is. */
const ordered = ({ from, to }: Orders): Reserve => ({
  fr: `${from === to ? `Arrêtés de l’agence régionale de santé du ${frenchDay(to)}` : `Arrêtés des agences régionales de santé du ${frenchDay(from)} au ${frenchDay(to)}`} : eux seuls font foi. Hors des habitants de communes sans classe connue. Un quartier prioritaire peut y être classé autrement que sa commune.`,
  en: `${from === to ? `Orders of the regional health agency of ${to}` : `Orders of the regional health agencies of ${from} to ${to}`}: they alone are authoritative. Without the people of communes whose class is not known. A priority neighbourhood may be zoned otherwise than its commune.`,
})
const COPIED: Reserve = {
  fr: 'Donnée départementale, sans rang : l’âge n’est pas connu plus finement ici.',
  en: 'Figure of the département, not ranked: age is not known more finely here.',
}
const NO_PREVALENCE: Reserve = {
  fr: 'Le besoin ne tient pas compte de la prévalence locale : sans rang outre-mer.',
  en: 'Need does not take local prevalence in: not ranked overseas.',
}

/** The indicators that may need one. */
export const RESERVED = ['part-zip', 'part-zac', 'part-75', 'besoin'] as const satisfies readonly Indicateur[]

/** Levels whose areas are départements or are made of whole ones. */
const WIDE: ReadonlySet<AnyNiveau> = new Set(['departement', 'region', 'france'])

/** Whether a figure is only that of the département around its area. */
export const isCopied = (indicator: Indicateur, niveau: AnyNiveau): boolean =>
  indicator === 'part-75' && !WIDE.has(niveau)

/** Régions of one département overseas, whose codes are older than the others'. */
const OVERSEAS_REGIONS: ReadonlySet<string> = new Set(['01', '02', '03', '04', '06'])

/** Whether an area lies in a département overseas. */
const isOverseas = ({ code, departement, region }: AreaOf): boolean =>
  (departement ?? code).startsWith('97') || (region !== null && OVERSEAS_REGIONS.has(region))

/** Whether an indicator rests on the zoning. */
export const isZoning = (indicator: Indicateur): boolean =>
  indicator === 'part-zip' || indicator === 'part-zac'

interface AreaOf {
  readonly niveau: AnyNiveau
  readonly code: string
  readonly departement: string | null
  readonly region: string | null
}

/** What must be said of an indicator in an area; null for most. `orders`: those of its zoning, where they are loaded. */
export function reserveOf(indicator: Indicateur, area: AreaOf, orders: Orders | null = null): Reserve | null {
  if (isZoning(indicator)) return orders ? ordered(orders) : ZONING
  if (isCopied(indicator, area.niveau)) return COPIED
  return indicator === 'besoin' && isOverseas(area) ? NO_PREVALENCE : null
}
