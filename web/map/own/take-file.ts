import type { MapPage } from '../map-page.svelte.ts'
import type { Grouping } from './groups.ts'
import type { Trouble } from './read-groups.ts'
import type { ReadLayer } from './read-layer.ts'

/** Largest file that is read: more would hold the page. */
export const LARGEST = 20_000_000

/** Shows a grouping on the map and in the table, and goes there. */
export async function showGroups(page: MapPage, grouping: Grouping): Promise<void> {
  if (page.own.grouping !== grouping) await page.own.take(grouping)
  page.change({
    niveau: 'groupes',
    selection: null,
    classes: [],
    comparison: null,
    crossed: false,
    goal: null,
  })
  if (page.own.shapes) page.aimAt('groupes')
}

/** Reads a CSV of communes and groups; null when no communes were found in it. */
export async function readFile(
  page: MapPage,
  file: File,
): Promise<{ readonly grouping: Grouping | null; readonly troubles: readonly Trouble[] }> {
  const [{ readGroups }, { textOf }] = await Promise.all([
    import('./read-groups.ts'),
    import('./read-table.ts'),
  ])
  const [text, communes] = await Promise.all([
    textOf(file),
    page.columnsWith('commune', { indicators: ['population'], noms: true }),
  ])
  return readGroups(text, nameOf(file), communes)
}

const nameOf = ({ name }: File): string => name.replace(/\.[^.]*$/, '')

/** Whether a file is a layer (GeoJSON, or a table with coordinates) rather than a grouping. */
export async function isLayer(file: File): Promise<boolean> {
  if (/json$/i.test(file.name)) return true
  const [{ hasCoordinates }, { linesOf, firstLine, textOf }] = await Promise.all([
    import('./read-layer.ts'),
    import('./read-table.ts'),
  ])
  return hasCoordinates(linesOf(firstLine(await textOf(file.slice(0, 20_000)))))
}

/** Reads a layer; null when no place is found in it. */
export async function readLayer(file: File): Promise<ReadLayer | null> {
  const [{ readGeojson, readPoints }, { textOf }, { loadProjections }] = await Promise.all([
    import('./read-layer.ts'),
    import('./read-table.ts'),
    import('./unproject.ts'),
  ])
  const [text, toDegrees] = await Promise.all([textOf(file), loadProjections()])
  const read = /^\s*[{[]/.test(text.replace(/^\uFEFF/, '')) ? readGeojson : readPoints
  return read(text, nameOf(file), toDegrees)
}
