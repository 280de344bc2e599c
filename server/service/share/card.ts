import type { getTerritoire, Locale, OutputOf } from '../../contract/index.ts'
import { NO_DATA } from '../../domain/figure.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { writtenDate, writtenValue } from '../citation/written.ts'

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

const SHOWN = ['patients-suivis', 'patients-affectes', 'risque'] as const satisfies readonly Indicateur[]

const WORDS = {
  fr: {
    title: (code: string) => `Suivi Asalée dans la circonscription ${code}`,
    labels: {
      'patients-suivis': 'patients suivis par une infirmière Asalée',
      'patients-affectes': 'dont le suivi est menacé',
      risque: 'risque d’interruption, sur 100',
    },
    between: (low: string, high: string) => `entre ${low} et ${high}`,
    absent: { suppressed: 'non diffusé', 'not-calculated': 'non calculé', 'not-applicable': 'sans objet' },
    noData: 'donnée absente',
    situation: (day: string) => `Situation au ${day}, Relais`,
    demonstration: 'Démonstration : cabinets fictifs',
    more: 'Voir la fiche, les sources et la méthode',
  },
  en: {
    title: (code: string) => `Asalée follow-up in constituency ${code}`,
    labels: {
      'patients-suivis': 'patients followed by an Asalée nurse',
      'patients-affectes': 'whose follow-up is threatened',
      risque: 'risk of interruption, out of 100',
    },
    between: (low: string, high: string) => `between ${low} and ${high}`,
    absent: {
      suppressed: 'not disclosed',
      'not-calculated': 'not computed',
      'not-applicable': 'not applicable',
    },
    noData: 'no data',
    situation: (day: string) => `Situation on ${day}, Relais`,
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
      const { value, low, high, rounded, status } = figure
      const write = (number: number): string => writtenValue(locale, indicator, number)
      const why = rounded === NO_DATA ? w.noData : w.absent[status === 'ok' ? 'not-calculated' : status]
      const hidden = rounded?.startsWith('<') ? rounded : why
      return [
        {
          label: w.labels[indicator],
          value: value === null ? hidden : write(value),
          interval: low === null || high === null ? '' : w.between(write(low), write(high)),
        },
      ]
    }),
    without: locale === 'en' ? area.explicationEn : area.explication,
    situation: w.situation(writtenDate(locale, area.asOf)),
    demonstration: area.demonstration ? w.demonstration : null,
    path: `${locale === 'en' ? '/en' : ''}/circonscription/${area.code}`,
    more: w.more,
  }
}
