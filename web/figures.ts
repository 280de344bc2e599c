import type { Locale, PageData } from '../server/contract/pages.ts'
import type { Indicateur } from '../server/domain/situation.ts'
import { minutes, number, percent } from './format.ts'
import { t } from './words/indicators.ts'

export type Territoire = PageData['accueil']['france']
export type FigureValue = Territoire['figures'][number]
export type RankValue = Territoire['ranks'][number]
type Kind = keyof ReturnType<typeof t>['unit']

/** How each indicator is written, and with how many decimals. */
const KINDS: Readonly<Record<Indicateur, readonly [Kind, digits: number]>> = {
  'patients-suivis': ['persons', 0],
  'patients-affectes': ['persons', 0],
  risque: ['score', 0],
  exposition: ['ratio', 2],
  alternatives: ['ratio', 2],
  besoin: ['ratio', 2],
  'accessibilite-asalee': ['density', 1],
  'minutes-active': ['minutes', 0],
  'apl-mg': ['consultations', 1],
  'apl-mg65': ['consultations', 1],
  'apl-infirmier': ['density', 0],
  'part-sous-dense': ['share', 0],
  'part-zip': ['share', 0],
  'part-zac': ['share', 0],
  population: ['persons', 0],
  'part-75': ['share', 0],
  cabinets: ['count', 0],
  etp: ['etp', 1],
  'medecins-generalistes': ['count', 0],
}

/** A number of an indicator, without its unit: `1 200`, `0,62`, `12 min`, `34 %`. */
export function written(locale: Locale, indicator: Indicateur, value: number): string {
  const [kind, digits] = KINDS[indicator]
  if (kind === 'share') return percent(locale, value)
  if (kind === 'minutes') return minutes(value)
  return number(locale, value, digits)
}

/** The unit written after the number, empty when the number already says it. */
export const unitOf = (locale: Locale, indicator: Indicateur): string => t(locale).unit[KINDS[indicator][0]]

/** What is shown in place of a figure's number when it may not or cannot be given. */
export function shown(locale: Locale, figure: FigureValue): string {
  const w = t(locale)
  if (figure.status === 'suppressed') return figure.rounded ?? w.suppressed
  if (figure.status !== 'ok' || figure.value === null)
    return w[figure.status === 'ok' ? 'not-calculated' : figure.status]
  return written(locale, figure.indicator, figure.value)
}

/** The interval in words, or null when none is known. */
export function intervalOf(locale: Locale, { indicator, status, low, high }: FigureValue): string | null {
  if (status !== 'ok' || low === null || high === null) return null
  return t(locale).interval(written(locale, indicator, low), written(locale, indicator, high))
}

/** A figure of an area, or undefined when the area has none of that name. */
export const figureOf = (
  area: Pick<Territoire, 'figures'> | null | undefined,
  indicator: Indicateur,
): FigureValue | undefined => area?.figures.find((figure) => figure.indicator === indicator)

/** Where an area stands for an indicator. */
export const rankOf = (area: Territoire, indicator: Indicateur): RankValue | undefined =>
  area.ranks.find((rank) => rank.indicator === indicator)
