import type { Database } from '../../db/database.ts'
import { loadCurrentRoster } from '../../db/queries/roster/loadCurrentRoster.ts'
import { saveImport, StalePlan, type SavedImport } from '../../db/queries/roster/saveImport.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import type { ImportProgress } from '../../domain/roster/import-progress.ts'
import type { Reading } from './read-roster.ts'
import { prepareImport, type ImportRequest, type PreparedImport } from './prepare-import.ts'

/** A roster file to import, or to try. */
export interface RosterImport extends Omit<ImportRequest, 'current'> {
  readonly fileName: string
  readonly author: Author
  readonly dryRun: boolean
  /** Applies nothing, and throws StalePlan, when the roster has another revision by now. */
  readonly onlyAt?: string
  /** Called now and then with how far it is. */
  readonly progress?: (progress: ImportProgress) => void
}

/** What an import would do or did; `saved` is null for a dry run and for a plan that cannot be applied. */
export interface ImportResult extends PreparedImport {
  readonly saved: SavedImport | null
}

/** How often a plan is made anew because somebody wrote in the meantime. */
const ATTEMPTS = 5

/**
 * Reads, checks and compares a roster file with the roster in force, and applies it as a whole unless it is a dry run. The
 * territory is the author's, whatever the options say.
 * @throws RosterFileError when the file is no roster; StalePlan when somebody else wrote without end, or since `onlyAt`.
 */
export async function importRoster(database: Database, wanted: RosterImport): Promise<ImportResult> {
  const { author, dryRun, fileName, progress = () => {} } = wanted
  const options = { ...wanted.options, territory: author.departements }
  for (let attempt = 1; ; attempt++) {
    const current = await loadCurrentRoster(database.knex)
    const reading: Reading = {
      ...wanted.reading,
      progress: (done) => progress({ phase: 'reading', done, of: null }),
      read: (done) => progress({ phase: 'comparing', done, of: null }),
    }
    const prepared = await prepareImport({ ...wanted, reading, options, current })
    if (!dryRun && wanted.onlyAt !== undefined && current.revision !== wanted.onlyAt)
      throw new StalePlan('The roster changed since this plan was shown.')
    if (dryRun || !prepared.plan.applicable) return { ...prepared, saved: null }
    try {
      const { partial, departements, closuresMeant, evidence } = options
      const asked = { partial, departements, closuresMeant, evidence }
      const saved = await saveImport(database, {
        ...{ ...prepared, author, fileName, options: asked },
        progress: (done, of) => progress({ phase: 'writing', done, of }),
      })
      return { ...prepared, saved }
    } catch (error) {
      if (!(error instanceof StalePlan) || attempt === ATTEMPTS) throw error
    }
  }
}
