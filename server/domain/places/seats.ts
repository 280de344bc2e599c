import { ABROAD_SEATS } from './abroad-seats.ts'
import { ARRONDISSEMENT_SEATS } from './arrondissement-seats.ts'
import { edits } from './edits.ts'
import type { Resolution } from './model.ts'
import { numeralAt } from './numerals.ts'
import { forgiven } from './similar-names.ts'
import { fold, placeText, wordsOf } from './words.ts'
import { withoutLastLinks, withoutLinks } from './zones.ts'

/** A circonscription as a search reads it. */
interface Seat {
  readonly code: string
  readonly departement: string
  /** Names of its deputy; null when the seat is vacant. */
  readonly depute: string | null
}

/** What a search of circonscriptions reads. */
export interface SeatSearch {
  readonly seats: readonly Seat[]
  readonly resolve: (text: string, limit?: number) => Resolution
  /** Circonscriptions that share a commune, by INSEE code. */
  readonly seatsOf: (codeCommune: string) => readonly string[]
}

const ABROAD =
  /\b(?:francais (?:etablis )?(?:de l etranger|hors de france|a l etranger)|french abroad|etranger)\b/
const WORD = new Set(
  'circonscription circonscriptions circo circos legislative legislatives seat constituency'.split(' '),
)
const abroad = new Map(
  ABROAD_SEATS.flatMap(([codes, names]) =>
    names.split(', ').map((name) => [placeText(name), codes.split(' ')] as const),
  ),
)

/**
 * The codes of the circonscriptions that a text means, for sure: a code in any spelling, a number in a département, a
 * département or a région, a commune or an arrondissement, a country of the French abroad, a deputy's name with the slips
 * that are forgiven of a commune's, the vacant seats. Null when it means none of these.
 */
export function findSeats(text: string, search: SeatSearch): readonly string[] | null {
  const { seats } = search
  const known = new Set(seats.map(({ code }) => code))
  const words = wordsOf(fold(text)).filter((word) => !WORD.has(word))
  const plain = words.join(' ')
  if (plain === '') return null
  const code = codeOf(fold(text).trim())
  if (code !== null && known.has(code)) return [code]
  if (/^(?:sieges? )?vacante?s?$/.test(plain))
    return seats
      .filter(({ depute, departement }) => depute === null && departement !== '')
      .map((own) => own.code)
  if (ABROAD.test(plain)) {
    const number = numeralAt(words, 0)
    const own = seats.filter(({ departement }) => departement === '99').map((seat) => seat.code)
    return number ? own.filter((seat) => seat === `99-${pad(number.value)}`) : own
  }
  const numbered = ofDepartement(words, search)
  if (numbered) return numbered.filter((seat) => known.has(seat))
  return ofPlace(plain, text, search) ?? ofDeputy(words, search)
}

const pad = (number: number): string => String(number).padStart(2, '0')

/** `72-04`, `7204`, `72 4`, `099-01`, `ZZ-01`; null when the text is no code. */
function codeOf(folded: string): string | null {
  const [, departement, number] =
    /^(zz|0?99|97\d|98\d|2[ab]|\d{2})(?:\s*[-/ ]\s*|(?=\d{2}$)|(?<=zz))0{0,2}(\d{1,2})$/.exec(folded) ?? []
  if (departement === undefined || number === undefined) return null
  const own = departement === 'zz' || departement === '099' ? '99' : departement.toUpperCase()
  return `${own}-${pad(Number(number))}`
}

/** « 4e circonscription de la Sarthe », « Sarthe 4 »: the département, and its number. */
function ofDepartement(words: readonly string[], { resolve }: SeatSearch): string[] | null {
  const zoneOf = (own: readonly string[]): string | null => {
    const rest = withoutLastLinks(withoutLinks(own))
    const [first] = rest.length === 0 ? [] : resolve(rest.join(' '), 1).places
    return first?.kind === 'departement' ? first.code : null
  }
  const front = numeralAt(words, 0)
  const departement = front && front.taken < words.length ? zoneOf(words.slice(front.taken)) : null
  if (front && departement !== null) return [`${departement}-${pad(front.value)}`]
  for (const taken of [1, 2]) {
    const back = numeralAt(words, words.length - taken)
    if (!back || back.taken !== taken || words.length === taken) continue
    const own = zoneOf(words.slice(0, -taken))
    if (own !== null) return [`${own}-${pad(back.value)}`]
  }
  return null
}

/** The seats of a place: of the communes that are meant for sure, of a département or a région, of a place beyond. */
function ofPlace(plain: string, text: string, { seats, resolve, seatsOf }: SeatSearch): string[] | null {
  const { verdict, places, outside } = resolve(text)
  const [first] = places
  const beyond = (outside && abroad.get(placeText(outside.nom))) ?? abroad.get(plain) ?? []
  const within = first && 'departements' in first ? first.departements : []
  const own =
    verdict === 'certain' && first && 'codeCommune' in first
      ? places
          .filter((place, at) => at === 0 || place.kind === 'postcode')
          .flatMap((place) => ('codeCommune' in place ? seatsAt(place.codeCommune, seatsOf) : []))
      : []
  const whole = seats.filter(({ departement }) => within.includes(departement)).map(({ code }) => code)
  const all = [...new Set([...beyond, ...whole, ...own])]
  return all.length > 0 ? all : null
}

/** Circonscriptions of a commune; of a municipal arrondissement, those that meet it. */
export const seatsAt = (code: string, seatsOf: SeatSearch['seatsOf']): readonly string[] =>
  ARRONDISSEMENT_SEATS[code]?.split(' ') ?? seatsOf(code)

/** Deputies one of whose names, or all of them, the words are; slips are forgiven where no place is written so. */
function ofDeputy(words: readonly string[], { seats, resolve }: SeatSearch): string[] | null {
  const [first] = resolve(words.join(' '), 1).places
  const free = first === undefined || ('match' in first && first.match === 'similar')
  const near = (word: string, name: string): boolean =>
    name === word || (free && edits(word, name, forgiven(word.length)) <= forgiven(word.length))
  const found = seats.filter(({ depute }) => {
    if (depute === null) return false
    const names = placeText(depute).split(' ')
    return words.every((word) => word.length > 2 && names.some((name) => near(word, name)))
  })
  return found.length > 0 ? found.map(({ code }) => code) : null
}
