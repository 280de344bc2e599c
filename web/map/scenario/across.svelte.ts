import { SvelteMap } from 'svelte/reactivity'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listScenarioTerritoires } from '../../../server/contract/scenario.ts'
import type { Decoupage } from '../../../server/domain/model.ts'
import { lire } from '../data/load.ts'

/** A level that cuts across the constituencies after a scenario, as the server tells it. */
export type Traverse = OutputOf<typeof listScenarioTerritoires>

/**
 * The levels that cut across the constituencies, played by the server: what may be told of them depends on all four together,
 * and their composition weighs too much for a phone. `suivre` is called when one is asked for and when it has come.
 */
export class Traverses {
  readonly #lus = new SvelteMap<string, Traverse | 'panne'>()
  readonly #suivre: () => void

  constructor(suivre: () => void) {
    this.#suivre = suivre
  }

  /** What has come; null: not yet. */
  de(id: string, niveau: Decoupage): Traverse | 'panne' | null {
    return this.#lus.get(`${id}/${niveau}`) ?? null
  }

  async demander(id: string, niveau: Decoupage): Promise<void> {
    const cle = `${id}/${niveau}`
    if (typeof this.#lus.get(cle) === 'object') return
    this.#lus.set(cle, await lire<Traverse>(`/api/v1/scenarios/${cle}`).catch(() => 'panne' as const))
    this.#suivre()
  }
}
