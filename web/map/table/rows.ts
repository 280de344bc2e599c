import { plainText } from '../../../server/domain/plainText.ts'
import type { MapClass } from '../data/class.ts'
import type { LevelColumns } from '../data/columns.ts'
import type { Perimeter, Sort } from '../state.ts'

/** Text as it is compared: `plainText` with "st" as "saint". */
export const fold = (text: string): string => plainText(text).replace(/\bst(e?)\b/g, 'saint$1')

interface Index {
  readonly folded: readonly string[]
  /** Place of each row in the alphabet. */
  readonly alphabet: Uint32Array
}
const index = new WeakMap<LevelColumns, Index>()

/** What search and sorting by name need, made once per level: comparing 35,000 names anew at each click takes 200 ms. */
function indexOf(columns: LevelColumns): Index {
  const known = index.get(columns)
  if (known) return known
  const folded = columns.noms.map(fold)
  const order = folded.map((_, row) => row)
  order.sort((a, b) => (folded[a]! < folded[b]! ? -1 : folded[a]! > folded[b]! ? 1 : a - b))
  const alphabet = new Uint32Array(folded.length)
  order.forEach((row, place) => (alphabet[row] = place))
  const next = { folded, alphabet }
  index.set(columns, next)
  return next
}

/** What a reader asks of the table. */
export interface TableRequest {
  readonly search: string
  /** Legend classes kept; empty: all, areas without figure included. */
  readonly classes: readonly number[]
  readonly perimeter: Perimeter | null
  readonly sort: Sort
  /** What else a row must be; absent: nothing. */
  readonly keeps?: (row: number) => boolean
  /** How many first rows are kept; absent or null: all. */
  readonly first?: number | null
  /** Difference between the two days compared, by row; absent when none are. */
  readonly difference?: (row: number) => number | null
  /** What areas held against a goal are sorted by, by row; absent when they are not. */
  readonly goal?: (key: 'manquent' | 'part', row: number) => number | null
}

/** Is row `row` inside the perimeter? */
export function inPerimeter(columns: LevelColumns, row: number, perimeter: Perimeter | null): boolean {
  // Groups of one's own lie in no one département.
  if (!perimeter || columns.niveau === 'groupes') return true
  const code =
    perimeter.kind === 'region' ? columns.regions[row] : (columns.departements[row] ?? columns.codes[row])
  return code != null && perimeter.codes.includes(code)
}

/**
 * Rows to show, in order, as positions in the columns. Rows without a value come last whatever the direction; ties keep
 * the order of the alphabet.
 */
export function shownRows(
  columns: LevelColumns,
  classes: ArrayLike<MapClass>,
  request: TableRequest,
): Uint32Array {
  const { folded, alphabet } = indexOf(columns)
  const sought = fold(request.search)
  const code = request.search.trim().toUpperCase()
  const kept = new Set(request.classes)
  const rows: number[] = []
  for (let row = 0; row < folded.length; row++) {
    if (kept.size && !kept.has(classes[row]!)) continue
    if (!inPerimeter(columns, row, request.perimeter)) continue
    if (request.keeps && !request.keeps(row)) continue
    if (sought && !` ${folded[row]!}`.includes(` ${sought}`) && !columns.codes[row]!.startsWith(code))
      continue
    rows.push(row)
  }
  const direction = request.sort.direction === 'asc' ? 1 : -1
  if (request.sort.key === 'nom') rows.sort((a, b) => direction * (alphabet[a]! - alphabet[b]!))
  else rows.sort(byValue(valuesOf(columns, request), direction, alphabet))
  return Uint32Array.from(request.first ? rows.slice(0, request.first) : rows)
}

/** What rows are sorted by; names sort otherwise. */
function valuesOf(columns: LevelColumns, { sort: { key }, difference, goal }: TableRequest): Values {
  if (key === 'nom') return []
  if (key === 'ecart') return difference ? columns.codes.map((_, row) => difference(row)) : []
  if (key === 'manquent' || key === 'part') return goal ? columns.codes.map((_, row) => goal(key, row)) : []
  return columns.values[key] ?? []
}
type Values = readonly (number | null)[]

function byValue(values: Values, direction: 1 | -1, alphabet: Uint32Array) {
  return (a: number, b: number): number => {
    const x = values[a]
    const y = values[b]
    if (x == null || y == null) return x == null ? (y == null ? alphabet[a]! - alphabet[b]! : 1) : -1
    return direction * (x - y) || alphabet[a]! - alphabet[b]!
  }
}
