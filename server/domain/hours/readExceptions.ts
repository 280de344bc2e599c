import type { Exception, Slot } from './model.ts'
import { readFrench } from './readFrench.ts'

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']
const DATE =
  '(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.-]\\d{1,2}(?:[/.-](?:\\d{4}|\\d{2}))?|\\d{1,2}(?:er)?(?: [a-z]+\\.?(?: \\d{4})?)?)'
const RANGE = new RegExp(`^(?:du |de |d |le |les )?(${DATE}) ?(?:au|a|-|jusqu au) ?(${DATE})$`)
const SINGLE = new RegExp(`^(?:les? )?(${DATE})$`)
const KIND =
  /^(?:cabinet |centre )?(?:exceptionnellement )?(fermetures?|fermee?s?|conges?|vacances|absences?|absente?s?|ouverte?s?|ouverture)(?: exceptionnelle(?:ment|s)?| annuels?| annuelle| pour (?:conges?|vacances))*\s*:?\s*/
/** No closure of a year or more is an exception. */
const LONGEST_DAYS = 366

/** A date as written: what it leaves out is null. */
interface Written {
  readonly year: number | null
  readonly month: number | null
  readonly day: number
}

/**
 * Reads exceptions to the hours: « fermé du 24/12/2026 au 02/01/2027 ; fermé le 15 août 2027 », « ouvert le 11/11/2026 9h-12h ».
 * A year that is left out is taken from the other end of a range, never from the calendar. Null when any of it is not understood.
 */
export function readExceptions(text: string): readonly Exception[] | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[’']/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
  // A new sentence begins with a new word for open or closed.
  const clauses = plain
    .split(/[;\n|]|\. |,(?= ?(?:ferm|ouvert|conge|vacance|absen))|\bet (?=(?:ferm|ouvert|conge))/)
    .map((one) => one.replace(/^[\s,.]+|[\s,.]+$/g, ''))
    .filter((one) => one !== '')
  const found = clauses.map(readClause)
  return found.length === 0 || found.some((one) => one === null) ? null : found.flatMap((one) => one!)
}

function readClause(clause: string): readonly Exception[] | null {
  const [whole, kind] = KIND.exec(clause) ?? []
  if (whole === undefined) return null
  const opens = kind!.startsWith('ouvert')
  const rest = clause.slice(whole.length).trim()
  const timed = opens ? /^(.*?)[ ,:]+((?:de |des )?\d{1,2} ?[h:].*)$/.exec(rest) : null
  const slots = opens ? (timed ? slotsOf(timed[2]!) : null) : []
  if (timed && slots === null) return null
  const spans = spansOf((timed?.[1] ?? rest).trim())
  return spans && spans.map(([start, end]) => ({ start, end, slots }))
}

/** The hours of one day, by the reader of weeks. */
function slotsOf(hours: string): readonly Slot[] | null {
  const week = readFrench(`lundi ${hours}`)
  return week && !week.byAppointment ? week.days[0]! : null
}

function spansOf(text: string): readonly (readonly [string, string])[] | null {
  const range = RANGE.exec(text)
  if (range) {
    const span = spanOf(range[1]!, range[2]!)
    return span && [span]
  }
  const parts = text.split(/ ?(?:,|&|\+| et ) ?/).map((one) => SINGLE.exec(one.trim())?.[1])
  if (parts.some((one) => one === undefined)) return null
  const written = parts.map((one) => writtenDate(one!))
  // « les 24 et 31 décembre 2026 »: the last says the month and the year.
  const last = written.at(-1)
  const days = written.map((one) => one && last && isoOf(withRest(one, last)))
  return days.some((day) => !day) ? null : days.map((day) => [day!, day!] as const)
}

function spanOf(from: string, to: string): readonly [string, string] | null {
  const [first, last] = [writtenDate(from), writtenDate(to)]
  if (!first || !last) return null
  const end = isoOf(last)
  const start = end && isoOf(withRest(first, last))
  if (!start || !end) return null
  const earlier = start > end && first.year === null ? isoOf(withRest(first, last, 1)) : start
  if (!earlier || earlier > end) return null
  const days = (Date.parse(end) - Date.parse(earlier)) / 86_400_000
  return days <= LONGEST_DAYS ? [earlier, end] : null
}

const withRest = ({ year, month, day }: Written, rest: Written, yearsBefore = 0): Written => ({
  year: year ?? (rest.year === null ? null : rest.year - yearsBefore),
  month: month ?? rest.month,
  day,
})

function writtenDate(text: string): Written | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text)
  if (figures)
    return {
      year: figures[3] === undefined ? null : Number(figures[3].padStart(4, '20')),
      month: Number(figures[2]),
      day: Number(figures[1]),
    }
  const [, day, name, year] = /^(\d{1,2})(?:er)?(?: ([a-z]+)\.?(?: (\d{4}))?)?$/.exec(text) ?? []
  if (day === undefined) return null
  const months =
    name === undefined
      ? []
      : MONTHS.filter((month) => name.startsWith(month) || (name.length > 2 && month.startsWith(name)))
  if (name !== undefined && months.length !== 1) return null
  return {
    year: year === undefined ? null : Number(year),
    month: months[0] === undefined ? null : MONTHS.indexOf(months[0]) + 1,
    day: Number(day),
  }
}

function isoOf({ year, month, day }: Written): string | null {
  if (year === null || month === null) return null
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date ? null : date
}
