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
  readonly id: 'suivi' | 'risque' | 'acces'
  readonly fr: string
  readonly en: string
}

/**
 * The sentences that a parliamentary assistant pastes into a question. Each stands alone: day, interval, service, and the
 * warning that the practices are fictitious, since only one of them may be copied. A figure that is not told is left out.
 */
export function phrasesOf(quoted: Quoted): Phrase[] {
  return (['suivi', 'risque', 'acces'] as const).flatMap((id) => {
    const fr = SAID.fr[id](valuesOf(quoted, 'fr'), quoted)
    const en = SAID.en[id](valuesOf(quoted, 'en'), quoted)
    if (fr === null || en === null) return []
    return [{ id, fr: sentence('fr', fr, quoted), en: sentence('en', en, quoted) }]
  })
}

/** A value with its interval, in words; null when there is none to tell. */
type Told = (indicator: Indicateur, unit?: string) => string | null

const valuesOf =
  ({ figures }: Quoted, locale: Locale): Told =>
  (indicator, unit = '') => {
    const figure = figures.find((one) => one.indicator === indicator)
    if (!figure) return null
    const write = (value: number): string => writtenValue(locale, indicator, value)
    if (figure.status === 'suppressed' && figure.rounded === '< 11')
      return (locale === 'fr' ? 'moins de 11' : 'fewer than 11') + unit
    if (figure.status !== 'ok' || figure.value === null) return null
    const { low, high } = figure
    const between =
      low === null || high === null || low === high
        ? ''
        : locale === 'fr'
          ? ` (entre ${write(low)} et ${write(high)}, intervalle à 90 %)`
          : ` (between ${write(low)} and ${write(high)}, 90% interval)`
    return write(figure.value) + unit + between
  }

const ordinal = (n: number): string => (n === 1 ? '1er' : `${n}e`)

type Say = (told: Told, quoted: Quoted) => string | null
const SAID: Readonly<Record<Locale, Readonly<Record<Phrase['id'], Say>>>> = {
  fr: {
    suivi: (told) => {
      const [followed, affected] = [told('patients-suivis', ' patients'), told('patients-affectes')]
      if (followed === null) return null
      const threatened = affected && `, dont le suivi de ${affected} est menacé d’interruption`
      return `${followed} sont suivis par une infirmière Asalée${threatened ?? ''}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque', ' sur 100')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, soit le ${ordinal(rank.rank)} rang sur ${rank.of} circonscriptions (entre le ${ordinal(rank.low)} et le ${ordinal(rank.high)} selon les choix de calcul)`
          : ''
      return `le risque d’interruption du suivi est de ${risk}${place}`
    },
    acces: (told) => {
      const [minutes, zip, zac, apl] = [
        told('minutes-active', ' minutes'),
        told('part-zip'),
        told('part-zac'),
        told('apl-mg65'),
      ]
      const said = [
        minutes && `le trajet moyen estimé vers un cabinet Asalée ouvert est de ${minutes}`,
        zip &&
          zac &&
          `${zip} des habitants vivent en zone d’intervention prioritaire et ${zac} en zone d’action complémentaire`,
        apl &&
          `l’APL aux médecins généralistes de 65 ans ou moins est de ${apl} consultations par an et par habitant standardisé`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(', ') : null
    },
  },
  en: {
    suivi: (told) => {
      const [followed, affected] = [told('patients-suivis', ' patients'), told('patients-affectes')]
      if (followed === null) return null
      const threatened = affected && `, of whom ${affected} face interrupted follow-up`
      return `${followed} are followed by an Asalée nurse${threatened ?? ''}`
    },
    risque: (told, { rank }) => {
      const risk = told('risque', ' out of 100')
      if (risk === null) return null
      const place =
        rank?.rank && rank.low && rank.high
          ? `, rank ${rank.rank} of ${rank.of} constituencies (between ${rank.low} and ${rank.high} depending on choices of method)`
          : ''
      return `the risk of interrupted follow-up is ${risk}${place}`
    },
    acces: (told) => {
      const [minutes, zip, zac, apl] = [
        told('minutes-active', ' minutes'),
        told('part-zip'),
        told('part-zac'),
        told('apl-mg65'),
      ]
      const said = [
        minutes && `the mean estimated journey to an open Asalée practice is ${minutes}`,
        zip &&
          zac &&
          `${zip} of the people live in a priority zone (ZIP) and ${zac} in a complementary zone (ZAC)`,
        apl && `the APL of GPs aged 65 or under is ${apl} consultations a year per standardised inhabitant`,
      ].filter(Boolean)
      return said.length > 0 ? said.join(', ') : null
    },
  },
}

/** Narrow no-break spaces where French wants them, so that a pasted sentence does not break there. */
const typeset = (text: string): string =>
  text
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/(?<=\d) %/g, '\u202F%')
    .replace(/ :/g, '\u00A0:')

function sentence(locale: Locale, said: string, { code, nom, asOf, demonstration }: Quoted): string {
  const day = writtenDate(locale, asOf)
  if (locale === 'en')
    return (
      `According to Relais, on ${day}, in constituency ${code} (${nom}), ${said}` +
      (demonstration ? ' — demonstration figures: the practices are fictitious.' : '.')
    )
  return typeset(
    `Selon Relais, au ${day}, dans la circonscription ${code} (${nom}), ${said}` +
      (demonstration ? ' — chiffres de démonstration : les cabinets sont fictifs.' : '.'),
  )
}
