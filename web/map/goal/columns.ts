import type { Locale } from '../../../server/contract/locale.ts'
import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Goal } from '../../../server/domain/goal/goal.ts'
import { writeAbsent } from '../../../server/domain/writeFigure.ts'
import { t } from '../../goal/words.ts'
import { number, percent } from '../../ui/format.ts'
import type { LevelColumns } from '../data/columns.ts'
import type { TableColumn } from '../table/table-column.ts'
import type { WrittenFigure } from '../write-figure.ts'
import type { GoalLine, Goals } from './goals.svelte.ts'

/** The columns of a table that holds areas against a goal: the share within reach, where the area stands, who is missing. */
export function goalColumns(
  { locale, goals }: { readonly locale: Locale; readonly goals: Pick<Goals, 'sources'> },
  { codes }: Pick<LevelColumns, 'codes'>,
  goal: Goal,
  read: ((code: string) => GoalLine | null) | undefined,
): readonly TableColumn[] {
  const w = t(locale)
  const line = (row: number) => read?.(codes[row]!)
  const without: WrittenFigure = { text: read ? '–' : '…', interval: null, short: null, known: false }
  /** An interval in words, and where room is short; none where both ends are written alike. */
  const bounds = (a: string, b: string): Pick<WrittenFigure, 'interval' | 'short'> =>
    a === b ? { interval: null, short: null } : { interval: w.between(a, b), short: w.fromTo(a, b) }
  const { sources } = goals
  const hidden = writeAbsent(locale, 'hidden')
  const part = { ...INDICATORS['part-sous-dense'], sources }
  const shared = {
    indicator: 'minutes-active' as const,
    painted: false,
    bounds: () => null,
  }
  return [
    {
      ...shared,
      id: 'objectif.part',
      title: w.shortPart,
      unit: w.ofPatients,
      measure: part,
      sort: 'part',
      painted: true,
      figure: (row) => {
        const reach = line(row)?.reach
        if (reach?.part == null) return without
        const ends = bounds(percent(locale, reach.low!, 1), percent(locale, reach.high!, 1))
        return { text: percent(locale, reach.part, 1), ...ends, known: true }
      },
      asNumber: (row) => line(row)?.reach.part ?? null,
      bounds: (row) => {
        const reach = line(row)?.reach
        return reach?.low == null ? null : [reach.low, reach.high!]
      },
    },
    {
      ...shared,
      id: 'objectif.verdict',
      title: w.verdict,
      unit: `${percent(locale, goal.part)}, ${goal.minutes} min, ${w.shortCounts[goal.cabinets]}`,
      measure: part,
      sort: null,
      figure: (row) => {
        const seen = line(row)
        if (!seen || seen.letter === '-') return without
        const reason = w.reasons[seen.letter] ?? null
        return { text: w.verdicts[seen.letter], interval: reason, short: reason, known: true }
      },
      asNumber: () => null,
    },
    {
      ...shared,
      id: 'objectif.manquent',
      title: w.missingShort,
      unit: w.people,
      measure: { ...INDICATORS['patients-suivis'], sources },
      sort: 'manquent',
      figure: (row) => {
        const missing = line(row)?.missing
        if (!missing) return without
        const write = (n: number | null) => (n === null ? hidden : number(locale, n))
        const ends = bounds(write(missing.low), write(missing.high))
        return { text: write(missing.value), ...ends, known: true }
      },
      asNumber: (row) => line(row)?.missing?.value ?? null,
      bounds: (row) => {
        const missing = line(row)?.missing
        return missing ? [missing.low ?? hidden, missing.high ?? hidden] : null
      },
    },
  ]
}
