import type { ImportResult } from '../../server/service/roster/import-roster.ts'
import type { RosterReading } from '../../server/service/roster/read-roster.ts'
import type { PlanItem } from '../../server/domain/roster/planImport.ts'
import type { Problem } from '../../server/domain/roster/problems.ts'

type Print = (line: string) => void

const MOST_LINES_PRINTED = 40

const NUMBERS = new Intl.NumberFormat('fr-FR')

/** Says what is wrong and what to do, a line each. */
export function printProblems(problems: readonly Problem[], print: Print): void {
  for (const { severity, message, remedy } of problems)
    print(`${severity === 'refused' ? 'Refus' : 'Remarque'} : ${message.fr} ${remedy.fr}`)
}

/** Says why a file cannot be imported, before it is compared with anything. */
export function printReading(reading: RosterReading, print: Print): void {
  printProblems(reading.problems, print)
  print(
    `${NUMBERS.format(reading.linesRead)} lignes lues, ${NUMBERS.format(reading.linesRefused)} refusées : rien n’est importé.`,
  )
  for (const { problem, count, firstLine } of reading.tally.filter(
    (line) => line.problem.severity === 'refused',
  ))
    print(
      `  ${NUMBERS.format(count)} fois${problem.field ? `, ${problem.field}` : ''} (d’abord ligne ${firstLine}) : ${problem.message.fr} ${problem.remedy.fr}`,
    )
  const refused = reading.lines.filter(({ row }) => row === null)
  for (const { line, problems } of refused.slice(0, MOST_LINES_PRINTED)) printLine(line, problems, print)
  if (reading.linesRefused > MOST_LINES_PRINTED)
    print(`  … et ${NUMBERS.format(reading.linesRefused - MOST_LINES_PRINTED)} autres lignes refusées.`)
}

/** Says what an import would do or has done. */
export function printPlan({ plan, saved }: ImportResult, print: Print): void {
  printProblems(plan.problems, print)
  for (const item of plan.items.filter(({ outcome }) => outcome !== 'unchanged').slice(0, MOST_LINES_PRINTED))
    printItem(item, print)
  const { added, changed, closed, unchanged, refused } = plan.counts
  print(
    `${NUMBERS.format(added)} ajoutés, ${NUMBERS.format(changed)} modifiés, ${NUMBERS.format(closed)} fermés, ${NUMBERS.format(unchanged)} inchangés, ${NUMBERS.format(refused)} refusés.`,
  )
  if (!plan.applicable) print('Rien n’est importé : corrigez les lignes refusées.')
  else if (!saved) print('Essai : rien n’est écrit.')
  else if (added + changed + closed === 0) print('Rien à changer : la liste est déjà celle-ci.')
  else print(saved.retiredDemonstration ? 'Importé ; la liste de démonstration est retirée.' : 'Importé.')
}

const WORDS = { added: '+ ', changed: '~ ', closed: 'x ', unchanged: '  ', refused: '! ' } as const

function printItem({ outcome, line, id, nom, changes, problems }: PlanItem, print: Print): void {
  print(`${WORDS[outcome]}${line === null ? '' : `ligne ${line} `}${id ?? ''} ${nom}`)
  for (const { field, before, after } of changes)
    print(`    ${field} : ${before || '(vide)'} → ${after || '(vide)'}`)
  for (const { severity, field, message, remedy } of problems.filter(
    (found) => outcome === 'refused' || found.severity === 'refused',
  ))
    print(`    ${severity === 'refused' ? '!' : '·'} ${field ?? ''} ${message.fr} ${remedy.fr}`)
}

function printLine(line: number, problems: readonly Problem[], print: Print): void {
  for (const { field, value, message, remedy } of problems.filter(({ severity }) => severity === 'refused'))
    print(
      `  ligne ${line}${field ? `, ${field}` : ''}${value ? ` « ${value} »` : ''} : ${message.fr} ${remedy.fr}`,
    )
}
