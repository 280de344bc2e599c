import { columnOf, ROSTER_FIELDS, TEXT_COLUMNS, type RosterField } from './cabinet-columns.ts'
import { isGarbled, mendAccents } from './mendAccents.ts'
import { personIn, personInName } from './person-names.ts'
import { leftEmpty, mendable, problem, readAs, type Problem } from './problems.ts'
import { PRIVATE_KIND_WORDS, privateDataIn, withoutContacts } from './public-note.ts'
import type { RawRow } from './roster-row.ts'

const LIMITED = ROSTER_FIELDS.filter((field) => columnOf(field).constraints.maxLength !== undefined)
/** Free texts that are published: nothing in them may be a person’s. */
const FREE: readonly RosterField[] = [
  ...TEXT_COLUMNS.map(({ field }) => field).filter(
    (field) => field !== 'telephone' && !columnOf(field).register,
  ),
  'motif',
  'note',
]
const FORMULA = /^[=+@-]/
/** Marks of direction and letters without width: they hide or turn what is read. A soft hyphen hides nothing and goes untold. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

type Cells = Partial<Record<RosterField, string>>

/**
 * The texts of a line made fit to be published, and what was found in them. What the import can do without is left empty or
 * cleaned, and said; a name that is not fit is refused with what would put it right.
 */
export function cleanTexts(raw: RawRow['cells']): {
  readonly cells: Cells
  readonly problems: readonly Problem[]
} {
  const cells: Cells = {}
  const problems: Problem[] = []
  for (const field of ROSTER_FIELDS) {
    const text = raw[field]
    if (text === undefined) continue
    const seen = text.replace(INVISIBLE, '').replaceAll('\u00ad', '')
    if (text.replaceAll('\u00ad', '') !== seen) problems.push(problem('invisible-characters', field, seen))
    cells[field] = seen.trim()
  }
  const without = (found: Problem): void => {
    problems.push(leftEmpty(found))
    delete cells[found.field!]
  }
  for (const field of LIMITED) {
    const text = cells[field] ?? ''
    if (isGarbled(text)) {
      const mended = mendAccents(text)
      if (field === 'nom') problems.push(mendable(problem('garbled', field, text), mended))
      else if (mended === null) without(problem('garbled', field, text))
      else {
        problems.push(readAs(problem('garbled', field, text), mended))
        cells[field] = mended
      }
    }
  }
  const { nom = '' } = cells
  problems.push(...nameProblems(nom))
  if (FORMULA.test(cells.adresse ?? ''))
    without(problem('like-a-formula', 'adresse', cells.adresse, cells.adresse![0]))
  for (const field of ['adresse', ...FREE] as const) {
    const text = cells[field]
    if (text === undefined) continue
    const kind = privateDataIn(text)
    // What looks like a long number may be opening hours.
    const innocent = columnOf(field).said && kind === 'numero-identifiant'
    if (kind === null || innocent || (kind === 'nom-de-personne' && field === 'adresse' && !personIn(text)))
      continue
    if ((field === 'adresse' || columnOf(field).said) && kind !== 'nom-de-personne') {
      problems.push(problem('contact-taken-out', field, text, PRIVATE_KIND_WORDS[kind]))
      cells[field] = withoutContacts(text)
      if (field === 'adresse' ? personIn(cells[field]) : privateDataIn(cells[field]) === 'nom-de-personne')
        without(problem('private-data', field, cells[field], PRIVATE_KIND_WORDS['nom-de-personne']))
    } else without(problem('private-data', field, text, PRIVATE_KIND_WORDS[kind]))
  }
  for (const field of LIMITED) {
    const text = cells[field] ?? ''
    const longest = columnOf(field).constraints.maxLength!
    if (text.length <= longest) continue
    const found = problem('too-long', field, text, String(longest))
    if (field === 'nom' || field === 'commune') problems.push(mendable(found, shortened(text, longest)))
    else without(found)
  }
  return { cells, problems }
}

function nameProblems(nom: string): readonly Problem[] {
  if (nom === '') return [problem('required', 'nom', '', 'nom')]
  if (FORMULA.test(nom))
    return [mendable(problem('like-a-formula', 'nom', nom, nom[0]), plainName(nom.replace(/^[=+@\s-]+/, '')))]
  const kind = privateDataIn(nom)
  if (kind !== null && kind !== 'nom-de-personne')
    return [
      mendable(
        problem('private-data', 'nom', nom, PRIVATE_KIND_WORDS[kind]),
        plainName(withoutContacts(nom)),
      ),
    ]
  return personInName(nom) ? [problem('person-in-name', 'nom', nom)] : []
}

/** A mend that itself would be refused is none. */
const plainName = (name: string): string | null =>
  name.length < 3 || /[(="]/.test(name) || FORMULA.test(name) ? null : name

const shortened = (text: string, longest: number): string => {
  const cut = text.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return (space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;–-]+$/, '')
}
