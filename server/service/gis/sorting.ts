import { badInput } from '../../contract/problem.ts'
import { compareText } from '../../domain/compareText.ts'
import type { Cell } from '../rows.ts'
import type { Column } from './columns.ts'
import type { Collection } from './collections.ts'
import { attributeOf } from './former-names.ts'

/** An attribute to sort by. */
export interface SortKey {
  readonly name: string
  /** By what name it was asked for. */
  readonly asked: string
  readonly descending: boolean
}

/**
 * The attributes of a `sortby`: `nom`, `+nom` (whose sign an address may have turned into a space) or `-nom`, parted by commas.
 * @throws Problem that names those which the collection does not have.
 */
export function sortKeysOf({ id, fields }: Collection, sortby: string | undefined): SortKey[] {
  if (sortby === undefined) return []
  const keys = sortby.split(',').map((part) => {
    const [, sign = '', name = ''] = /^([ +-]?)(.*)$/su.exec(part)!
    const asked = name.trim()
    return { name: attributeOf(fields, asked), asked, descending: sign === '-' }
  })
  const unknown = keys.filter(({ name }) => name === undefined)
  if (unknown.length > 0)
    throw badInput([
      {
        path: 'sortby',
        message: `${unknown.map(({ asked }) => JSON.stringify(asked)).join(', ')}: no such attribute; /ogc/collections/${id}/queryables names all of them, such as sortby=${Object.keys(fields)[0]} or sortby=-${Object.keys(fields)[1]}`,
      },
    ])
  return keys as SortKey[]
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
