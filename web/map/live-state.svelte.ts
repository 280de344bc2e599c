import { INITIAL_STATE, type MapState } from './state.ts'

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * The state key by key: what follows from one key is worked out again only when that key changes. As one value, a step
 * of the threshold or a move of the map would sort the table and look at every commune anew.
 */
export class LiveState implements MapState {
  niveau = $state.raw<MapState['niveau']>(INITIAL_STATE.niveau)
  indicator = $state.raw<MapState['indicator']>(INITIAL_STATE.indicator)
  view = $state.raw<MapState['view']>(null)
  selection = $state.raw<MapState['selection']>(null)
  layers = $state.raw<MapState['layers']>(INITIAL_STATE.layers)
  classes = $state.raw<MapState['classes']>(INITIAL_STATE.classes)
  statut = $state.raw<MapState['statut']>(null)
  zone = $state.raw<MapState['zone']>(null)
  first = $state.raw<MapState['first']>(null)
  sort = $state.raw<MapState['sort']>(INITIAL_STATE.sort)
  perimeter = $state.raw<MapState['perimeter']>(null)
  day = $state.raw<MapState['day']>(null)
  comparison = $state.raw<MapState['comparison']>(null)
  threshold = $state.raw<MapState['threshold']>(INITIAL_STATE.threshold)
  crossed = $state.raw<MapState['crossed']>(false)
  goal = $state.raw<MapState['goal']>(null)
  panel = $state.raw<MapState['panel']>(INITIAL_STATE.panel)
  scenario = $state.raw<MapState['scenario']>(null)
  other = $state.raw<MapState['other']>(null)

  constructor(state: MapState) {
    this.set(state)
  }

  /** Changes the keys that differ, and no other; two days are compared by a figure, never by a goal. */
  set(part: Partial<MapState>): void {
    const next: Partial<MapState> = part.comparison ? { ...part, goal: null } : part
    for (const [key, value] of Object.entries(next))
      if (!same(this[key as keyof MapState], value)) Object.assign(this, { [key]: value })
  }

  /** All of it as one plain value: for the address, or to change a part of it. */
  copied(): MapState {
    const keys = Object.keys(INITIAL_STATE) as (keyof MapState)[]
    return Object.fromEntries(keys.map((key) => [key, this[key]])) as unknown as MapState
  }
}
