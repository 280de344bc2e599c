import type { Problem } from '../../domain/roster/problems.ts'
import type { FoundTable } from './find-table.ts'

/** A file that cannot be read as a roster at all; `problems` say why and what to do. */
export class RosterFileError extends Error {
  override readonly name = 'RosterFileError'
  readonly problems: readonly Problem[]
  /** What was taken for the table, so that another header may be chosen; null: there is none. */
  readonly table: FoundTable | null
  constructor(problems: readonly Problem[], table: FoundTable | null = null) {
    super(problems.map(({ message, remedy }) => `${message.fr} ${remedy.fr}`).join('\n'))
    this.problems = problems
    this.table = table
  }
}
