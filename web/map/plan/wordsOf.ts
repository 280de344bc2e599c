import { number } from '../../ui/format.ts'
import { t as statuts } from '../../ui/status-words.ts'
import type { MapPage } from '../map-page.svelte.ts'
import { figureAt } from '../write-figure.ts'
import type { Touched } from './controller.ts'

/** What the tooltip says of what is under the pointer: its name, and the figure that its colour shows; null when unknown. */
export function wordsOf(
  page: MapPage,
  key: Touched,
): { readonly text: string; readonly figure: string } | null {
  const { locale, words } = page
  if (key.kind === 'mienne') return key.nom ? { text: key.nom, figure: '' } : null
  if (key.kind === 'grappe')
    return { text: words.cluster(number(locale, key.cabinets), number(locale, key.active)), figure: '' }
  if (key.kind === 'cabinet') {
    const cabinet = page.cabinets?.get(key.id)
    return cabinet ? { text: cabinet.name, figure: statuts(locale).value[cabinet.status.value] } : null
  }
  const columns = page.niveau(key.niveau)
  const row = columns?.codes.indexOf(key.code) ?? -1
  if (!columns || row < 0) return null
  const { legend } = page.painting
  return {
    text: key.nom || (columns.noms[row] ?? key.code),
    figure: legend
      ? legend.figure(key.niveau, key.code)
      : figureAt(locale, columns, page.state.indicator, row).text,
  }
}
