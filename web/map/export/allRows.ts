import { INDICATORS } from '../../../server/domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'
import { statusAt } from '../data/columns.ts'
import type { MapPage } from '../map-page.svelte.ts'
import type { Bound } from '../table/table-column.ts'
import { columnOf } from '../table/table-columns.ts'
import { decimalsOf, provenanceOf, type Cell, type ExportSheet } from './rows.ts'
import { t } from './words.ts'

/**
 * Every indicator of the rows shown: population, zoning, the components of the risk and what it rests on. Each has its value where
 * there is one, its two ends (of the interval or of the class) and what it is, in columns of their own. @throws when columns do not come.
 */
export async function allRows(page: MapPage): Promise<ExportSheet> {
  const { niveau } = page.state
  const m = t(page.locale)
  const ids = niveau === 'groupes' ? INDICATEURS.filter((id) => page.columns.values[id]) : INDICATEURS
  const columns =
    niveau === 'groupes' ? page.columns : await page.columnsWith(niveau, { indicators: ids, noms: true })
  const rowOf = new Map(columns.codes.map((code, row) => [code, row]))
  const rows = Array.from(page.shownRows, (row) => rowOf.get(page.columns.codes[row]!) ?? -1).filter(
    (row) => row >= 0,
  )
  const all = ids.map((id) => columnOf(page, id, columns))
  const provenance = provenanceOf({ ...viewOf(page), columns, tableColumns: all })
  const zonages = columns.zonages
  const write = (id: Indicateur, value: Bound | null): Cell =>
    typeof value !== 'number'
      ? value
      : Number((INDICATORS[id].kind === 'share' ? value * 100 : value).toFixed(decimalsOf(INDICATORS[id])))
  return {
    nom: ['relais', niveau, 'complet', columns.asOf].join('-'),
    headings: [
      ...[m.code, m.nom, m.departement, m.region, m.zonage],
      ...all.flatMap(({ title, indicator: id }) => {
        const nom = `${INDICATORS[id].title[page.locale] || title} (${INDICATORS[id].unit[page.locale]})`
        return [nom, `${nom} ${m.low}`, `${nom} ${m.high}`, `${nom} ${m.state}`]
      }),
      ...provenance.map(([nom]) => nom),
    ],
    rows: rows.map((row) => [
      columns.codes[row]!,
      columns.noms[row]!,
      columns.departements[row] ?? null,
      columns.regions[row] ?? null,
      zonages?.[row] ?? null,
      ...all.flatMap(({ indicator: id, asNumber, bounds, figure }): Cell[] => {
        const [low, high] = bounds(row) ?? [null, null]
        const status = statusAt(columns, id, row)
        return [
          write(id, asNumber(row)),
          write(id, low),
          write(id, high),
          // Why there is none is said in the words of the table.
          status === 'ok' || status === 'class' ? m.states[status] : figure(row).text,
        ]
      }),
      ...provenance.map(([, , short]) => short),
    ]),
    decimals: [
      ...[null, null, null, null, null],
      ...ids.flatMap((id) => [
        decimalsOf(INDICATORS[id]),
        decimalsOf(INDICATORS[id]),
        decimalsOf(INDICATORS[id]),
        null,
      ]),
      ...provenance.map(() => null),
    ],
    provenance,
    codes: rows.map((row) => columns.codes[row]!),
  }
}

const viewOf = ({ sources, locale, state, own, words }: MapPage) => ({ sources, locale, state, own, words })
