import { badInput } from '../../contract/problem.ts'
import { compareText } from '../../domain/compareText.ts'
import type { Cell } from '../rows.ts'
import type { Column } from './columns.ts'
import type { Collection } from './collections.ts'

/** An attribute to sort by. */
export interface SortKey {
  readonly name: string
  readonly descending: boolean
}

/**
 * The attributes of a `sortby`: `nom`, `+nom` (whose sign an address may have turned into a space) or `-nom`, parted by commas.
 * @throws Problem that names those which the collection does not have.
 */
export function sortKeysOf({ id, fields }: Collection, sortby: string | undefined): SortKey[] {
  if (sortby === undefined) return []
  const keys = sortby.split(',').map((part): SortKey => {
    const [, sign = '', name = ''] = /^([ +-]?)(.*)$/su.exec(part)!
    return { name: name.trim(), descending: sign === '-' }
  })
  const unknown = keys.filter(({ name }) => !Object.hasOwn(fields, name))
  if (unknown.length > 0)
    throw badInput([
      {
        path: 'sortby',
        message: `${unknown.map(({ name }) => JSON.stringify(name)).join(', ')}: no such attribute; /ogc/collections/${id}/queryables names all of them, such as sortby=${Object.keys(fields)[0]} or sortby=-${Object.keys(fields)[1]}`,
      },
    ])
  return keys
}

/** Places of features sorted by some columns; what has no value comes last both ways, and equals keep their order. */
export function sorted(
  places: readonly number[],
  keys: readonly SortKey[],
  columns: ReadonlyMap<string, Column>,
): readonly number[] {
  if (keys.length === 0) return places
  const by = keys.map(({ name, descending }) => ({ column: columns.get(name)!, descending }))
  return [...places].sort((a, b) => {
    for (const { column, descending } of by) {
      const [left, right] = [column[a] ?? null, column[b] ?? null]
      if (left === right) continue
      if (left === null) return 1
      if (right === null) return -1
      const order = compared(left, right)
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
}

const compared = (a: NonNullable<Cell>, b: NonNullable<Cell>): number =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b)
