import type { Membership } from './membership.ts'

/** The memberships read the other way: the areas of commune i are `area[start[i]]` to `area[start[i + 1]]`. */
export interface AreasOf {
  readonly areas: number
  readonly start: Int32Array
  readonly area: Int32Array
}

/** Turns a membership round; `communes` is their number. */
export function areasOf({ codes, start, commune }: Membership, communes: number): AreasOf {
  const at = new Int32Array(communes + 1)
  for (const i of commune) at[i + 1]!++
  for (let i = 0; i < communes; i++) at[i + 1]! += at[i]!
  const next = at.slice()
  const area = new Int32Array(commune.length)
  for (let a = 0; a < codes.length; a++)
    for (let k = start[a]!; k < start[a + 1]!; k++) area[next[commune[k]!]!++] = a
  return { areas: codes.length, start: at, area }
}

/** Ascending indices of the areas that hold one of `communes`. */
export function touchedAreas({ areas, start, area }: AreasOf, communes: Int32Array): Int32Array {
  const touched = new Uint8Array(areas)
  for (const i of communes) for (let k = start[i]!; k < start[i + 1]!; k++) touched[area[k]!] = 1
  return marked(touched)
}

/** Ascending indices of what is marked by anything but 0. */
export function marked(marks: Uint8Array): Int32Array {
  const found = new Int32Array(marks.length)
  let size = 0
  for (let k = 0; k < marks.length; k++) if (marks[k] !== 0) found[size++] = k
  return found.slice(0, size)
}
