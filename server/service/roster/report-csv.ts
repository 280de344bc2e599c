import { stringify } from 'csv-stringify/sync'
import type { PlanItem } from '../../domain/roster/planImport.ts'
import type { Problem } from '../../domain/roster/problems.ts'

/** What the report tells of a line, and of a problem. */
type ReportProblem = Pick<Problem, 'severity' | 'value' | 'message' | 'remedy'> & {
  readonly field: string | null
}
type ReportItem = Pick<PlanItem, 'line' | 'id' | 'nom' | 'outcome'> & {
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[]
  readonly problems: readonly ReportProblem[]
}

const OUTCOME_WORDS = {
  added: 'ajouté',
  changed: 'modifié',
  closed: 'fermé',
  unchanged: 'inchangé',
  refused: 'refusé',
} as const

const HEADER = ['ligne', 'id', 'nom', 'resultat', 'champ', 'avant', 'apres', 'gravite', 'probleme', 'remede']

/**
 * The dry run as CSV for a French spreadsheet (UTF-8 with BOM, `;`): one line per change and per problem, with its remedy. Cells
 * that a spreadsheet would run as formulas are disarmed.
 */
export function reportCsv(plan: {
  readonly problems: readonly ReportProblem[]
  readonly items: readonly ReportItem[]
}): string {
  const lines = [
    ...plan.problems.map((found) => ['', '', '', 'fichier', ...problemCells(found)]),
    ...plan.items.flatMap(itemLines),
  ]
  return stringify([HEADER, ...lines], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}

function itemLines(item: ReportItem): string[][] {
  const start = [
    item.line === null ? '' : String(item.line),
    item.id ?? '',
    item.nom,
    OUTCOME_WORDS[item.outcome],
  ]
  const changes = item.changes.map(({ field, before, after }) => [...start, field, before, after, '', '', ''])
  const problems = item.problems.map((found) => [...start, ...problemCells(found)])
  return changes.length + problems.length > 0
    ? [...changes, ...problems]
    : [[...start, '', '', '', '', '', '']]
}

const problemCells = ({ field, value, severity, message, remedy }: ReportProblem): string[] => [
  field ?? '',
  value ?? '',
  '',
  severity === 'refused' ? 'refus' : 'remarque',
  message.fr,
  remedy.fr,
]
