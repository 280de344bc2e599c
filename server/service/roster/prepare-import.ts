import { createHash } from 'node:crypto'
import type { CurrentRoster } from '../../domain/roster/current-roster.ts'
import { planImport, type ImportOptions, type ImportPlan } from '../../domain/roster/planImport.ts'
import type { ValidationContext } from '../../domain/roster/validation-context.ts'
import { inTurns } from '../../in-turns.ts'
import type { Geocoder } from './geocoder.ts'
import { locateLines } from './locate-lines.ts'
import { readRoster, type Corrections, type Reading, type RosterReading } from './read-roster.ts'

/** A roster file against the roster in force: what a dry run shows, and what an import then applies. */
export interface PreparedImport {
  readonly sha256: string
  readonly reading: Omit<RosterReading, 'lines'>
  readonly plan: ImportPlan
}

export interface ImportRequest {
  readonly bytes: Buffer
  readonly corrections?: Corrections
  /** Which table of the file is meant, when somebody says it. */
  readonly reading?: Reading
  readonly context: Omit<ValidationContext, 'today'>
  readonly current: CurrentRoster
  readonly options: ImportOptions
  readonly geocoder: Geocoder | null
}

const GEOCODING_BUDGET_MS = 60_000

/** Reads, checks, locates and compares; writes nothing. Throws a `RosterFileError` when the file is no roster. */
export async function prepareImport(request: ImportRequest): Promise<PreparedImport> {
  const { bytes, context, current, options, geocoder } = request
  const { lines, ...reading } = await readRoster(
    bytes,
    { ...context, today: options.today },
    request.corrections,
    request.reading,
  )
  const known = current.demonstration ? [] : current.cabinets
  const located = await locateLines(lines, known, geocoder, GEOCODING_BUDGET_MS)
  const plan = await inTurns(
    planImport(
      located,
      reading.columns,
      current,
      options,
      reading.leftOut.map(({ cells }) => cells),
    ),
  )
  // The lines refused beyond those kept in full count as well.
  const unseen = reading.linesRefused - lines.filter(({ row }) => row === null).length
  const fileRefused = reading.problems.some(({ severity }) => severity === 'refused')
  return {
    sha256: createHash('sha256')
      .update(bytes)
      .update(JSON.stringify(request.corrections ?? {}))
      .digest('hex'),
    reading,
    plan: {
      ...plan,
      counts: { ...plan.counts, refused: plan.counts.refused + unseen },
      problems: [...reading.problems, ...plan.problems],
      applicable: plan.applicable && unseen === 0 && !fileRefused,
    },
  }
}
