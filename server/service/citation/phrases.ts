import type { Locale } from '../../contract/index.ts'
import { sharedOut } from '../../domain/national-total.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { CitedFigure, CitedRank } from './run-figures.ts'
import { writeBound, writeValue } from '../../domain/writeFigure.ts'
import { isOfOrders, ordersMade } from '../../domain/zoning.ts'
import { isCurrent, ofToday } from './ofToday.ts'
import { writtenDate } from './written.ts'

/** What the sentences speak of. */
export interface Quoted {
  readonly code: string
  readonly nom: string
  readonly asOf: string
  readonly demonstration: boolean
  readonly figures: readonly CitedFigure[]
  readonly rank: CitedRank | null
}
export interface Phrase {
  readonly id: 'suivi' | 'risque' | 'trajet' | 'zonage'
  readonly fr: string
  readonly en: string
}

/** Where the figures of a sentence are of, in both languages. */
type Place = Readonly<Record<Locale, string>>
const placeOf = ({ code, nom }: Quoted): Place => ({
  fr: `dans la circonscription ${code} (${nom})`,
  en: `in constituency ${code} (${nom})`,
})

/** The sentences whose figures rest on the roster of practices; the others are reused as published. */
const FROM_ROSTER: ReadonlySet<Phrase['id']> = new Set(['suivi', 'risque', 'trajet'])

/**
 * The sentences that a parliamentary assistant pastes into a question. Each stands alone: day, interval, service, and the
 * warning that the practices are fictitious, since only one of them may be copied. A figure that is not told is left out.
 */
export function phrasesOf(quoted: Quoted, place: Place = placeOf(quoted)): Phrase[] {
  return (['suivi', 'risque', 'trajet', 'zonage'] as const).flatMap((id) => {
    const fr = SAID.fr[id](valuesOf(quoted, 'fr'), quoted)
    const en = SAID.en[id](valuesOf(quoted, 'en'), quoted)
    if (fr === null || en === null) return []
    const demonstration = quoted.demonstration && FROM_ROSTER.has(id)
    return [
      {
        id,
        fr: french(fr, quoted.asOf, place.fr, demonstration),
        en: english(en, quoted.asOf, place.en, demonstration),
      },
    ]
  })
}

/** A value with its interval, in words; null when there is none to tell. */
type Told = (indicator: Indicateur, unit?: string) => string | null

const WORDS = {
  fr: {
    few: 'moins de 11',
    between: (low: string, high: string) => ` (entre ${low} et ${high} dans 90 % des tirages du modèle)`,
    pending: ' (intervalle non calculé)',
  },
  en: {
    few: 'fewer than 11',
    between: (low: string, high: string) => ` (between ${low} and ${high} in 90% of the model’s draws)`,
    pending: ' (interval not computed)',
  },
} as const

const valuesOf =
  ({ figures }: Quoted, locale: Locale): Told =>
  (indicator, unit = '') => {
    const cited = figures.filter(isCurrent).find((one) => one.indicator === indicator)
    if (!cited) return null
    const figure = ofToday(cited)
    const words = WORDS[locale]
    if (figure.status === 'hidden') return words.few + unit
    if (figure.status !== 'ok' || figure.value === null) return null
    const write = (value: number): string => writeValue(locale, indicator, value)
    const { value, low, high, operator } = figure
    const told = writeBound(locale, operator, write(value)) + unit
    // Above a lower bound nothing is known: no interval will come.
    const pending = INDICATORS[indicator].modelled && operator === undefined
    if (low === null || high === null) return told + (pending ? words.pending : '')
    return told + (low === high ? '' : words.between(write(low), write(high)))
  }

const UNKNOWN = '?'
const vintageOf = ({ figures }: Quoted, indicator: Indicateur): string =>
  figures.find((figure) => figure.indicator === indicator)?.vintage ?? UNKNOWN

/** Where the zoning is from: the days of its orders, else the year of the file of May 2025, else that this is no longer known. */
function originOf(quoted: Quoted, locale: Locale): string {
  const vintage = vintageOf(quoted, 'part-zip')
  if (vintage === UNKNOWN)
    return locale === 'fr'
      ? ', dans une édition que Relais n’a plus'
      : ', in an edition that Relais no longer has'
  if (isOfOrders(vintage)) {
    const [from = '', to = from] = vintage.split('/')
    const made = ordersMade(locale, { from, to }, (day) => writtenDate(locale, day))
    return locale === 'fr' ? `, arrêtés ${made}` : `, orders ${made}`
  }
  return locale === 'fr'
    ? `, d’après un relevé de mai ${vintage} dont l’origine reste à confirmer`
    : `, from a file of May ${vintage} whose origin is still to be confirmed`
}

const ordinal = (n: number): string => (n === 1 ? '1er' : `${n}e`)

type Say = (told: Told, quoted: Quoted) => string | null
const SAID: Readonly<Record<Locale, Readonly<Record<Phrase['id'], Say>>>> = {
  fr: {
    suivi: (told) => {
      const followed = told('patients-suivis', ' patients')
      if (followed === null) return null
      const relayless = told('patients-sans-relais')
      const lead = relayless
        ? `le nombre de patients qui devraient perdre leur suivi d’ici trois mois sans trouver de relais est estimé à ${relayless} ; `
        : ''
      return `${lead}le nombre de patients suivis par une infirmière Asalée est estimé à ${followed}, ${sharedOut('fr')}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, soit le ${ordinal(rank.rank)} rang sur ${rank.of} circonscriptions (entre le ${ordinal(rank.low)} et le ${ordinal(rank.high)} dans 90 % des tirages du modèle)`
          : ''
      return `sur 100 patients suivis, le nombre de ceux qui devraient perdre leur suivi d’ici trois mois sans trouver de relais est estimé à ${risk}${place}`
    },
    trajet: (told) => {
      const minutes = told('minutes-active', ' minutes')
      return minutes && `le trajet moyen vers un cabinet Asalée ouvert est estimé à ${minutes}`
    },
    zonage: (told, quoted) => {
      const [zip, zac, apl] = [told('part-zip'), told('part-zac'), told('apl-mg65')]
      const said = [
        zip &&
          zac &&
          `${zip} des habitants vivent en zone d’intervention prioritaire et ${zac} en zone d’action complémentaire (zonage des agences régionales de santé${originOf(quoted, 'fr')})`,
        apl &&
          `l’accessibilité aux médecins généralistes de 65 ans ou moins est de ${apl} consultations par an et par habitant standardisé (APL de la DREES, ${vintageOf(quoted, 'apl-mg65')})`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(' et ') : null
    },
  },
  en: {
    suivi: (told) => {
      const followed = told('patients-suivis', ' patients')
      if (followed === null) return null
      const relayless = told('patients-sans-relais')
      const lead = relayless
        ? `the number of patients expected to lose their follow-up within three months without finding a relay is estimated at ${relayless}; `
        : ''
      return `${lead}the number of patients followed by an Asalée nurse is estimated at ${followed}, ${sharedOut('en')}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, rank ${rank.rank} of ${rank.of} constituencies (between ${rank.low} and ${rank.high} in 90% of the model’s draws)`
          : ''
      return `of 100 followed patients, the number expected to lose their follow-up within three months without finding a relay is estimated at ${risk}${place}`
    },
    trajet: (told) => {
      const minutes = told('minutes-active', ' minutes')
      return minutes && `the mean journey to an open Asalée practice is estimated at ${minutes}`
    },
    zonage: (told, quoted) => {
      const [zip, zac, apl] = [told('part-zip'), told('part-zac'), told('apl-mg65')]
      const said = [
        zip &&
          zac &&
          `${zip} of the people live in a priority zone (ZIP) and ${zac} in a complementary zone (ZAC; zones of the regional health agencies${originOf(quoted, 'en')})`,
        apl &&
          `accessibility to GPs aged 65 or under is ${apl} consultations a year per standardised inhabitant (APL of the DREES, ${vintageOf(quoted, 'apl-mg65')})`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(' and ') : null
    },
  },
}

function english(said: string, asOf: string, place: string, demonstration: boolean): string {
  return (
    `According to Relais, on ${writtenDate('en', asOf)}, ${place}, ${said}` +
    (demonstration ? ' — demonstration figures: the practices are fictitious.' : '.')
  )
}

/** With narrow no-break spaces where French wants them, so that a pasted sentence does not break there. */
function french(said: string, asOf: string, place: string, demonstration: boolean): string {
  const text =
    `Selon Relais, au ${writtenDate('fr', asOf)}, ${place}, ${said}` +
    (demonstration ? ' — chiffres de démonstration : les cabinets sont fictifs.' : '.')
  return text
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/(?<=\d) %/g, '\u202F%')
    .replace(/ :/g, '\u00A0:')
}
