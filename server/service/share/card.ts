import type { getTerritoire, Locale, OutputOf } from '../../contract/index.ts'
import { sharedOut } from '../../domain/national-total.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { writeFigure, writeValue } from '../../domain/writeFigure.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import { writtenDate } from '../citation/written.ts'

type Territoire = OutputOf<typeof getTerritoire>

/** One figure of a card, in words. */
interface CardFigure {
  readonly label: string
  readonly value: string
  /** Empty when there is none to tell. */
  readonly interval: string
}
/** What the small forms of a sheet say: the card of another site, the picture of a message. */
export interface Card {
  readonly locale: Locale
  readonly code: string
  readonly nom: string
  readonly title: string
  readonly figures: readonly CardFigure[]
  /** Why there are no figures; null when there are. */
  readonly without: string | null
  readonly situation: string
  /** Null once the roster is real. */
  readonly demonstration: string | null
  /** Path of the sheet. */
  readonly path: string
  readonly more: string
}

const SHOWN = ['patients-sans-relais', 'risque', 'patients-suivis'] as const satisfies readonly Indicateur[]

const WORDS = {
  fr: {
    title: (code: string) => `Suivi Asalée dans la circonscription ${code}`,
    labels: {
      'patients-sans-relais': 'patients attendus sans relais à trois mois',
      risque: 'attendus sans relais sur 100 suivis',
      'patients-suivis': 'patients suivis par une infirmière Asalée',
    },
    between: (low: string, high: string) => `entre ${low} et ${high}`,
    situation: (day: string) => `Relais, ${day}, ${sharedOut('fr')}`,
    demonstration: 'Démonstration : cabinets fictifs',
    more: 'Voir la fiche, les sources et la méthode',
  },
  en: {
    title: (code: string) => `Asalée follow-up in constituency ${code}`,
    labels: {
      'patients-sans-relais': 'patients expected without a relay in 3 months',
      risque: 'expected without a relay, of 100 followed',
      'patients-suivis': 'patients followed by an Asalée nurse',
    },
    between: (low: string, high: string) => `between ${low} and ${high}`,
    situation: (day: string) => `Relais, ${day}, ${sharedOut('en')}`,
    demonstration: 'Demonstration: fictitious practices',
    more: 'See the sheet, its sources and method',
  },
} as const

/** The card of a circonscription. */
export function cardOf(locale: Locale, area: Territoire): Card {
  const w = WORDS[locale]
  return {
    locale,
    code: area.code,
    nom: area.nom,
    title: w.title(area.code),
    figures: SHOWN.flatMap((indicator) => {
      const figure = area.figures.find((one) => one.indicator === indicator)
      if (!figure) return []
      const { low, high } = figure
      const write = (number: number): string => writeValue(locale, indicator, number)
      return [
        {
          label: w.labels[indicator],
          value: writeFigure(locale, figure),
          interval: low === null || high === null ? '' : w.between(write(low), write(high)),
        },
      ]
    }),
    without: locale === 'en' ? area.explicationEn : area.explication,
    situation: w.situation(writtenDate(locale, area.asOf)),
    demonstration: area.demonstration ? w.demonstration : null,
    path: addressIn(locale, `/circonscription/${area.code}`),
    more: w.more,
  }
}
