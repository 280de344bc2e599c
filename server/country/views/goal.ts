import { LRUCache } from 'lru-cache'
import { dividedBy, type Membership } from '../../domain/areas/membership.ts'
import type { Goal, GoalCabinets } from '../../domain/goal/goal.ts'
import { goalColumns } from '../../domain/goal/goalColumns.ts'
import { reachesOf, type GoalColumns, type Reaches } from '../../domain/goal/reaches.ts'
import { HORS_NIVEAU, isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'
import { inTurns } from '../../in-turns.ts'
import type { Atlas } from '../atlas.ts'
import { DRAWS, SEED } from '../runs/runs.ts'
import type { View } from './view.ts'

type Source = Pick<Atlas, 'inputs' | 'divisions' | 'everyEvent' | 'views'>

/** What a view's goals are read from. */
const columnsOf = new WeakMap<View, Map<GoalCabinets, GoalColumns>>()
/** The last answers by view and question, bounded by their areas: those of all communes weigh twelve megabytes. */
const answers = new LRUCache<string, { readonly reaches: Promise<Reaches>; readonly areas: number }>({
  maxSize: 150_000,
  sizeCalculation: ({ areas }) => Math.max(1, areas),
})
const numbers = new WeakMap<View, number>()
let views = 0

/** The shares of one level within reach on the day of a view, whatever part of it is aimed at; others are answered meanwhile. */
export function reachesAt(
  atlas: Source,
  view: View,
  niveau: AnyNiveau,
  { minutes, cabinets }: Pick<Goal, 'minutes' | 'cabinets'>,
): Promise<Reaches> {
  const number = numbers.get(view) ?? ++views
  numbers.set(view, number)
  const key = `${number} ${niveau} ${minutes} ${cabinets}`
  const known = answers.get(key)
  if (known) return known.reaches
  const area = membershipOf(atlas, niveau)
  const reaches = make()
  answers.set(key, { reaches, areas: area.codes.length })
  // What failed is asked again.
  reaches.catch(() => answers.delete(key))
  return reaches

  function make(): Promise<Reaches> {
    const { allocation } = atlas.views
    const statuts = () =>
      dayStatuses(
        allocation,
        { events: atlas.everyEvent(), financement: atlas.inputs.financement },
        view.asOf,
      ).statuts
    const own = columnsOf.get(view) ?? new Map<GoalCabinets, GoalColumns>()
    columnsOf.set(view, own)
    const columns = own.get(cabinets) ?? goalColumns(allocation, statuts(), cabinets)
    own.set(cabinets, columns)
    return inTurns(reachesOf(area, columns, minutes, { ...DRAWS, seed: SEED }))
  }
}

/** The communes of each area of any level, in the order of `levelOf`'s codes. */
const membershipOf = ({ views, divisions }: Source, niveau: AnyNiveau): Membership =>
  isDecoupage(niveau)
    ? dividedBy(
        niveau,
        views.allocation.communes,
        (commune) => divisions.areaOf(niveau, commune) ?? HORS_NIVEAU,
      )
    : views.allocation.areas[niveau]
