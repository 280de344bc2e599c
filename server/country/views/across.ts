import type { Decoupage } from '../../domain/model.ts'
import { publishAcross } from '../../domain/publishAcross.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import type { Atlas } from '../atlas.ts'
import type { View } from './view.ts'

/** A découpage on the day of a view, and where each code stands in it. */
interface Across {
  readonly level: PublicLevel
  readonly indexOf: ReadonlyMap<string, number>
}

const kept = new WeakMap<View, Map<Decoupage, Across>>()

/** The figures of a découpage: made when first asked for, kept beside their view. */
export function acrossOf(
  { inputs, divisions, everyEvent, views }: Pick<Atlas, 'inputs' | 'divisions' | 'everyEvent' | 'views'>,
  view: View,
  niveau: Decoupage,
): Across {
  const levels = kept.get(view) ?? new Map<Decoupage, Across>()
  kept.set(view, levels)
  const known = levels.get(niveau)
  if (known) return known
  const level = publishAcross(
    view.situation,
    views.allocation,
    { financement: inputs.financement, events: everyEvent() },
    { niveau, areaOf: (commune) => divisions.areaOf(niveau, commune) },
    inputs,
  )
  const made = { level, indexOf: new Map(level.codes.map((code, index) => [code, index])) }
  levels.set(niveau, made)
  return made
}
