import { setImmediate } from 'node:timers/promises'
import type { Figure } from '../../domain/figure.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import { DECOUPAGES, NIVEAUX, type AnyNiveau } from '../../domain/model.ts'
import { SUIVIS } from '../../domain/status/interruption.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { Atlas } from '../atlas.ts'
import { levelOf } from './across.ts'

/** What is told of patients from month to month: by the status of their cabinet, and the interruptions expected. */
export const MONTHLY = [...SUIVIS, 'interruptions-attendues'] as const satisfies readonly Indicateur[]

/** The public figures of patients on other days than those just looked at: some hundred kilobytes a day, where a view weighs megabytes. */
export interface Months {
  /** Figures of an area on a day (ISO date), in the order of `MONTHLY`; null: the day is not at hand, or the area has none. */
  readonly at: (day: string, niveau: AnyNiveau, code: string) => readonly Figure[] | null
  /** Whether a day is at hand as it is now known, with its intervals where any are told. */
  readonly has: (day: string) => boolean
  /** Keeps a day: half a second at once, then a slice at a time between requests. Of what is known then: ask `has` after it. */
  readonly keep: (day: string) => Promise<void>
  /** How many days have been kept so far: it rises with whatever can be told anew. */
  readonly made: () => number
}

/** Areas told at once: some milliseconds. */
const SLICE = 400

/** Distinct figures of a level, and which one each area has: of 35,000 communes a few dozen classes. */
interface PackedLevel {
  readonly figures: readonly Figure[]
  readonly at: Uint16Array
}
interface KeptDay {
  readonly known: string
  readonly levels: ReadonlyMap<AnyNiveau, PackedLevel>
}

type Source = Parameters<typeof levelOf>[0] & Pick<Atlas, 'eventsHash'>

const all = new WeakMap<Source['views'], Months>()

/** What is kept of an atlas; none yet of one whose cabinets are others. What is said of a day later makes what was kept of it void. */
export function monthsOf(atlas: Source): Months {
  const months = all.get(atlas.views) ?? createMonths(atlas)
  all.set(atlas.views, months)
  return months
}

function createMonths(atlas: Source): Months {
  const kept = new Map<string, KeptDay>()
  let made = 0
  /** Where a code stands in its level: the same on every day, since the land does not change. */
  const places = new Map<AnyNiveau, ReadonlyMap<string, number>>()
  const knownOf = (day: string): string =>
    `${atlas.eventsHash(day)} ${atlas.views.analyst() === null ? 'points' : 'intervals'}`
  const found = (day: string): KeptDay | undefined => {
    const one = kept.get(day)
    return one?.known === knownOf(day) ? one : undefined
  }
  return {
    at: (day, niveau, code) => {
      const level = found(day)?.levels.get(niveau)
      const index = places.get(niveau)?.get(code)
      if (level === undefined || index === undefined) return null
      return MONTHLY.map((_, column) => level.figures[level.at[index * MONTHLY.length + column]!]!)
    },
    has: (day) => found(day) !== undefined,
    keep: async (day) => {
      const known = knownOf(day)
      const view = await atlas.views.glance(day)
      const levels = new Map<AnyNiveau, PackedLevel>()
      for (const niveau of [...NIVEAUX, ...DECOUPAGES]) {
        const { level, indexOf } = levelOf(atlas, view, niveau)
        places.set(niveau, places.get(niveau) ?? indexOf)
        levels.set(niveau, await pack(level))
      }
      kept.set(day, { known, levels })
      made++
    },
    made: () => made,
  }
}

async function pack(level: PublicLevel): Promise<PackedLevel> {
  const at = new Uint16Array(level.codes.length * MONTHLY.length)
  const figures: Figure[] = []
  const numbers = new Map<string, number>()
  for (let index = 0; index < level.codes.length; index++) {
    if (index % SLICE === 0) await setImmediate()
    MONTHLY.forEach((indicator, column) => {
      const figure = level.figure(index, indicator)
      const { status, value, low, high, operator } = figure
      const key = `${column} ${status} ${value} ${low} ${high} ${operator} ${figure.class?.min} ${figure.class?.max}`
      const number = numbers.get(key) ?? figures.push(figure) - 1
      numbers.set(key, number)
      at[index * MONTHLY.length + column] = number
    })
  }
  return { figures, at }
}
