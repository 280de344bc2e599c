import { LRUCache } from 'lru-cache'
import type { View } from '../../country/views/view.ts'
import type { Territory } from '../../country/land/territories.ts'
import { areasOf, levelOf } from '../../country/views/across.ts'
import { ranksOf } from '../../country/views/ranks.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { isShown } from '../../domain/figure.ts'
import { reserveOf } from '../../domain/reserves.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { inTurns } from '../../in-turns.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { figureCells, RANK_CELLS, rankCells, type Cell } from '../rows.ts'
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

/** What an answer says once of all areas. */
const OF_ALL = ['asOf', 'run', 'method', 'demonstration'] as const
/** Of an area, before its figures. */
const OF_AREA = [...ITSELF, NOTE, ...RANK_CELLS, ...OF_ALL]

/** Whether one attribute (as the API calls it) of an area is had without making its whole row, which takes a hundred times as long. */
const isQuick = ({ level }: Collection, name: string): boolean =>
  level !== undefined && (OF_AREA.some((own) => own === name) || indicatorOf(name) !== undefined)

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  names.some((own) => own === name)

function* ofAreas(
  { level: niveau }: Collection,
  deps: HandlerDeps,
  view: View,
  name: string,
): Generator<void, Cell[]> {
  const cellOf = cellsOf(deps, view, niveau!, name)
  const column: Cell[] = []
  for (const area of areasOf(deps.atlas, niveau!)) {
    if (column.length % SLICE === 0) yield
    column.push(cellOf(area))
  }
  return column
}

/** How one attribute of an area is had, as the API calls it. */
function cellsOf(deps: HandlerDeps, view: View, niveau: AnyNiveau, name: string): (area: Territory) => Cell {
  const { atlas } = deps
  if (name === NOTE) return (area) => noteOf(atlas, view, area)?.fr ?? null
  if (isOneOf(ITSELF, name)) return (area) => area[name]
  if (isOneOf(OF_ALL, name)) {
    const told = provenanceOf(deps, deps.today())[name]
    return () => told
  }
  const { level, indexOf } = levelOf(atlas, view, niveau)
  const indexIn = ({ code, explication }: Territory) => (explication === null ? indexOf.get(code) : undefined)
  if (isOneOf(RANK_CELLS, name)) {
    const ranks = isDecoupage(niveau) ? [] : ranksOf(view, niveau)
    return (area) => rankCells(ranks[indexIn(area) ?? -1])[name]
  }
  const indicator = indicatorOf(name)!
  return (area) => {
    const index = indexIn(area)
    const figure = index === undefined ? undefined : level.figure(index, indicator)
    const reserve = figure && isShown(figure.status) ? reserveOf(indicator, area, atlas.ordersOf(area)) : null
    const cells = figureCells(indicator, figure && { ...figure, ...(reserve && { reserve }) })
    return cells.find(([own]) => own === name)?.[1] ?? null
  }
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
