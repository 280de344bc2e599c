import { LRUCache } from 'lru-cache'
import type { View } from '../../country/views/view.ts'
import { areasOf, levelOf } from '../../country/views/across.ts'
import { isShown } from '../../domain/figure.ts'
import { reserveOf } from '../../domain/reserves.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { inTurns } from '../../in-turns.ts'
import type { HandlerDeps } from '../deps.ts'
import { figureCells, type Cell } from '../rows.ts'
import { noteOf } from '../sheet/handlers.ts'
import type { Collection } from './collections.ts'

/** One attribute of every feature of a collection, in the order of its items. */
export type Column = readonly Cell[]

/** Columns by view, collection and attribute, bounded by their cells: those of all communes weigh some hundred bytes a row and figure. */
type KeptColumns = LRUCache<string, { readonly column: Promise<Column>; readonly cells: number }>
export const keepColumns = (maxSize: number): KeptColumns =>
  new LRUCache({ maxSize, sizeCalculation: ({ cells }) => Math.max(1, cells) })
const everyColumn = keepColumns(4_000_000)
const numbers = new WeakMap<View, number>()
let views = 0

/** Rows made between two looks at the clock. */
const SLICE = 50

/** Names all that the rows of a collection rest on, on the day of `deps`: as long as it stays, so do they. */
export function stateOf({ id, roster }: Collection, deps: HandlerDeps): string {
  const day = deps.today()
  const view = deps.atlas.views.at(day)
  const number = numbers.get(view) ?? ++views
  numbers.set(view, number)
  return `${number} ${deps.runs.idAt(day)} ${id} ${roster ? deps.intakesRevision() : ''}`
}

/**
 * Some attributes of all features of a collection, as its features say them on the day of `deps`: what is hidden there is hidden
 * here, so that no filter can ask for more. Others are answered meanwhile. `columns`: those that are kept between questions.
 */
export async function columnsOf(
  collection: Collection,
  deps: HandlerDeps,
  names: readonly string[],
  columns: KeptColumns = everyColumn,
): Promise<ReadonlyMap<string, Column>> {
  const view = deps.atlas.views.at(deps.today())
  const state = stateOf(collection, deps)
  const keyOf = (name: string): string => `${state} ${name}`
  const asked = [...new Set(names)]
  // Held by this question: to keep what is missing may push out what it also needs.
  const held = new Map<string, Promise<Column>>()
  for (const name of asked) {
    const known = columns.get(keyOf(name))
    if (known) held.set(name, known.column)
  }
  const missing = asked.filter((name) => !held.has(name))
  const slow = missing.filter((name) => !isQuick(collection, ofApi(collection, name)))
  const cells = collection.items(deps).length
  const keep = (name: string, column: Promise<Column>): void => {
    held.set(name, column)
    columns.set(keyOf(name), { column, cells })
    // What failed is asked again.
    column.catch(() => columns.delete(keyOf(name)))
  }
  if (slow.length > 0) {
    const made = inTurns(fromRows(collection, deps, slow))
    for (const name of slow)
      keep(
        name,
        made.then((all) => all.get(name)!),
      )
  }
  for (const name of missing)
    if (!slow.includes(name)) keep(name, inTurns(ofAreas(collection, deps, view, ofApi(collection, name))))
  const found = await Promise.all(asked.map(async (name) => [name, await held.get(name)!] as const))
  return new Map(found)
}

const ITSELF = ['niveau', 'code', 'nom', 'departement', 'region', 'explication'] as const
const NOTE = 'note'

const indicatorOf = (name: string): Indicateur | undefined =>
  INDICATEURS.find((indicator) => name === indicator || name.startsWith(`${indicator}.`))

const ofApi = ({ fields }: Collection, name: string): string => fields[name]?.ofApi ?? name

/** Whether one attribute (as the API calls it) of an area is had without making its whole row, which takes a hundred times as long. */
const isQuick = ({ level }: Collection, name: string): boolean =>
  level !== undefined &&
  !name.startsWith('risque.rank') &&
  name !== 'risque.label' &&
  (name === NOTE || ITSELF.some((own) => own === name) || indicatorOf(name) !== undefined)

function* ofAreas(
  { level: niveau }: Collection,
  { atlas }: HandlerDeps,
  view: View,
  name: string,
): Generator<void, Cell[]> {
  const { level, indexOf } = levelOf(atlas, view, niveau!)
  const indicator = indicatorOf(name)
  const column: Cell[] = []
  for (const area of areasOf(atlas, niveau!)) {
    if (column.length % SLICE === 0) yield
    if (name === NOTE) {
      column.push(noteOf(atlas, view, area)?.fr ?? null)
      continue
    }
    if (!indicator) {
      column.push(area[name as (typeof ITSELF)[number]])
      continue
    }
    const index = area.explication === null ? indexOf.get(area.code) : undefined
    const figure = index === undefined ? undefined : level.figure(index, indicator)
    const reserve = figure && isShown(figure.status) ? reserveOf(indicator, area) : null
    const cells = figureCells(indicator, figure && { ...figure, ...(reserve && { reserve }) })
    column.push(cells.find(([own]) => own === name)?.[1] ?? null)
  }
  return column
}

function* fromRows(
  collection: Collection,
  deps: HandlerDeps,
  names: readonly string[],
): Generator<void, ReadonlyMap<string, Cell[]>> {
  const made = new Map(names.map((name) => [name, [] as Cell[]]))
  const ids = collection.items(deps).map(({ id }) => id)
  for (let from = 0; from < ids.length; from += SLICE) {
    yield
    for (const row of collection.rows(deps, ids.slice(from, from + SLICE)))
      for (const [name, column] of made) column.push(row[name] ?? null)
  }
  return made
}
