import type { Goal } from '../../../server/domain/goal/goal.ts'
import { writeAbsent } from '../../../server/domain/writeFigure.ts'
import type { Locale } from '../../../server/contract/locale.ts'
import { t } from '../../goal/words.ts'
import { percent, typography } from '../../ui/format.ts'
import { ABSENT, NOT_APPLICABLE, type MapClass } from '../data/class.ts'
import type { LevelColumns } from '../data/columns.ts'
import type { Painting } from '../data/painting.ts'
import { rampe } from '../../../server/domain/legend/ramps.ts'
import type { GoalLine, Goals } from './goals.svelte.ts'

/** Not known is hatched, as everything that is missing: it has no colour that could be taken for met. */
const CLASSES = { a: 0, n: 1, t: ABSENT, s: ABSENT, '-': NOT_APPLICABLE } as const satisfies Record<
  string,
  MapClass
>
/** An area of which nothing came is not known, as what is missing anywhere. */
const classOf = (line: GoalLine | null): MapClass => (line ? CLASSES[line.letter] : ABSENT)
/** Until the shares have come, land stays land. */
const ON_ITS_WAY: MapClass = -9

/** What is aimed at, in one sentence. */
export const sentenceOf = (locale: Locale, { part, minutes, cabinets }: Goal): string =>
  typography(locale, t(locale).phrase(percent(locale, part), String(minutes), cabinets))

/** An area against a goal, in words: `46,8 % (entre 41 % et 50,2 %), non connu (trajets estimés)`; `…` while it is on its way. */
export function wordsOf(locale: Locale, line: GoalLine | null | undefined): string {
  if (line === undefined) return '…'
  if (!line) return writeAbsent(locale, 'missing')
  if (line.letter === '-') return writeAbsent(locale, 'not-applicable')
  const w = t(locale)
  const [part, low, high] = (['part', 'low', 'high'] as const).map((end) =>
    percent(locale, line.reach[end]!, 1),
  ) as [string, string, string]
  const ends = low === high ? '' : ` (${w.between(low, high)})`
  const why = w.reasons[line.letter]
  return typography(locale, `${part}${ends}, ${w.verdicts[line.letter]}${why ? ` (${why})` : ''}`)
}

/** What the colours are read from: the part of the map's page that they need. */
interface GoalSource {
  readonly locale: Locale
  readonly goals: Pick<Goals, 'sources'>
  readonly lines: (niveau: LevelColumns['niveau']) => ReturnType<Goals['lines']>
}

/** The colours of a goal: met is the palest of the ramp of the journeys, not met a dark one. */
export function paintGoal({ locale, goals, lines }: GoalSource, goal: Goal): Painting {
  const w = t(locale)
  return {
    kind: 'objectif',
    legend: {
      title: sentenceOf(locale, goal),
      lines: w.classes,
      sources: goals.sources,
      absent: w.notKnown,
      figure: (niveau, code) => wordsOf(locale, lines(niveau)?.(code)),
    },
    colours: (theme) => {
      const all = rampe('minutes-active', theme)
      return [all[0]!, all.at(-2)!]
    },
    classes: ({ niveau, codes }) => {
      const read = lines(niveau)
      return Int8Array.from(codes, (code) =>
        niveau === 'groupes' ? ABSENT : read ? classOf(read(code)) : ON_ITS_WAY,
      )
    },
    hatched: () => () => false,
  }
}
