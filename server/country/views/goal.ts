import { LRUCache } from 'lru-cache'
import { dividedBy, type Membership } from '../../domain/areas/membership.ts'
import type { Goal, GoalCabinets } from '../../domain/goal/goal.ts'
import { goalColumns } from '../../domain/goal/goalColumns.ts'
import { reachesOf, type GoalColumns, type Reaches } from '../../domain/goal/reaches.ts'
import { HORS_NIVEAU, isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'
import { inTurns } from '../../in-turns.ts'
import type { Atlas } from '../atlas.ts'
import { SEED } from '../runs/runs.ts'
import type { View } from './view.ts'

type Source = Pick<Atlas, 'inputs' | 'divisions' | 'everyEvent' | 'views'>

/** What a view's goals are read from, and the last answers: communes weigh some megabytes. */
interface Known {
  readonly columns: Map<GoalCabinets, GoalColumns>
  readonly reaches: LRUCache<string, Promise<Reaches>>
}
const kept = new WeakMap<View, Known>()

/** The shares of one level within reach on the day of a view, whatever part of it is aimed at; others are answered meanwhile. */
export function reachesAt(
  atlas: Source,
  view: View,
  niveau: AnyNiveau,
  { minutes, cabinets }: Pick<Goal, 'minutes' | 'cabinets'>,
): Promise<Reaches> {
  const known: Known = kept.get(view) ?? { columns: new Map(), reaches: new LRUCache({ max: 24 }) }
  kept.set(view, known)
  const key = `${niveau} ${minutes} ${cabinets}`
  const made = known.reaches.get(key) ?? make()
  known.reaches.set(key, made)
  return made

  function make(): Promise<Reaches> {
    const { allocation } = atlas.views
    const statuts = () =>
      dayStatuses(
        allocation,
        { events: atlas.everyEvent(), financement: atlas.inputs.financement },
        view.asOf,
      ).statuts
    const columns = known.columns.get(cabinets) ?? goalColumns(allocation, statuts(), cabinets)
    known.columns.set(cabinets, columns)
    return inTurns(reachesOf(membershipOf(atlas, niveau), columns, minutes, SEED))
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
