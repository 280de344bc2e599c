import { HORS_NIVEAU, isDecoupage, type AnyNiveau, type Decoupage } from '../../domain/model.ts'
import { publishAcross } from '../../domain/publishAcross.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import type { Atlas } from '../atlas.ts'
import type { Territory } from '../land/territories.ts'
import type { View } from './view.ts'

/** A découpage on the day of a view, and where each code stands in it. */
interface Across {
  readonly level: PublicLevel
  readonly indexOf: ReadonlyMap<string, number>
}

type Source = Pick<Atlas, 'inputs' | 'divisions' | 'everyEvent' | 'views'>

const kept = new WeakMap<View, Map<Decoupage, Across>>()

/** Any level on the day of a view, and where each code stands in it. */
export const levelOf = (atlas: Source, view: View, niveau: AnyNiveau): Across =>
  isDecoupage(niveau)
    ? acrossOf(atlas, view, niveau)
    : { level: view.levels[niveau], indexOf: view.indexOf[niveau] }

/** The areas of any level, by code; of a découpage, what belongs to none of it comes last. */
export const areasOf = (
  { territories, divisions }: Pick<Atlas, 'territories' | 'divisions'>,
  niveau: AnyNiveau,
): readonly Territory[] => (isDecoupage(niveau) ? divisions.list(niveau) : territories.list(niveau))

/** The area of any level that has a code, or another spelling of it. */
export const areaOf = (
  { territories, divisions }: Pick<Atlas, 'territories' | 'divisions'>,
  niveau: AnyNiveau,
  code: string,
): Territory | undefined =>
  isDecoupage(niveau) ? divisions.find(niveau, code) : territories.find(niveau, code)

/** Codes of the communes of an area, whole or in part. */
export function communesIn(
  { communes, inputs, divisions }: Pick<Atlas, 'communes' | 'inputs' | 'divisions'>,
  { niveau, code }: Pick<Territory, 'niveau' | 'code'>,
): readonly string[] {
  if (niveau === 'commune') return [code]
  if (niveau === 'circonscription')
    return inputs.parts.flatMap((part) => (part.circonscription === code ? [part.codeCommune] : []))
  const all = [...communes.values()]
  const within = isDecoupage(niveau)
    ? all.filter((one) => (divisions.areaOf(niveau, one.code) ?? HORS_NIVEAU) === code)
    : all.filter((one) => niveau === 'france' || one[niveau] === code)
  return within.map((one) => one.code)
}

/** The figures of a découpage: made when first asked for, kept beside their view. */
export function acrossOf(
  { inputs, divisions, everyEvent, views }: Source,
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
