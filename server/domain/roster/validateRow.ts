import { columnOf, eachText, REGISTER_COLUMNS, type RosterField } from './cabinet-columns.ts'
import { readCount, readFte, readTelephones } from './cells.ts'
import { readExceptions } from '../hours/readExceptions.ts'
import { readHours } from '../hours/readHours.ts'
import { placeRow } from './placeRow.ts'
import { leftEmpty, mendable, problem, type Problem } from './problems.ts'
import { cleanTexts } from './public-texts.ts'
import { readRegisterId } from './register-ids.ts'
import type { RawRow, ReadRow } from './roster-row.ts'
import { readIntakeCell } from './readIntakeCell.ts'
import { readStatusCells } from './status-cells.ts'
import type { ValidationContext } from './validation-context.ts'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/**
 * Reads and checks one line. Everything wrong with it is reported at once, so that one correction is enough. Only what a cabinet
 * cannot be without (id, name, place, nurse time) is refused; any other cell that cannot be read is left empty and said.
 */
export function validateRow(raw: RawRow, context: ValidationContext): ReadRow {
  const { cells, problems: found } = cleanTexts(raw.cells)
  const problems: Problem[] = [...found]
  const cell = (field: RosterField): string => cells[field] ?? ''
  const wrong = (...more: readonly Problem[]) => problems.push(...more)

  if (cell('id') !== '' && !ID.test(cell('id')))
    wrong(mendable(problem('not-an-id', 'id', cell('id')), idFrom(cell('id'))))

  const etp = nurseTime(cell('etp'), wrong)
  const told = wholeAmount('postes', cell('postes'), wrong)
  const supposed = Math.max(1, Math.ceil(etp ?? 0))
  // None: a nurse whose main place, and post, is another cabinet comes for part of the week.
  const crossed = etp !== null && told !== null && etp > Math.max(1, told)
  if (crossed) wrong(leftEmpty(problem('etp-over-posts', 'postes', cell('postes'), `${etp} > ${told}`)))
  const postes = crossed ? supposed : (told ?? supposed)
  if (cell('postes') === '' && etp !== null)
    wrong(problem('posts-supposed', 'postes', null, String(supposed)))
  const patientsDeclares = wholeAmount('patients_declares', cell('patients_declares'), wrong)

  const numbers = readTelephones(cell('telephone'))
  const telephone = numbers?.first ?? null
  if (cell('telephone') !== '' && !numbers)
    wrong(leftEmpty(problem('not-a-phone', 'telephone', cell('telephone'))))
  if (numbers && !numbers.alone) wrong(problem('phone-cut', 'telephone', cell('telephone'), numbers.first))
  if (telephone && /^0[67]/.test(telephone)) wrong(problem('mobile-phone', 'telephone', telephone))

  const registers: Partial<Record<RosterField, string>> = {}
  for (const { field } of REGISTER_COLUMNS) {
    const id = readRegisterId(field, cell(field))
    if (id !== null) registers[field] = id
    else if (cell(field) !== '')
      wrong(leftEmpty(problem('not-a-register-id', field, cell(field), columnOf(field).title)))
  }
  if (cell('horaires') !== '' && readHours(cell('horaires')) === null)
    wrong(problem('hours-as-text', 'horaires', cell('horaires')))
  if (cell('horaires_exceptionnels') !== '' && readExceptions(cell('horaires_exceptionnels')) === null)
    wrong(problem('exceptions-as-text', 'horaires_exceptionnels', cell('horaires_exceptionnels')))

  const intake =
    cell('nouveaux_patients') === '' ? null : readIntakeCell(cell('nouveaux_patients'), context.today)
  if (intake === null && cell('nouveaux_patients') !== '')
    wrong(leftEmpty(problem('not-an-intake', 'nouveaux_patients', cell('nouveaux_patients'))))

  const status = readStatusCells(cells, context.today)
  wrong(...status.problems)
  const place = placeRow(cells, context)
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
          ...eachText(({ field }) => (columnOf(field).register ? registers[field] : cell(field)) || null),
          telephone,
          nouveauxPatients: intake,
          ...status.status,
          note: cell('note') || null,
        }
  return { line: raw.line, row, problems, cells: raw.cells }
}

type Report = (...found: readonly Problem[]) => void

/** An id made of what is allowed in the one that is not; null when nothing is left. */
const idFrom = (text: string): string | null => {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 40)
  return plain === '' ? null : plain
}

/** The nurse time, which every line must give; null when it is wrong or missing (then reported). */
function nurseTime(text: string, wrong: Report): number | null {
  if (text === '') {
    wrong(problem('required', 'etp', '', 'etp'))
    return null
  }
  const value = readFte(text)
  const most = columnOf('etp').constraints.maximum!
  if (value === null) wrong(problem('not-a-number', 'etp', text))
  else if (value < 0 || value > most)
    // 50 in a column of full-time equivalents is half of one.
    wrong(
      mendable(
        problem('out-of-range', 'etp', text, `0 – ${most}`),
        value > most && value <= 100 ? String(value / 100) : null,
      ),
    )
  else return value
  return null
}

/** A whole number between 0 and the column's maximum; null when empty or wrong (then said). */
function wholeAmount(field: RosterField, text: string, wrong: Report): number | null {
  if (text === '') return null
  const value = readCount(text)
  const most = columnOf(field).constraints.maximum as number
  if (value === null) wrong(leftEmpty(problem('not-a-number', field, text)))
  else if (!Number.isInteger(value)) wrong(leftEmpty(problem('not-a-whole-number', field, text)))
  else if (value < 0 || value > most) wrong(leftEmpty(problem('out-of-range', field, text, `0 – ${most}`)))
  else return value
  return null
}
