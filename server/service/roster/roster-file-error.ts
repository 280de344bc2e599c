import type { Problem } from '../../domain/roster/problems.ts'

/** A file that cannot be read as a roster at all; `problems` say why and what to do. */
export class RosterFileError extends Error {
  override readonly name = 'RosterFileError'
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message, remedy }) => `${message.fr} ${remedy.fr}`).join('\n'))
  }
}
