import type { Locale } from '../../server/contract/locale.ts'
import type { Holiday } from '../../server/domain/hours/holidayOn.ts'
import { isTimed, type Part, type Slot } from '../../server/domain/hours/model.ts'
import type { Opening } from '../../server/domain/hours/openingNow.ts'
import { dictionary } from '../ui/dictionary.ts'
import { dateFormat } from '../ui/format.ts'

const FIXED = '\u00A0'

const longDay = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const shortDayAlone = dateFormat({ weekday: 'short' })
const shortDayOfMonth = dateFormat({ weekday: 'short', day: 'numeric', month: 'short' })

/** An ISO date as `lundi 30 novembre`: hours are of a day that is near, and of no other. */
export function weekday(locale: Locale, iso: string): string {
  const text = longDay(locale, new Date(`${iso}T00:00:00Z`))
  return (locale === 'fr' ? text.replace(/ 1 /, ' 1er ') : text.replace(',', '')).replaceAll(' ', FIXED)
}

/** The same as `dim. 29 nov.`, or `lun.` alone. */
function shortDay(locale: Locale, iso: string, alone = false): string {
  const write = alone ? shortDayAlone : shortDayOfMonth
  const text = write(locale, new Date(`${iso}T00:00:00Z`))
  return text.replace(',', '').replaceAll(' ', FIXED)
}

const two = (minutes: number): string => String(minutes % 60).padStart(2, '0')

/** Minutes of the day as `9 h`, `12 h 30`. */
function frenchClock(minutes: number): string {
  const hours = `${Math.floor(minutes / 60)}${FIXED}h`
  return minutes % 60 === 0 ? hours : `${hours}${FIXED}${two(minutes)}`
}

/** Minutes of the day as `9 am`, `12:30 pm`. */
function englishClock(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const past = minutes % 60 === 0 ? '' : `:${two(minutes)}`
  return `${((hours + 11) % 12) + 1}${past}${FIXED}${hours % 24 < 12 ? 'am' : 'pm'}`
}

const joined = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)!}`

const FRENCH_PARTS: Readonly<Record<Part, string>> = {
  morning: 'le matin',
  afternoon: 'l’après-midi',
  day: '',
}
const ENGLISH_PARTS: Readonly<Record<Part, string>> = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  day: '',
}

const FRENCH_HOLIDAYS: Readonly<Record<Holiday, string>> = {
  'jour-de-lan': 'jour de l’An',
  'vendredi-saint': 'Vendredi saint',
  'lundi-de-paques': 'lundi de Pâques',
  'fete-du-travail': '1er Mai',
  'victoire-1945': '8 Mai',
  ascension: 'Ascension',
  'lundi-de-pentecote': 'lundi de Pentecôte',
  'fete-nationale': '14 Juillet',
  assomption: 'Assomption',
  toussaint: 'Toussaint',
  'armistice-1918': '11 Novembre',
  noel: 'Noël',
  'saint-etienne': 'Saint-Étienne',
  'abolition-esclavage': 'abolition de l’esclavage',
}

type Told = Exclude<Opening, { kind: 'unknown' | 'appointment' }>

function french(opening: Told): string {
  const day = weekday('fr', opening.day)
  const slots = (all: readonly Slot[]): string =>
    joined(
      all.filter(isTimed).map(({ from, to }) => `de ${frenchClock(from)} à ${frenchClock(to)}`),
      'et',
    )
  switch (opening.kind) {
    case 'open': {
      const later = opening.later.length > 0 ? `, puis ${slots(opening.later)}` : ''
      return `Ouvert aujourd’hui, ${day}, jusqu’à ${frenchClock(opening.until)}${later}`
    }
    case 'opens':
      return `Ouvert aujourd’hui, ${day}, ${slots(opening.slots)}`
    case 'part':
      return `Ouvert aujourd’hui, ${[day, FRENCH_PARTS[opening.part]].filter(Boolean).join(', ')} (heures non précisées : appelez)`
    case 'holiday':
      return `Aujourd’hui, ${day}, jour férié (${FRENCH_HOLIDAYS[opening.holiday]}) : appelez avant`
    case 'closed': {
      const { next, over } = opening
      const at = next && (typeof next.at === 'number' ? `à ${frenchClock(next.at)}` : FRENCH_PARTS[next.at])
      const again = next ? `, rouvre ${[weekday('fr', next.day), at].filter(Boolean).join(' ')}` : ''
      return `${over ? 'Fermé pour aujourd’hui' : 'Fermé aujourd’hui'}, ${day}${again}`
    }
  }
}

function english(opening: Told): string {
  const day = weekday('en', opening.day)
  const slots = (all: readonly Slot[]): string =>
    joined(
      all.filter(isTimed).map(({ from, to }) => `from ${englishClock(from)} to ${englishClock(to)}`),
      'and',
    )
  switch (opening.kind) {
    case 'open': {
      const later = opening.later.length > 0 ? `, then ${slots(opening.later)}` : ''
      return `Open today, ${day}, until ${englishClock(opening.until)}${later}`
    }
    case 'opens':
      return `Open today, ${day}, ${slots(opening.slots)}`
    case 'part':
      return `Open today, ${[day, ENGLISH_PARTS[opening.part]].filter(Boolean).join(', ')} (times not given: call)`
    case 'holiday':
      return `Today, ${day}, is a public holiday: call first`
    case 'closed': {
      const { next, over } = opening
      const at =
        next && (typeof next.at === 'number' ? `at ${englishClock(next.at)}` : ENGLISH_PARTS[next.at])
      const again = next ? `, opens again ${[weekday('en', next.day), at].filter(Boolean).join(' ')}` : ''
      return `${over ? 'Closed for today' : 'Closed today'}, ${day}${again}`
    }
  }
}

const DAYS_OF_WEEK = 6

/** One line of a card, with the day instead of "today": true whenever it is read. */
function short(
  locale: Locale,
  opening: Told,
  w: {
    readonly clock: (minutes: number) => string
    readonly parts: Readonly<Record<Part, string>>
    readonly open: string
    readonly appointment: string
    readonly until: string
    readonly holiday: string
    readonly day: (day: string) => string
    readonly closed: string
    readonly again: (when: string) => string
    readonly at: string
  },
): string {
  const text = shortDay(locale, opening.day)
  // The day first: beside the word of a status, "closed" alone would contradict "open".
  const day = w.day(text.charAt(0).toUpperCase() + text.slice(1))
  const open = `${day} ${opening.byAppointment ? w.appointment : w.open}`
  switch (opening.kind) {
    case 'open':
      return `${open} ${w.until} ${w.clock(opening.until)}`
    case 'opens':
      return `${open} ${opening.slots
        .filter(isTimed)
        .map(({ from, to }) => `${w.clock(from)}–${w.clock(to)}`)
        .join(', ')}`
    case 'part':
      return `${open} ${w.parts[opening.part]}`.trim()
    case 'holiday':
      return `${day} ${w.holiday}`
    case 'closed': {
      const { next } = opening
      if (!next) return `${day} ${w.closed}`
      const soon = (Date.parse(next.day) - Date.parse(opening.day)) / 86_400_000 <= DAYS_OF_WEEK
      const at = typeof next.at === 'number' ? `${w.at} ${w.clock(next.at)}` : w.parts[next.at]
      return `${day} ${w.closed}, ${w.again(`${shortDay(locale, next.day, soon)} ${at}`.trim())}`
    }
  }
}

const shortFrench = (opening: Told): string =>
  short('fr', opening, {
    ...{ clock: frenchClock, parts: FRENCH_PARTS, open: 'ouvert', appointment: 'sur rendez-vous' },
    ...{ until: 'jusqu’à', closed: 'fermé', at: 'à', holiday: 'férié, appelez avant' },
    day: (day) => `${day} :`,
    again: (when) => `rouvre ${when}`,
  })
const shortEnglish = (opening: Told): string =>
  short('en', opening, {
    ...{ clock: englishClock, parts: ENGLISH_PARTS, open: 'open', appointment: 'by appointment' },
    ...{ until: 'until', closed: 'closed', at: 'at', holiday: 'public holiday, call first' },
    day: (day) => `${day}:`,
    again: (when) => `opens ${when}`,
  })

/** Words of what a cabinet's hours say of a day, and of whether it takes new patients. */
export const t = dictionary({
  fr: {
    told: french,
    short: shortFrench,
    appointment: 'Sur rendez-vous : appelez',
    byAppointment: 'sur rendez-vous',
    reduced: 'activité réduite : appelez avant',
    unknown: 'Horaires inconnus : appelez',
    bothUnknown: 'Horaires, nouveaux patients : appelez',
    written: (hours: string) => `Horaires : ${hours}`,
    past: (day: string) => `Horaires du ${day} seulement : pour aujourd’hui, appelez`,
    intake: 'Nouveaux patients',
    takes: (date: string) => `Prend de nouveaux patients (dit le ${date})`,
    takesNone: (date: string) => `Suit seulement ses patients actuels (dit le ${date})`,
    intakeUnknown: 'Nouveaux patients : non précisé, demandez',
    exceptions: 'Horaires exceptionnels',
    said: {
      yes: 'Prend de nouveaux patients',
      no: 'Suit seulement ses patients actuels',
      unknown: 'On ne sait plus',
    },
  },
  en: {
    told: english,
    short: shortEnglish,
    appointment: 'By appointment: call',
    byAppointment: 'by appointment',
    reduced: 'reduced activity: call first',
    unknown: 'Opening hours not known: call',
    bothUnknown: 'Opening hours, new patients: call',
    written: (hours: string) => `Hours: ${hours}`,
    past: (day: string) => `Hours of ${day} only: for today, call`,
    intake: 'New patients',
    takes: (date: string) => `Takes new patients (said on ${date})`,
    takesNone: (date: string) => `Sees only its current patients (said on ${date})`,
    intakeUnknown: 'New patients: not known, ask',
    exceptions: 'Exceptions to the hours',
    said: { yes: 'Takes new patients', no: 'Sees only its current patients', unknown: 'No longer known' },
  },
})
