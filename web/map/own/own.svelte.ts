/* eslint-disable svelte/prefer-svelte-reactivity -- these sets live for one call */
import type { LevelColumns } from '../data/columns.ts'
import { setGeography } from '../data/extents.ts'
import { writeFragment, readFragment, checked, type Grouping } from './groups.ts'
import { MOST_LAYERS, type OwnLayer } from './layers.ts'
import type { GroupShapes } from './shapes.ts'
import { sumsOf } from './sum-groups.ts'

const KEY = 'relais-regroupement'

/** What a reader has brought along: kept on this device and in the fragment of the link, never sent. */
export class OwnData {
  grouping = $state.raw<Grouping | null>(null)
  /** Contours of the groups, once they are made. */
  shapes = $state.raw<GroupShapes | null>(null)
  /** Layers laid on the map, the first at the bottom. */
  layers = $state.raw<readonly OwnLayer[]>([])
  #next = 1
  /** What stands after `#` in the link. */
  fragment = ''
  #goThere = false
  #sums = new WeakMap<LevelColumns, LevelColumns>()

  /** Takes the grouping of the link, else the one kept here; `goThere`: whether the map goes there. */
  async restore(fragment: string, goThere: boolean): Promise<void> {
    const read = (await readFragment(fragment)) ?? readKept()
    if (read) await this.take(read, goThere)
  }

  /** Shows a grouping from now on, or none. */
  async take(grouping: Grouping | null, goThere = true): Promise<void> {
    this.#goThere = goThere
    this.#sums = new WeakMap()
    this.shapes = null
    this.fragment = grouping ? `#${await writeFragment(grouping)}` : ''
    keep(grouping)
    this.grouping = grouping
  }

  /** Makes the contours of the groups, once, and tells whether the map is to go there; `communes` say in which départements they lie. */
  async drawShapes({ codes, departements }: LevelColumns): Promise<boolean> {
    const { grouping } = this
    if (!grouping || this.shapes) return false
    const { shapesOf, groupShapes, geographyOf } = await import('./shapes.ts')
    const members = new Set(grouping.groupes.flatMap(({ communes }) => communes))
    const concerned = codes.flatMap((code, row) => (members.has(code) ? [departements[row] ?? ''] : []))
    const shapes = groupShapes(grouping, await shapesOf([...new Set(concerned)].filter(Boolean)))
    if (this.grouping !== grouping || this.shapes) return false
    setGeography(geographyOf(shapes))
    this.shapes = shapes
    return this.#goThere
  }

  /** Lays a layer on the map. */
  add(layer: Omit<OwnLayer, 'id' | 'colour'>): void {
    const taken = this.layers.map((one) => one.colour)
    const colour = Array.from({ length: MOST_LAYERS }, (_, n) => n).find((n) => !taken.includes(n)) ?? 0
    this.layers = [...this.layers, { ...layer, colour, id: this.#next++ }]
  }

  /** Shows, hides or filters a layer. */
  changeLayer(id: number, part: Partial<Pick<OwnLayer, 'shown' | 'filter'>>): void {
    this.layers = this.layers.map((one) => (one.id === id ? { ...one, ...part } : one))
  }

  /** Takes a layer off the map. */
  remove(id: number): void {
    this.layers = this.layers.filter((one) => one.id !== id)
  }

  /** The figures of the groups on the day of these communes; undefined while there is no grouping. */
  columns(communes: LevelColumns): LevelColumns | undefined {
    const { grouping } = this
    if (!grouping) return undefined
    const known = this.#sums.get(communes) ?? sumsOf(communes, grouping)
    this.#sums.set(communes, known)
    return known
  }
}

function readKept(): Grouping | null {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Grouping | null
    return read && checked(read)
  } catch {
    return null
  }
}

function keep(grouping: Grouping | null): void {
  try {
    if (grouping) localStorage.setItem(KEY, JSON.stringify(grouping))
    else localStorage.removeItem(KEY)
  } catch {
    // Refused storage: the link still says everything.
  }
}
