import type { RosterField } from './cabinet-columns.ts'
import { readDate, readEvidence, readStatus } from './cells.ts'
import { problem, type Problem } from './problems.ts'
import type { RawRow, RosterRow } from './roster-row.ts'

type StatusPart = Pick<RosterRow, 'statut' | 'statutDepuis' | 'confirmeLe' | 'preuve' | 'motif'>

/** What a line says about its status, and what is wrong with it; `today` is an ISO date. */
export function readStatusCells(
  cells: RawRow['cells'],
  today: string,
): { readonly status: StatusPart; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const read = <T>(
    field: RosterField,
    parse: (text: string) => T | null,
    code: 'not-a-status' | 'not-a-date' | 'not-an-evidence',
  ) => {
    const text = cells[field] ?? ''
    if (text === '') return null
    const value = parse(text)
    if (value === null) problems.push(problem(code, field, text))
    return value
  }
  const statut = read('statut', readStatus, 'not-a-status')
  const statutDepuis = read('statut_depuis', readDate, 'not-a-date')
  const confirmeLe = read('confirme_le', readDate, 'not-a-date')
  const preuve = read('preuve', readEvidence, 'not-an-evidence')
  const motif = cells.motif || null

  if ((cells.statut ?? '') === '' && (statutDepuis || confirmeLe || preuve || motif))
    problems.push(problem('status-missing', 'statut'))
  if (confirmeLe && confirmeLe > today) problems.push(problem('date-in-future', 'confirme_le', confirmeLe))
  if (confirmeLe && statutDepuis && statutDepuis > confirmeLe)
    problems.push(problem('dates-crossed', 'statut_depuis', confirmeLe, statutDepuis))
  // The scheme began in 2004: an older date is a slip of the spreadsheet (1900-01-00), a far one a slip of the hand.
  for (const [field, date] of [
    ['statut_depuis', statutDepuis],
    ['confirme_le', confirmeLe],
  ] as const)
    if (date && (date < '2004-01-01' || date > `${Number(today.slice(0, 4)) + 2}-12-31`))
      problems.push(
        problem('out-of-range', field, date, `2004-01-01 – ${Number(today.slice(0, 4)) + 2}-12-31`),
      )
  return { status: { statut, statutDepuis, confirmeLe, preuve, motif }, problems }
}
