import type { ValidationContext } from './validation-context.ts'
import type { RosterField } from './columns.ts'
import { readNumber, readTelephone } from './cells.ts'
import { placeRow } from './placeRow.ts'
import { problem, type Problem } from './problems.ts'
import { PRIVATE_KIND_WORDS, privateDataIn } from './public-note.ts'
import type { RawRow, ReadRow } from './roster-row.ts'
import { readStatusCells } from './status-cells.ts'

const LONGEST: Partial<Record<RosterField, number>> = {
  nom: 120,
  adresse: 200,
  commune: 100,
  horaires: 200,
  motif: 200,
  note: 500,
}
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
/** UTF-8 that was read as Latin-1 (« Ã© »), or bytes that are no letter of any encoding. */
const GARBLED = /[ÃÂ][^\p{L}\s]|[ÃÂ]\u00a0|â€|\ufffd/u
const FORMULA = /^[=+@-]/
const MOST_ETP = 30
const MOST_POSTS = 60
const MOST_PATIENTS = 20_000

/** Reads and checks one line. Everything wrong with it is reported at once, so that one correction is enough. */
export function validateRow(raw: RawRow, context: ValidationContext): ReadRow {
  const problems: Problem[] = []
  const cell = (field: RosterField): string => raw.cells[field] ?? ''
  const wrong = (...found: readonly Problem[]) => problems.push(...found)

  for (const field of Object.keys(LONGEST) as RosterField[])
    if (cell(field).length > LONGEST[field]!)
      wrong(problem('too-long', field, cell(field), String(LONGEST[field])))
  for (const field of Object.keys(LONGEST) as RosterField[])
    if (GARBLED.test(cell(field))) wrong(problem('garbled', field, cell(field)))
  for (const field of ['nom', 'adresse'] as const)
    if (FORMULA.test(cell(field))) wrong(problem('like-a-formula', field, cell(field), cell(field)[0]))
  if (privateDataIn(cell('nom')) === 'nom-de-personne') wrong(problem('person-in-name', 'nom', cell('nom')))
  if (cell('nom') === '') wrong(problem('required', 'nom', '', 'nom'))
  if (cell('id') !== '' && !ID.test(cell('id'))) wrong(problem('not-an-id', 'id', cell('id')))
  for (const field of ['horaires', 'motif', 'note'] as const) {
    const kind = privateDataIn(cell(field))
    if (kind && !(field === 'horaires' && kind === 'numero-identifiant'))
      wrong(problem('private-data', field, cell(field), PRIVATE_KIND_WORDS[kind]))
  }

  const etp = amount('etp', cell('etp'), MOST_ETP, wrong)
  if (cell('etp') === '') wrong(problem('required', 'etp', '', 'etp'))
  const written = wholeAmount('postes', cell('postes'), MOST_POSTS, wrong)
  const supposed = Math.max(1, Math.ceil(etp ?? 0))
  const postes = written ?? supposed
  if (cell('postes') === '' && etp !== null)
    wrong(problem('posts-supposed', 'postes', null, String(supposed)))
  // None: a nurse whose main place, and post, is another cabinet comes for part of the week.
  if (etp !== null && written !== null && etp > Math.max(1, written))
    wrong(problem('etp-over-posts', 'etp', cell('etp'), `${cell('etp')} > ${written}`))
  const patientsDeclares = wholeAmount('patients_declares', cell('patients_declares'), MOST_PATIENTS, wrong)

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
          telephone,
          horaires: cell('horaires') || null,
          ...status.status,
          note: cell('note') || null,
        }
  return { line: raw.line, row, problems, cells: raw.cells }
}

type Report = (...found: readonly Problem[]) => void

/** A number between 0 and `most`; null when empty or wrong (then reported). */
function amount(field: RosterField, text: string, most: number, wrong: Report): number | null {
  if (text === '') return null
  const value = readNumber(text)
  if (value === null) wrong(problem('not-a-number', field, text))
  else if (value < 0 || value > most) wrong(problem('out-of-range', field, text, `0 – ${most}`))
  else return value
  return null
}

function wholeAmount(field: RosterField, text: string, most: number, wrong: Report): number | null {
  const value = amount(field, text, most, wrong)
  if (value === null || Number.isInteger(value)) return value
  wrong(problem('not-a-whole-number', field, text))
  return null
}
