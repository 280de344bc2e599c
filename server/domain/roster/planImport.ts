import type { RosterField } from './cabinet-columns.ts'
import type { CurrentCabinet, CurrentRoster } from './current-roster.ts'
import { diffCabinet, mergeWithKnown, type FieldChange } from './diffCabinet.ts'
import { findLikenesses } from './findLikenesses.ts'
import { planClosure, planEvent, statusInForce, type EventDefaults, type EventDraft } from './planEvent.ts'
import type { Intake } from '../intake/intake.ts'
import { publicIntake } from '../intake/publicIntake.ts'
import { INTAKE_WORDS, planIntake, type IntakeDraft } from './planIntake.ts'
import { plainText } from '../plainText.ts'
import { problem, type Problem } from './problems.ts'
import { withIds, type IdentifiedRow } from './roster-ids.ts'
import type { ReadRow, RosterRow } from './roster-row.ts'

export type Outcome = 'added' | 'changed' | 'closed' | 'unchanged' | 'refused'

/** What an import would do with one line of the file, or with one cabinet that the file no longer names (`line` null). */
export interface PlanItem {
  readonly line: number | null
  readonly id: string | null
  readonly nom: string
  readonly departement: string | null
  readonly outcome: Outcome
  readonly changes: readonly FieldChange[]
  readonly problems: readonly Problem[]
  /** The cabinet as it will be stored; null when refused or closed. */
  readonly row: IdentifiedRow | null
  readonly event: EventDraft | null
  readonly intake: IntakeDraft | null
  /** The line as written; null for a cabinet that the file does not name. */
  readonly cells: ReadRow['cells'] | null
}

/** How an import is meant. */
export interface ImportOptions extends EventDefaults {
  /** Only adds and changes: what the file does not name is left as it is. */
  readonly partial: boolean
  /** Départements of which the file is the whole roster; null: those it names. */
  readonly departements: readonly string[] | null
  /** Départements that the author may write to; null: all. */
  readonly territory: readonly string[] | null
  /** Closes even more than a fifth of the roster. */
  readonly closuresMeant: boolean
}

/** Everything an import would do. Applied as a whole when `applicable`, else not at all. */
export interface ImportPlan {
  readonly items: readonly PlanItem[]
  readonly counts: Readonly<Record<Outcome, number>>
  /** What concerns the file as a whole. */
  readonly problems: readonly Problem[]
  readonly retiresDemonstration: boolean
  /** Revision of the roster that the plan was made against. */
  readonly revision: string
  readonly applicable: boolean
}

/** A whole roster that closes more than this is more likely to be a part of one, however small it is: a tick costs less than a cabinet closed to its patients by mistake. */
const SUSPICIOUS_SHARE = 0.2

/** Départements named in a remark. */
const MOST_NAMED = 12

/** Lines planned between two pauses. */
const STEP = 200

/**
 * Compares the lines of a file with the roster in force: pure, nothing is written; pauses now and then. `columns`: those that
 * the file has; `spared`: lines that were left out, whose cabinets are none the less named and not closed.
 */
export function* planImport(
  lines: readonly ReadRow[],
  columns: ReadonlySet<RosterField>,
  current: CurrentRoster,
  options: ImportOptions,
  spared: readonly ReadRow['cells'][] = [],
): Generator<void, ImportPlan> {
  const known = current.demonstration ? [] : current.cabinets
  const byId = new Map(known.map((cabinet) => [cabinet.id, cabinet]))
  const rows = withIds(
    lines.flatMap(({ row }) => (row ? [row] : [])),
    known,
  )
  yield
  const rowAt = new Map(rows.map((row) => [row.line, row]))
  const likenesses = yield* findLikenesses(rows, known)

  const plan = (line: ReadRow): PlanItem => {
    const row = rowAt.get(line.line)
    if (!row) return refused(line, line.problems)
    const cabinet = byId.get(row.id)
    const events = current.demonstration ? [] : (current.events.get(row.id) ?? [])
    const problems = [
      ...line.problems,
      ...(likenesses.get(row.line) ?? []),
      ...territoryProblems(row, cabinet, options.territory),
    ]
    if (row.statut === null && statusInForce(events, options.today)?.last === 'stopped')
      problems.push(problem('stopped-without-status', 'statut'))
    if (problems.some(({ severity }) => severity === 'refused')) return refused(line, problems)
    const intakes = current.demonstration ? [] : (current.intakes.get(row.id) ?? [])
    return accepted(line, row, columns, problems, {
      cabinet,
      event: planEvent(row, events, options),
      statutBefore: statusInForce(events, options.today)?.last ?? '',
      intake: planIntake(row, intakes, options),
      intakeBefore: publicIntake(intakes, options.today).value,
    })
  }
  const items: PlanItem[] = []
  for (const [at, line] of lines.entries()) {
    if (at % STEP === 0) yield
    items.push(plan(line))
  }

  const unread = [...lines.filter(({ row }) => row === null).map(({ cells }) => cells), ...spared]
  const named = new Set([...rows.map(({ id }) => id), ...unread.flatMap(({ id }) => id ?? [])])
  const byName = new Set(unread.flatMap(({ id, nom }) => (id || !nom ? [] : plainText(nom))))
  const isNamed = ({ id, nom }: CurrentCabinet) => named.has(id) || byName.has(plainText(nom))
  const scope = new Set(options.departements ?? rows.map(({ departement }) => departement))
  const missing = options.partial ? [] : closures(known, isNamed, current, options)
  const closed = missing.filter(({ departement }) => scope.has(departement!))
  const all = [...items, ...closed]
  const counts = { added: 0, changed: 0, closed: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of all) counts[outcome]++
  const problems = [
    ...suspicious(closed.length, known, options),
    ...elsewhere(missing.filter(({ departement }) => !scope.has(departement!))),
  ]
  return {
    items: all,
    counts,
    problems,
    retiresDemonstration: current.demonstration,
    revision: current.revision,
    applicable:
      counts.refused === 0 && problems.every(({ severity }) => severity === 'remark') && lines.length > 0,
  }
}

function refused(line: ReadRow, problems: readonly Problem[]): PlanItem {
  return {
    line: line.line,
    id: line.cells.id || null,
    nom: line.cells.nom ?? '',
    departement: line.row?.departement ?? null,
    outcome: 'refused',
    changes: [],
    problems,
    row: null,
    event: null,
    intake: null,
    cells: line.cells,
  }
}

/** What is known of a line's cabinet, and what the line adds to it. */
interface Against {
  readonly cabinet: CurrentCabinet | undefined
  readonly event: EventDraft | null
  readonly statutBefore: string
  readonly intake: IntakeDraft | null
  readonly intakeBefore: Intake
}

function accepted(
  line: ReadRow,
  row: IdentifiedRow,
  columns: ReadonlySet<RosterField>,
  problems: readonly Problem[],
  { cabinet, event, statutBefore, intake, intakeBefore }: Against,
): PlanItem {
  const merged: RosterRow = cabinet ? mergeWithKnown(row, cabinet, columns) : row
  const changes = [
    ...(cabinet ? diffCabinet(cabinet, merged) : []),
    ...(cabinet && event
      ? [{ field: 'statut' as const, before: statutBefore, after: `${event.statut} (${event.reportedOn})` }]
      : []),
    ...(cabinet && intake
      ? [
          {
            field: 'nouveaux_patients' as const,
            before: INTAKE_WORDS[intakeBefore],
            after: `${INTAKE_WORDS[intake.value]} (${intake.reportedOn})`,
          },
        ]
      : []),
  ]
  return {
    line: line.line,
    id: row.id,
    nom: row.nom,
    departement: row.departement,
    outcome: !cabinet ? 'added' : changes.length > 0 ? 'changed' : 'unchanged',
    changes,
    problems,
    row: { ...merged, id: row.id },
    event,
    intake,
    cells: line.cells,
  }
}

function territoryProblems(
  row: RosterRow,
  cabinet: CurrentCabinet | undefined,
  territory: readonly string[] | null,
): readonly Problem[] {
  if (territory === null) return []
  if (!territory.includes(row.departement))
    return [problem('outside-territory', 'code_commune', row.codeCommune, row.departement)]
  if (cabinet && !territory.includes(cabinet.departement))
    return [problem('moves-out-of-territory', 'id', cabinet.id, cabinet.departement)]
  return []
}

/** What would close each cabinet that the file does not name, wherever it is in the author's territory. */
function closures(
  known: readonly CurrentCabinet[],
  isNamed: (cabinet: CurrentCabinet) => boolean,
  current: CurrentRoster,
  options: ImportOptions,
): readonly PlanItem[] {
  return known.flatMap((cabinet): PlanItem[] => {
    if (isNamed(cabinet)) return []
    if (options.territory !== null && !options.territory.includes(cabinet.departement)) return []
    const events = current.events.get(cabinet.id) ?? []
    const event = planClosure(cabinet.id, events, options)
    if (!event) return []
    return [
      {
        line: null,
        id: cabinet.id,
        nom: cabinet.nom,
        departement: cabinet.departement,
        outcome: 'closed',
        changes: [
          { field: 'statut', before: statusInForce(events, options.today)?.last ?? '', after: 'stopped' },
        ],
        problems: [],
        row: null,
        event,
        intake: null,
        cells: null,
      },
    ]
  })
}

/** Says which cabinets stay only because the file says nothing of their département: a whole list may have lost the last one there. */
function elsewhere(left: readonly PlanItem[]): readonly Problem[] {
  if (left.length === 0) return []
  const counts = new Map<string, number>()
  for (const { departement } of left) counts.set(departement!, (counts.get(departement!) ?? 0) + 1)
  const named = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${code} (${count})`)
  const more = named.length - MOST_NAMED
  return [
    problem(
      'departements-unnamed',
      null,
      null,
      `${named.slice(0, MOST_NAMED).join(', ')}${more > 0 ? `… (+ ${more})` : ''}`,
    ),
  ]
}

function suspicious(
  closed: number,
  known: readonly CurrentCabinet[],
  options: ImportOptions,
): readonly Problem[] {
  const usual = closed <= known.length * SUSPICIOUS_SHARE
  if (options.closuresMeant || usual) return []
  return [problem('too-many-closures', null, null, `${closed} / ${known.length}`)]
}
