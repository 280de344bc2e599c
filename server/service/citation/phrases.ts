import type { Locale } from '../../contract/index.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { CitedFigure, CitedRank } from './runFigures.ts'
import { writtenDate, writtenValue } from './written.ts'

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

/** The sentences whose figures rest on the roster of practices; the others are reused as published. */
const FROM_ROSTER: ReadonlySet<Phrase['id']> = new Set(['suivi', 'risque', 'trajet'])

/**
 * The sentences that a parliamentary assistant pastes into a question. Each stands alone: day, interval, service, and the
 * warning that the practices are fictitious, since only one of them may be copied. A figure that is not told is left out.
 */
export function phrasesOf(quoted: Quoted): Phrase[] {
  return (['suivi', 'risque', 'trajet', 'zonage'] as const).flatMap((id) => {
    const fr = SAID.fr[id](valuesOf(quoted, 'fr'), quoted)
    const en = SAID.en[id](valuesOf(quoted, 'en'), quoted)
    if (fr === null || en === null) return []
    const demonstration = quoted.demonstration && FROM_ROSTER.has(id)
    return [{ id, fr: french(fr, quoted, demonstration), en: english(en, quoted, demonstration) }]
  })
}

/** A value with its interval, in words; null when there is none to tell. */
type Told = (indicator: Indicateur, unit?: string) => string | null

const WORDS = {
  fr: {
    few: 'moins de 11',
    between: (low: string, high: string) => ` (entre ${low} et ${high}, intervalle à 90 %)`,
    pending: ' (intervalle non calculé)',
  },
  en: {
    few: 'fewer than 11',
    between: (low: string, high: string) => ` (between ${low} and ${high}, 90% interval)`,
    pending: ' (interval not computed)',
  },
} as const

const valuesOf =
  ({ figures }: Quoted, locale: Locale): Told =>
  (indicator, unit = '') => {
    const figure = figures.find((one) => one.indicator === indicator)
    if (!figure) return null
    const words = WORDS[locale]
    if (figure.status === 'suppressed' && figure.rounded === '< 11') return words.few + unit
    if (figure.status !== 'ok' || figure.value === null) return null
    const write = (value: number): string => writtenValue(locale, indicator, value)
    const { value, low, high } = figure
    const estimated =
      indicator === 'patients-suivis' || indicator === 'patients-affectes' || indicator === 'risque'
    if (low === null || high === null) return write(value) + unit + (estimated ? words.pending : '')
    return write(value) + unit + (low === high ? '' : words.between(write(low), write(high)))
  }

const vintageOf = ({ figures }: Quoted, indicator: Indicateur): string =>
  figures.find((figure) => figure.indicator === indicator)?.vintage ?? '?'

const ordinal = (n: number): string => (n === 1 ? '1er' : `${n}e`)

type Say = (told: Told, quoted: Quoted) => string | null
const SAID: Readonly<Record<Locale, Readonly<Record<Phrase['id'], Say>>>> = {
  fr: {
    suivi: (told) => {
      const [followed, affected] = [told('patients-suivis', ' patients'), told('patients-affectes')]
      if (followed === null) return null
      const threatened = affected && ` ; pour ${affected} d’entre eux, ce suivi est menacé d’interruption`
      return `le nombre de patients suivis par une infirmière Asalée est estimé à ${followed}${threatened ?? ''}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque', ' sur 100')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, soit le ${ordinal(rank.rank)} rang sur ${rank.of} circonscriptions (entre le ${ordinal(rank.low)} et le ${ordinal(rank.high)} selon les choix de calcul)`
          : ''
      return `le risque d’interruption du suivi est estimé à ${risk}${place}`
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
          `${zip} des habitants vivent en zone d’intervention prioritaire et ${zac} en zone d’action complémentaire (zonage des agences régionales de santé, ${vintageOf(quoted, 'part-zip')})`,
        apl &&
          `l’accessibilité aux médecins généralistes de 65 ans ou moins est de ${apl} consultations par an et par habitant standardisé (APL de la DREES, ${vintageOf(quoted, 'apl-mg65')})`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(' et ') : null
    },
  },
  en: {
    suivi: (told) => {
      const [followed, affected] = [told('patients-suivis', ' patients'), told('patients-affectes')]
      if (followed === null) return null
      const threatened = affected && `; for ${affected} of them this follow-up may be interrupted`
      return `the number of patients followed by an Asalée nurse is estimated at ${followed}${threatened ?? ''}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque', ' out of 100')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, rank ${rank.rank} of ${rank.of} constituencies (between ${rank.low} and ${rank.high} depending on choices of method)`
          : ''
      return `the risk of interrupted follow-up is estimated at ${risk}${place}`
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
          `${zip} of the people live in a priority zone (ZIP) and ${zac} in a complementary zone (ZAC; zones of the regional health agencies, ${vintageOf(quoted, 'part-zip')})`,
        apl &&
          `accessibility to GPs aged 65 or under is ${apl} consultations a year per standardised inhabitant (APL of the DREES, ${vintageOf(quoted, 'apl-mg65')})`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(' and ') : null
    },
  },
}

function english(said: string, { code, nom, asOf }: Quoted, demonstration: boolean): string {
  return (
    `According to Relais, on ${writtenDate('en', asOf)}, in constituency ${code} (${nom}), ${said}` +
    (demonstration ? ' — demonstration figures: the practices are fictitious.' : '.')
  )
}

/** With narrow no-break spaces where French wants them, so that a pasted sentence does not break there. */
function french(said: string, { code, nom, asOf }: Quoted, demonstration: boolean): string {
  const text =
    `Selon Relais, au ${writtenDate('fr', asOf)}, dans la circonscription ${code} (${nom}), ${said}` +
    (demonstration ? ' — chiffres de démonstration : les cabinets sont fictifs.' : '.')
  return text
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/(?<=\d) %/g, '\u202F%')
    .replace(/ :/g, '\u00A0:')
}
