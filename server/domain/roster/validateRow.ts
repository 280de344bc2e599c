import type { ValidationContext } from './validation-context.ts'
import { columnOf, eachText, ROSTER_FIELDS, TEXT_COLUMNS, type RosterField } from './cabinet-columns.ts'
import { readNumber, readTelephone } from './cells.ts'
import { placeRow } from './placeRow.ts'
import { problem, type Problem } from './problems.ts'
import { PRIVATE_KIND_WORDS, privateDataIn } from './public-note.ts'
import type { RawRow, ReadRow } from './roster-row.ts'
import { readStatusCells } from './status-cells.ts'

const LIMITED = ROSTER_FIELDS.filter((field) => columnOf(field).constraints.maxLength !== undefined)
/** Free texts; what looks like a long number may be opening hours, but nowhere else. */
const FREE: readonly RosterField[] = [
  ...TEXT_COLUMNS.map(({ field }) => field).filter((field) => field !== 'telephone'),
  'motif',
  'note',
]
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
/** UTF-8 that was read as Latin-1 (« Ã© »), or bytes that are no letter of any encoding. */
const GARBLED = /[ÃÂ][^\p{L}\s]|[ÃÂ]\u00a0|â€|\ufffd/u
const FORMULA = /^[=+@-]/

/** Reads and checks one line. Everything wrong with it is reported at once, so that one correction is enough. */
export function validateRow(raw: RawRow, context: ValidationContext): ReadRow {
  const problems: Problem[] = []
  const cell = (field: RosterField): string => raw.cells[field] ?? ''
  const wrong = (...found: readonly Problem[]) => problems.push(...found)

  for (const field of LIMITED) {
    const longest = columnOf(field).constraints.maxLength!
    if (cell(field).length > longest) wrong(problem('too-long', field, cell(field), String(longest)))
  }
  for (const field of LIMITED) if (GARBLED.test(cell(field))) wrong(problem('garbled', field, cell(field)))
  for (const field of ['nom', 'adresse'] as const)
    if (FORMULA.test(cell(field))) wrong(problem('like-a-formula', field, cell(field), cell(field)[0]))
  if (privateDataIn(cell('nom')) === 'nom-de-personne') wrong(problem('person-in-name', 'nom', cell('nom')))
  if (cell('nom') === '') wrong(problem('required', 'nom', '', 'nom'))
  if (cell('id') !== '' && !ID.test(cell('id'))) wrong(problem('not-an-id', 'id', cell('id')))
  for (const field of FREE) {
    const kind = privateDataIn(cell(field))
    if (kind && !(columnOf(field).said && kind === 'numero-identifiant'))
      wrong(problem('private-data', field, cell(field), PRIVATE_KIND_WORDS[kind]))
  }

  const etp = amount('etp', cell('etp'), wrong)
  if (cell('etp') === '') wrong(problem('required', 'etp', '', 'etp'))
  const written = wholeAmount('postes', cell('postes'), wrong)
  const supposed = Math.max(1, Math.ceil(etp ?? 0))
  const postes = written ?? supposed
  if (cell('postes') === '' && etp !== null)
    wrong(problem('posts-supposed', 'postes', null, String(supposed)))
  // None: a nurse whose main place, and post, is another cabinet comes for part of the week.
  if (etp !== null && written !== null && etp > Math.max(1, written))
    wrong(problem('etp-over-posts', 'etp', cell('etp'), `${cell('etp')} > ${written}`))
  const patientsDeclares = wholeAmount('patients_declares', cell('patients_declares'), wrong)

  const telephone = cell('telephone') === '' ? null : readTelephone(cell('telephone'))
  if (cell('telephone') !== '' && !telephone) wrong(problem('not-a-phone', 'telephone', cell('telephone')))
  if (telephone && /^0[67]/.test(telephone)) wrong(problem('mobile-phone', 'telephone', telephone))

  const status = readStatusCells(raw.cells, context.today)
  wrong(...status.problems)
  const place = placeRow(raw.cells, context)
  wrong(...place.problems)

  const refused = problems.some(({ severity }) => severity === 'refused')
  const row =
    refused || place.position === null || etp === null
      ? null
      : {
          line: raw.line,
          id: cell('id') || null,
          nom: cell('nom').replace(/\s+/g, ' '),
          adresse: cell('adresse').replace(/\s+/g, ' ') || null,
          ...place.position,
          etp,
          postes,
          patientsDeclares,
          ...eachText(({ field }) => cell(field) || null),
          telephone,
          ...status.status,
          note: cell('note') || null,
        }
  return { line: raw.line, row, problems, cells: raw.cells }
}

type Report = (...found: readonly Problem[]) => void

/** A number between 0 and the column's maximum; null when empty or wrong (then reported). */
function amount(field: RosterField, text: string, wrong: Report): number | null {
  const most = columnOf(field).constraints.maximum as number
  if (text === '') return null
  const value = readNumber(text)
  if (value === null) wrong(problem('not-a-number', field, text))
  else if (value < 0 || value > most) wrong(problem('out-of-range', field, text, `0 – ${most}`))
  else return value
  return null
}

function wholeAmount(field: RosterField, text: string, wrong: Report): number | null {
  const value = amount(field, text, wrong)
  if (value === null || Number.isInteger(value)) return value
  wrong(problem('not-a-whole-number', field, text))
  return null
}
