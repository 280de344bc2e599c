import { READ } from '../own/sum-groups.ts'
import { niveauOf, type MapState, type MapNiveau } from '../state.ts'
import { INDICATEURS } from '../../../server/domain/situation.ts'
import { sheetIndicators, visibleColumns } from '../table/visible-columns.ts'
import { readBy } from './filter.ts'
import { ALL, type Need } from './column-store.svelte.ts'

/** What the page needs of a level: small ones come whole, communes column by column. */
export function needOf(state: MapState, niveau: MapNiveau): Need {
  if (niveau !== 'commune') return ALL
  const { indicator, sort, crossed, layers, selection, niveau: chosen } = state
  const read = selection !== null && niveauOf(selection) === 'commune'
  const table = chosen === 'commune' || chosen === 'groupes'
  const ids = new Set([
    indicator,
    ...readBy(state),
    ...(table ? visibleColumns(state) : []),
    ...(table ? INDICATEURS.filter((id) => id === sort.key) : []),
    ...(crossed ? (['risque', 'part-sous-dense'] as const) : []),
    ...(layers.includes('sous-dense') ? (['apl-mg65'] as const) : []),
    ...(read ? sheetIndicators : []),
    ...(chosen === 'groupes' ? READ : []),
  ])
  return { indicators: [...ids], noms: read || table }
}
