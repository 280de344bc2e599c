import type { Database } from '../../db/database.ts'
import { StalePlan, type SavedImport } from '../../db/queries/roster/saveImport.ts'
import type { ImportOptions, ImportPlan } from '../../domain/roster/planImport.ts'
import type { ValidationContext } from '../../domain/roster/validation-context.ts'
import { MAX_AGE_DAYS } from '../../domain/status/max-age-days.ts'
import type { Geocoder } from './geocoder.ts'
import type { ImportProgress } from '../../domain/roster/import-progress.ts'
import { importRoster, type RosterImport } from './import-roster.ts'
import type { Corrections, RosterReading } from './read-roster.ts'
import type { FoundTable, TableChoice } from './find-table.ts'
import { RosterFileError } from './roster-file-error.ts'

interface ImporterDeps {
  readonly database: Database
  /** Made when the first file comes: the gazetteer of the country takes a moment and some memory. */
  readonly context: () => Promise<Omit<ValidationContext, 'today'>>
  readonly geocoder: Geocoder | null
  /** ISO date. */
  readonly today: () => string
}

interface Wanted extends Pick<RosterImport, 'bytes' | 'fileName' | 'author' | 'dryRun' | 'onlyAt'> {
  readonly corrections?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly table?: TableChoice
  readonly progress?: (progress: ImportProgress) => void
  readonly options: Pick<ImportOptions, 'evidence' | 'partial' | 'departements' | 'closuresMeant'>
}

interface Outcome {
  readonly linesRead: number
  readonly plan: ImportPlan
  readonly tally: RosterReading['tally']
  readonly saved: SavedImport | null
  readonly table: FoundTable | null
  readonly leftOut: RosterReading['leftOut']
  readonly stale: boolean
}

/** What the server imports rosters with: a file that is no roster, or came too late, is an outcome as any other. */
export const createRosterImporter =
  ({ database, context, geocoder, today }: ImporterDeps) =>
  async ({ options, corrections, table, progress, ...wanted }: Wanted): Promise<Outcome> => {
    const request = {
      ...wanted,
      // A name that is no column of ours is refused with the file's own: nothing is read from it.
      ...(corrections && { corrections: corrections as Corrections }),
      reading: { ...(table && { table }) },
      ...(progress && { progress }),
      geocoder,
      context: await context(),
      options: {
        ...options,
        today: today(),
        territory: wanted.author.departements,
        maxAgeDays: MAX_AGE_DAYS,
      },
    }
    try {
      const { plan, reading, saved } = await importRoster(database, request)
      return {
        linesRead: reading.linesRead,
        plan,
        tally: reading.tally,
        saved,
        table: reading.table,
        leftOut: reading.leftOut,
        stale: false,
      }
    } catch (error) {
      if (error instanceof RosterFileError)
        return { ...nothing, table: error.table, plan: { ...nothing.plan, problems: error.problems } }
      if (error instanceof StalePlan) return { ...nothing, stale: true }
      throw error
    }
  }

const nothing: Outcome = {
  linesRead: 0,
  tally: [],
  saved: null,
  table: null,
  leftOut: [],
  stale: false,
  plan: {
    items: [],
    counts: { added: 0, changed: 0, closed: 0, unchanged: 0, refused: 0 },
    problems: [],
    retiresDemonstration: false,
    revision: '',
    applicable: false,
  },
}
