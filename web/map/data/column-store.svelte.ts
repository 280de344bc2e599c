/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, never changed in place */
import type { Indicateur } from '../../../server/domain/situation.ts'
import { loadColumns, loadVerdicts, type LoadedNiveau } from './load.ts'
import type { LevelColumns } from './columns.ts'

/** Days of communes kept: some megabytes each. */
const COMMUNE_DAYS = 3

const key = (niveau: LoadedNiveau, day: string | null): string => `${niveau} ${day ?? ''}`

/** What is wanted of a level: which indicators (null: every one) and whether names are. */
export interface Need {
  readonly indicators: readonly Indicateur[] | null
  readonly noms: boolean
}
/** Small levels come whole. */
export const ALL: Need = { indicators: null, noms: true }

const holds = (columns: LevelColumns, { indicators, noms }: Need): boolean =>
  (!noms || columns.noms.length === columns.codes.length) &&
  (indicators === null || indicators.every((id) => columns.values[id] !== undefined))

/** Both halves of what two requests told of one level and day. */
const merge = (a: LevelColumns, b: LevelColumns): LevelColumns => ({
  ...b,
  noms: b.noms.length ? b.noms : a.noms,
  values: { ...a.values, ...b.values },
  lows: { ...a.lows, ...b.lows },
  highs: { ...a.highs, ...b.highs },
  states: { ...a.states, ...b.states },
  operators: { ...a.operators, ...b.operators },
})

/** The columns that have come, by level and day. Communes come column by column: all of them weigh 800 kB. */
export class ColumnStore {
  #columns = $state.raw<ReadonlyMap<string, LevelColumns>>(new Map())
  #verdicts = $state.raw<ReadonlyMap<string, string>>(new Map())
  #inProgress = new Set<string>()
  /** What statuses have changed under: it is asked for again when next wanted. */
  #stale = new Set<string>()
  /** Counts the changes of statuses: what was asked for before one does not say what holds after it. */
  #turn = 0

  constructor(first: readonly LevelColumns[], day: string | null) {
    this.#columns = new Map(first.map((one) => [key(one.niveau as LoadedNiveau, day), one]))
  }

  /** Columns that have all that is wanted, if they have come. */
  read(niveau: LoadedNiveau, day: string | null, need: Need): LevelColumns | undefined {
    const columns = this.#columns.get(key(niveau, day))
    return columns && holds(columns, need) ? columns : undefined
  }

  /** Fetches what is missing; false when it did not come. */
  async load(niveau: LoadedNiveau, day: string | null, need: Need): Promise<boolean> {
    const stored = this.#columns.get(key(niveau, day))
    const known = this.#stale.has(key(niveau, day)) ? undefined : stored
    if (known && holds(known, need)) return true
    const missing = need.indicators?.filter((id) => !known?.values[id]) ?? null
    const noms = need.noms && !known?.noms.length
    // Names without figures are still asked for with one column: an empty list would mean all of them.
    const request = missing?.length === 0 ? need.indicators!.slice(0, 1) : missing
    const turn = this.#turn
    const signature = `${turn} ${key(niveau, day)} ${request?.join() ?? ''} ${noms}`
    if (this.#inProgress.has(signature)) return true
    this.#inProgress.add(signature)
    try {
      const arrived = await loadColumns(niveau, day, request, noms)
      if (turn !== this.#turn) return this.load(niveau, day, need)
      const before = this.#columns.get(key(niveau, day))
      // Two calculations are never mixed: what rests on the older one goes, and is asked for again.
      this.#put(niveau, day, before?.run === arrived.run ? merge(before, arrived) : arrived)
      if (holds(this.#columns.get(key(niveau, day))!, need)) return true
    } catch {
      return false
    } finally {
      this.#inProgress.delete(signature)
    }
    return this.load(niveau, day, need)
  }

  #put(niveau: LoadedNiveau, day: string | null, columns: LevelColumns): void {
    this.#stale.delete(key(niveau, day))
    const next = new Map(this.#columns)
    next.delete(key(niveau, day))
    next.set(key(niveau, day), columns)
    const communes = [...next.keys()].filter((one) => one.startsWith('commune'))
    for (const old of communes.slice(0, -COMMUNE_DAYS)) next.delete(old)
    this.#columns = next
  }

  /** Asks again for a level: its intervals were being drawn. What is shown stays until they come. */
  async reload(niveau: LoadedNiveau, day: string | null, need: Need): Promise<void> {
    const turn = this.#turn
    const arrived = await loadColumns(niveau, day, need.indicators, need.noms).catch(() => null)
    if (arrived && turn === this.#turn) this.#put(niveau, day, arrived)
  }

  /** Whether an indicator's differences between two days are established, one letter an area, if that has come. */
  verdicts(
    niveau: LoadedNiveau,
    day: string | null,
    since: string,
    indicator: Indicateur,
  ): string | undefined {
    return this.#verdicts.get(`${key(niveau, day)} ${since} ${indicator}`)
  }

  /** Fetches them, unless they are known; those that are not drawn yet are asked for again next time. */
  async loadVerdicts(
    niveau: LoadedNiveau,
    day: string | null,
    since: string,
    indicator: Indicateur,
  ): Promise<void> {
    const nom = `${key(niveau, day)} ${since} ${indicator}`
    if (/[ens]/.test(this.#verdicts.get(nom) ?? '')) return
    const turn = this.#turn
    const arrived = await loadVerdicts(niveau, day, since, indicator).catch(() => undefined)
    if (arrived !== undefined && turn === this.#turn)
      this.#verdicts = new Map(this.#verdicts).set(nom, arrived)
  }

  /** Takes everything for old: what is shown stays until it has been asked for again. */
  forget(): void {
    this.#turn++
    this.#verdicts = new Map()
    this.#stale = new Set(this.#columns.keys())
  }
}
