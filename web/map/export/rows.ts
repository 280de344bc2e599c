import type { MapPage } from '../map-page.svelte.ts'
import { writeGoal } from '../goal/address.ts'
import { writePerimeter } from '../state.ts'
import type { TableColumn } from '../table/table-column.ts'
import { t } from './words.ts'

/** A number as the table writes it, or the words that stand where there is none. */
export type Cell = number | string | null

/** What the table shows, whole: the same rows in the same order with the same figures, ready for any format. */
export interface ExportSheet {
  /** Such as `relais-departement-risque-2026-11-22`. */
  readonly nom: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Decimals of each column; null: text. */
  readonly decimals: readonly (number | null)[]
  /** Where it comes from: a name, its words, and the short form that every row repeats. */
  readonly provenance: readonly (readonly [nom: string, words: string, short: string])[]
  readonly codes: readonly string[]
}

/** The rows with their provenance on the first alone: said once to people, where every row of a GIS must carry its own. */
export const withProvenanceOnce = ({
  rows,
  provenance,
}: Pick<ExportSheet, 'rows' | 'provenance'>): ExportSheet['rows'] =>
  rows.map((row, n) =>
    n === 0 ? row : row.map((one, k) => (k < row.length - provenance.length ? one : null)),
  )

/** Decimals a figure is written with; percentages are written out of 100. */
export function decimalsOf({ kind, precision }: TableColumn['measure']): number {
  const decimals = precision === 'persons' ? 0 : precision
  return kind === 'share' ? decimals - 2 : decimals
}

/** A difference has no bounds of its own: a column says whether it is established. */
export const isDifference = (id: string): boolean => id.endsWith('.ecart')

/** The sheet of what is seen now. */
export function sheetOf(page: MapPage): ExportSheet {
  const { columns, tableColumns, locale, state } = page
  const m = t(locale)
  const fixed = <T extends string | null>(value: number | T, measure: TableColumn['measure']): number | T =>
    typeof value !== 'number'
      ? value
      : Number((measure.kind === 'share' ? value * 100 : value).toFixed(decimalsOf(measure)))
  const unit = ({ kind }: TableColumn['measure'], text: string): string =>
    kind === 'share' ? `% ${text}` : text
  const provenance = provenanceOf(page)
  const rows = Array.from(page.shownRows, (row) => [
    columns.codes[row]!,
    columns.noms[row]!,
    columns.departements[row] ?? null,
    columns.regions[row] ?? null,
    ...tableColumns.flatMap(({ id, measure, figure, asNumber, bounds }): Cell[] => {
      const difference = isDifference(id)
      const [low, high] = bounds(row) ?? [null, null]
      return [
        fixed(asNumber(row), measure) ?? figure(row).text,
        ...(difference
          ? [figure(row).short ?? m.isEstablished]
          : [fixed(low, measure), fixed(high, measure)]),
      ]
    }),
    ...provenance.map(([, , short]) => short),
  ])
  return {
    nom: [
      'relais',
      columns.niveau,
      state.perimeter && writePerimeter(state.perimeter),
      state.goal ? `objectif-${writeGoal(state.goal).replaceAll('/', '-')}` : state.indicator,
      columns.asOf,
    ]
      .filter(Boolean)
      .join('-')
      .replaceAll(',', '-'),
    headings: [
      m.code,
      m.nom,
      m.departement,
      m.region,
      ...tableColumns.flatMap(({ id, title, unit: words, measure }) => {
        const nom = `${title} (${unit(measure, words)})`
        return isDifference(id) ? [nom, m.established] : [nom, `${nom} ${m.low}`, `${nom} ${m.high}`]
      }),
      ...provenance.map(([nom]) => nom),
    ],
    rows,
    decimals: [
      ...[null, null, null, null],
      ...tableColumns.flatMap(({ id, measure }) =>
        isDifference(id) ? [decimalsOf(measure), null] : Array.from({ length: 3 }, () => decimalsOf(measure)),
      ),
      ...provenance.map(() => null),
    ],
    provenance,
    codes: Array.from(page.shownRows, (row) => columns.codes[row]!),
  }
}

/** What a file says of where its figures come from. */
export function provenanceOf({
  columns,
  tableColumns,
  sources,
  locale,
  state,
  own,
  words: w,
}: Pick<
  MapPage,
  'columns' | 'tableColumns' | 'sources' | 'locale' | 'state' | 'own' | 'words'
>): ExportSheet['provenance'] {
  const m = t(locale)
  const ids = [...new Set(tableColumns.flatMap(({ measure }) => measure.sources))]
  const situation = state.comparison ? `${columns.asOf} / ${state.comparison.day}` : columns.asOf
  const grouping = columns.niveau === 'groupes' ? own.grouping?.nom : undefined
  const fictitious = columns.demonstration ? m.fictitious : m.no
  return [
    [m.situation, situation, situation],
    [m.calculation, columns.run, columns.run],
    // In full they would be most of the file: the rows name them by their ids, those of `/api/v1/sources`.
    [m.sources, ids.map((id) => sources?.get(id) ?? id).join(' ; '), ids.join(' ')],
    [m.demonstration, fictitious, fictitious],
    ...(grouping ? [[m.grouping, `${grouping} — ${w.groupsNote}`, grouping] as const] : []),
  ]
}
