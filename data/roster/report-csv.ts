import { stringify } from 'csv-stringify/sync'
import type { ImportPlan, PlanItem } from '../../server/domain/roster/planImport.ts'
import type { Problem } from '../../server/domain/roster/problems.ts'

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
export function reportCsv(plan: ImportPlan): string {
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

function itemLines(item: PlanItem): string[][] {
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

const problemCells = ({ field, value, severity, message, remedy }: Problem): string[] => [
  field ?? '',
  value ?? '',
  '',
  severity === 'refused' ? 'refus' : 'remarque',
  message.fr,
  remedy.fr,
]
