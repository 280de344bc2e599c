import type { SeatChosen } from '../../contract/index.ts'
import { readDecimal } from '../../contract/numbers.ts'
import { SEAT_LIMITS, SEAT_LIST_COLUMNS, SEAT_QUESTIONS } from '../../domain/deputies/seat-columns.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { currentId, INDICATEURS, type Indicateur } from '../../domain/situation.ts'

const MOST_LETTERS = 80

/**
 * What an address chooses of the circonscriptions; a word that is none chooses nothing, and a limit that is none is refused. A share is
 * written in per cent. `columns`: every `colonnes` of the address, each one name or several with commas between them.
 */
export function seatChoice(
  query: Readonly<Record<string, string | undefined>>,
  columns: readonly string[],
  groups: readonly string[],
): Omit<SeatChosen, 'chosen' | 'untold'> {
  const limits = SEAT_LIMITS.map(([figure, least]) => limitOf(query[figure], query[least]))
  const told = columnsAsked(columns)
  const shown = told.length > 0 ? told : SEAT_LIST_COLUMNS
  return {
    groupe: groups.find((group) => group === query.groupe) ?? null,
    question: SEAT_QUESTIONS.find((one) => one === query.question) ?? null,
    limits: limits.flatMap(({ limit }) => limit ?? []),
    written: limits.map(({ written }) => written),
    // A figure that chooses is seen, whether it was asked for as a column or not.
    columns: [...shown, ...limits.flatMap(({ written }) => written.chiffre ?? [])].filter(
      (one, at, all) => all.indexOf(one) === at,
    ),
  }
}

/** The figures that every `colonnes` of an address names, in their order; a word that is none is left out. */
export function columnsAsked(columns: readonly string[]): Indicateur[] {
  const asked = new Set(columns.flatMap((text) => text.split(',')).map((word) => currentId(word.trim())))
  return INDICATEURS.filter((indicator) => asked.has(indicator))
}

function limitOf(figure: string | undefined, least: string | undefined) {
  const chiffre = INDICATEURS.find((indicator) => indicator === figure) ?? null
  const minText = least?.trim().slice(0, MOST_LETTERS) ?? ''
  const number = readDecimal(minText.replace(',', '.'))
  const refused = minText === '' ? null : !(number >= 0) ? 'number' : chiffre === null ? 'figure' : null
  const written = { chiffre, minText, refused } as const
  if (chiffre === null || minText === '' || refused !== null) return { written, limit: null }
  return { written, limit: { chiffre, min: number / (INDICATORS[chiffre].kind === 'share' ? 100 : 1) } }
}
