import { LRUCache } from 'lru-cache'
import type { LayerRow } from '../../db/layer-table.ts'
import type { Table } from './table.ts'

/** How long the rows of a layer wait for another form to be asked for, milliseconds. */
const KEPT_MS = 10 * 60_000

/** Rows that are made once for all the forms of a layer: to make those of every commune takes longer than to write them. */
export interface KeptRows {
  /** The table whose rows are made already; `state` names all that they rest on. */
  readonly of: (table: Table, state: string) => Promise<Table>
}

type Cell = LayerRow['values'][string]
type Cells = Readonly<Record<string, Cell[]>>

/** Keeps the rows of one layer at a time, column by column and each text once: some 40 MB for all communes. */
export function createKeptRows(): KeptRows {
  const kept = new LRUCache<string, Cells>({ max: 1, ttl: KEPT_MS, ttlAutopurge: true })
  return {
    of: async (table, state) => {
      const key = `${table.id} ${state}`
      const cells = kept.get(key) ?? (await cellsOf(table))
      kept.set(key, cells)
      return { ...table, rows: (order) => rowsOf(table, cells, order) }
    },
  }
}

async function cellsOf({ columns, rows }: Table): Promise<Cells> {
  const cells: Record<string, Cell[]> = Object.fromEntries(columns.map(({ name }) => [name, []]))
  const texts = new Map<string, string>()
  const once = (text: string): string => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, text)
    return text
  }
  for (const slice of rows()) {
    for (const { values } of slice)
      for (const { name } of columns) {
        const value = values[name] ?? null
        cells[name]!.push(typeof value === 'string' ? once(value) : value)
      }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return cells
}

const SLICE = 250

function* rowsOf(
  { items, columns, place }: Table,
  cells: Cells,
  order: Parameters<Table['rows']>[0] = (all) => all,
): Generator<readonly LayerRow[]> {
  const rank = new Map(items.map((item, at) => [item, at]))
  const ordered = order(items)
  for (let from = 0; from < ordered.length; from += SLICE)
    yield ordered.slice(from, from + SLICE).map((item) => {
      const at = rank.get(item)!
      return {
        values: Object.fromEntries(columns.map(({ name }) => [name, cells[name]![at]!])),
        geometry: place(item.geometry),
      }
    })
}
