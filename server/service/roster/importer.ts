import type { SavedImport } from '../../db/queries/roster/saveImport.ts'
import type { ImportOptions, ImportPlan } from '../../domain/roster/planImport.ts'
import type { Problem } from '../../domain/roster/problems.ts'
import type { ImportProgress } from '../../domain/roster/import-progress.ts'
import type { FoundTable, TableChoice } from './find-table.ts'
import type { Author } from '../../domain/stewards/roles.ts'

/** A roster file to try or to apply. */
interface WantedImport {
  readonly bytes: Buffer
  /** Values that replace those of the file, by line, then by column. */
  readonly corrections?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Which table of the file is meant; absent: the one that looks most like a roster. */
  readonly table?: TableChoice
  readonly fileName: string
  readonly author: Author
  readonly dryRun: boolean
  readonly options: Pick<ImportOptions, 'evidence' | 'partial' | 'departements' | 'closuresMeant'>
  /** Called now and then with how far it is. */
  readonly progress?: (progress: ImportProgress) => void
  /** Applies nothing when the roster has another revision by now. */
  readonly onlyAt?: string
}

/** What an import would do or did. */
export interface ImportOutcome {
  readonly linesRead: number
  readonly plan: ImportPlan
  /** How often one problem met one field, most frequent first. */
  readonly tally: readonly {
    readonly problem: Problem
    readonly count: number
    readonly firstLine: number
  }[]
  readonly saved: SavedImport | null
  /** Where the roster was found; null: nowhere. */
  readonly table: FoundTable | null
  /** Lines that were not read as cabinets. */
  readonly leftOut: readonly { readonly line: number; readonly why: string }[]
  /** The roster is no longer the one of `onlyAt`: nothing was written. */
  readonly stale: boolean
}

/** Reads, tries and applies rosters; a file that is no roster is an outcome too, with its problems. */
export type ImportCabinets = (wanted: WantedImport) => Promise<ImportOutcome>
