import type { Locale } from '../../../server/contract/locale.ts'
import { definitionOf } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { differenceOf } from '../data/difference.ts'
import { statusAt, type LevelColumns } from '../data/columns.ts'
import { figureAt, writeDifference } from '../write-figure.ts'
import { goalColumns } from '../goal/columns.ts'
import type { Goals } from '../goal/goals.svelte.ts'
import { dateFormat } from '../../ui/format.ts'
import type { StartData } from '../start-data.ts'
import type { MapState, MapNiveau } from '../state.ts'
import type { t } from '../words.ts'
import type { TableColumn } from './table-column.ts'
import { visibleColumns } from './visible-columns.ts'

/** A day as short as a heading: `15/12/2025`. */
const figures = dateFormat({})
const short = (locale: Locale, day: string): string => figures(locale, new Date(day))

/** What the columns are made of: the part of the map's page that they read. */
interface ColumnSource {
  readonly locale: Locale
  readonly words: ReturnType<typeof t>
  readonly state: Pick<MapState, 'indicator' | 'niveau' | 'comparison' | 'zone' | 'goal'>
  readonly loaded: Pick<StartData['loaded'], 'demande'>
  readonly columns: LevelColumns
  /** Whether surfaces show the difference between two days. */
  readonly difference: boolean
  readonly niveau: (niveau: MapNiveau, day: string) => LevelColumns | undefined
  readonly goals: Goals
  /** The areas of a level against the goal, by code. */
  readonly lines: (niveau: LevelColumns['niveau']) => ReturnType<Goals['lines']>
  /** Whether the differences of a level's areas are established, one letter an area. */
  readonly verdicts: (niveau: MapNiveau) => string | undefined
}

/** The columns shown: the chosen indicator and its usual company, or the two days compared and their difference. */
export function tableColumns(page: ColumnSource): readonly TableColumn[] {
  const { columns, state, words: w, locale } = page
  const { comparison, indicator } = state
  if (state.goal) return goalColumns(page, columns, state.goal, page.lines(columns.niveau))
  if (!comparison) return visibleColumns(state).map((id) => columnOf(page, id, columns))
  const before = page.niveau(state.niveau as MapNiveau, comparison.day)
  const after = columnOf(page, indicator, columns)
  const verdicts = page.verdicts(state.niveau as MapNiveau)
  const differenceAt = (row: number) => differenceOf(columns, before, indicator, row, verdicts)
  return [
    { ...after, title: short(locale, columns.asOf), painted: !page.difference },
    ...(before
      ? [
          {
            ...columnOf(page, indicator, before),
            id: `${indicator}.avant`,
            title: short(locale, before.asOf),
            sort: null,
            painted: false,
          },
        ]
      : []),
    {
      ...after,
      id: `${indicator}.ecart`,
      title: w.difference,
      sort: 'ecart' as const,
      painted: page.difference,
      figure: (row) => {
        const difference = differenceAt(row)
        if (!difference) return { text: w.notCalculated, interval: null, short: null, known: false }
        const state = difference.established ? null : w.notEstablished
        return {
          text: writeDifference(locale, indicator, difference.value),
          interval: state,
          short: state,
          known: true,
        }
      },
      asNumber: (row) => differenceAt(row)?.value ?? null,
      bounds: () => null,
    },
  ]
}

/** One column of a level on a day. */
export function columnOf(
  { words: w, locale, state, loaded }: Pick<ColumnSource, 'words' | 'locale' | 'state' | 'loaded'>,
  id: Indicateur,
  columns: LevelColumns,
): TableColumn {
  const measure = definitionOf(id, loaded.demande)
  return {
    id,
    indicator: id,
    measure,
    title: w.short[id] ?? measure.title[locale],
    unit: w.units[id] ?? measure.unit[locale],
    sort: id,
    painted: id === state.indicator,
    figure: (row) => figureAt(locale, columns, id, row),
    // The middle of a class is no figure: only its bounds are written.
    asNumber: (row) => (statusAt(columns, id, row) === 'class' ? null : (columns.values[id]?.[row] ?? null)),
    bounds: (row) => {
      const [low, high] = [columns.lows[id]?.[row], columns.highs[id]?.[row]]
      return low == null || high == null ? null : [low, high]
    },
  }
}
