import type { CurrentCabinet } from './current-roster.ts'
import { DuplicateFinder } from './find-duplicates.ts'
import { problem, type Problem } from './problems.ts'
import type { IdentifiedRow } from './roster-ids.ts'

/** Lines compared between two pauses. */
const STEP = 100

/**
 * Lines that look like another line, or like a cabinet known under another id, by line number. The same name at the same place
 * is refused; a near one is remarked upon. A known cabinet that the file names by its own id is no one's double.
 * Pauses now and then.
 */
export function* findLikenesses(
  rows: readonly IdentifiedRow[],
  known: readonly CurrentCabinet[],
): Generator<void, ReadonlyMap<number, readonly Problem[]>> {
  const found = new Map<number, Problem[]>()
  const say = (line: number, said: Problem) => found.set(line, [...(found.get(line) ?? []), said])

  const lineOf = new Map<string, number>()
  const inFile = new DuplicateFinder<IdentifiedRow>()
  for (const [at, row] of rows.entries()) {
    if (at % STEP === 0) yield
    const first = lineOf.get(row.id)
    const double = inFile.find(row)
    // A line without id takes that of its double: it is the double that is worth saying.
    if (double?.likeness === 'same')
      say(row.line, problem('duplicate-line', 'nom', row.nom, String(double.of.line)))
    else if (first !== undefined) say(row.line, problem('id-twice', 'id', row.id, String(first)))
    else if (double) say(row.line, problem('duplicate-likely', 'nom', row.nom, String(double.of.line)))
    if (first === undefined) lineOf.set(row.id, row.line)
    inFile.add(row)
  }

  const others = new DuplicateFinder<CurrentCabinet>()
  const knownIds = new Set(known.map(({ id }) => id))
  for (const cabinet of known) if (!lineOf.has(cabinet.id)) others.add(cabinet)
  for (const [at, row] of rows.entries()) {
    if (at % STEP === 0) yield
    if (knownIds.has(row.id)) continue
    const double = others.find(row)
    if (!double) continue
    const code = double.likeness === 'same' ? 'duplicate-of-known' : 'resembles-known'
    say(row.line, problem(code, 'id', row.id, `${double.of.id}, ${double.of.nom}`))
  }
  return found
}
