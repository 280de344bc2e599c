import { SvelteMap } from 'svelte/reactivity'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listScenarioTerritoires } from '../../../server/contract/scenario.ts'
import type { Decoupage } from '../../../server/domain/model.ts'
import { fetchOnce } from '../data/load.ts'

/** A level that cuts across the constituencies after a scenario, as the server tells it. */
export type Across = OutputOf<typeof listScenarioTerritoires>

/**
 * The levels that cut across the constituencies, played by the server: what may be told of them depends on all four together,
 * and their composition weighs too much for a phone. `follow` is called when one is asked for and when it has come.
 */
export class AcrossLevels {
  readonly #read = new SvelteMap<string, Across | 'panne'>()
  readonly #follow: () => void

  constructor(follow: () => void) {
    this.#follow = follow
  }

  /** What has come; null: not yet. */
  get(id: string, niveau: Decoupage): Across | 'panne' | null {
    return this.#read.get(`${id}/${niveau}`) ?? null
  }

  async ask(id: string, niveau: Decoupage): Promise<void> {
    const key = `${id}/${niveau}`
    if (typeof this.#read.get(key) === 'object') return
    this.#read.set(key, await fetchOnce<Across>(`/api/v1/scenarios/${key}`).catch(() => 'panne' as const))
    this.#follow()
  }
}
