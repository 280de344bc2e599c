import type { RosterField } from './cabinet-columns.ts'
import { readDate, readEvidence, readStatus } from './cells.ts'
import { leftEmpty, mendable, problem, type Problem, type ProblemCode } from './problems.ts'
import type { RawRow, RosterRow } from './roster-row.ts'

type StatusPart = Pick<RosterRow, 'statut' | 'statutDepuis' | 'confirmeLe' | 'preuve' | 'motif'>

/** The scheme began in 2004: an older date is a slip of the spreadsheet (1900-01-00). */
const EARLIEST = '2004-01-01'

/**
 * What a line says about its status; `today` is an ISO date. None of these cells is needed: a date or an evidence that cannot be
 * read, or that contradicts another, is left empty and remarked upon. A status that is written and not understood refuses the line:
 * left out, it would leave open to patients what somebody may have said is closed. `inconnu` is offered in its stead.
 */
export function readStatusCells(
  cells: RawRow['cells'],
  today: string,
): { readonly status: StatusPart; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const without = (code: ProblemCode, field: RosterField, value: string, detail = ''): null => {
    problems.push(leftEmpty(problem(code, field, value, detail)))
    return null
  }
  const read = <T>(field: RosterField, parse: (text: string) => T | null, code: ProblemCode): T | null => {
    const text = cells[field] ?? ''
    return text === '' ? null : (parse(text) ?? without(code, field, text))
  }
  // A date far ahead is a slip of the hand.
  const latest = `${Number(today.slice(0, 4)) + 2}-12-31`
  const date = (field: 'statut_depuis' | 'confirme_le'): string | null => {
    const day = read(field, readDate, 'not-a-date')
    if (day !== null && (day < EARLIEST || day > latest))
      return without('out-of-range', field, day, `${EARLIEST} – ${latest}`)
    return day
  }
  const statut = cells.statut ? readStatus(cells.statut) : null
  if (cells.statut && statut === null)
    problems.push(mendable(problem('not-a-status', 'statut', cells.statut), 'inconnu'))
  let statutDepuis = date('statut_depuis')
  let confirmeLe = date('confirme_le')
  const preuve = read('preuve', readEvidence, 'not-an-evidence')
  const motif = cells.motif || null

  if (confirmeLe !== null && confirmeLe > today)
    confirmeLe = without('date-in-future', 'confirme_le', confirmeLe)
  // The older of the two stands: what is said is never made to look fresher than it may be.
  if (confirmeLe !== null && statutDepuis !== null && statutDepuis > confirmeLe)
    statutDepuis = without('dates-crossed', 'statut_depuis', statutDepuis, statutDepuis)
  const besides = (['statut_depuis', 'confirme_le', 'preuve', 'motif'] as const).find((field) => cells[field])
  if ((cells.statut ?? '') === '' && besides) without('status-missing', besides, cells[besides]!)
  return statut === null
    ? { status: { statut, statutDepuis: null, confirmeLe: null, preuve: null, motif: null }, problems }
    : { status: { statut, statutDepuis, confirmeLe, preuve, motif }, problems }
}
