import { LRUCache } from 'lru-cache'
import type { Knex } from 'knex'
import type { Atlas } from '../atlas.ts'
import { columnsOf } from '../views/columns.ts'
import { ranksOf } from '../views/ranks.ts'
import { sha256 } from '../../sha256.ts'
import { canonicalJson, runId } from './run-id.ts'
import { findRun } from '../../db/queries/runs/findRun.ts'
import { listRuns } from '../../db/queries/runs/listRuns.ts'
import { saveRun, type Run as StoredRun } from '../../db/queries/runs/saveRun.ts'
import type { Niveau } from '../../domain/model.ts'
import { isByAge } from '../../domain/patients/demand.ts'
import type { Run, Runs } from '../facts/facts.ts'

/** What names the calculations of this process, beside the statuses and the day. */
export interface RunSetting {
  /** SHA-256 of each input but the cabinets and their statuses, by name. */
  readonly inputs: Readonly<Record<string, string>>
  readonly codeVersion: string
  /** Whether intervals will come: the point figures then say that they are being computed. */
  readonly expectsIntervals?: boolean
}

/** Levels whose results are kept with a run: those that are quoted. Communes are shown as classes, and weigh most. */
const KEPT_LEVELS: readonly Niveau[] = ['circonscription', 'departement', 'region', 'france']
const KEPT_RUNS = 64
/** Seed of the draws. */
export const SEED = 20_261_122
/** Draws of the intervals, and of the choices under which areas are ranked again (method §§ 4, 6). */
export const DRAWS = { draws: 500 } as const

interface Calculation {
  readonly run: Run
  readonly levels: ReadonlyMap<Niveau, string>
}

/** Calculations by id, shared by the atlases of one process: an id given out by one is found by all. */
export type KeptRuns = LRUCache<string, Calculation>
/** None yet; the oldest goes when there are too many. */
export const createKeptRuns = (): KeptRuns => new LRUCache<string, Calculation>({ max: KEPT_RUNS })

/**
 * The calculations of an atlas: one a day looked at, named by what went into it. `save` keeps a day's for good;
 * another day asked for by `asOf` has the same id whenever it is computed again, so it need not be stored.
 */
export function createRuns(
  atlas: Atlas,
  knex: Knex,
  setting: RunSetting,
  now: () => Date,
  kept: KeptRuns = createKeptRuns(),
): Runs {
  /** Runs known to be in the database: every sheet asks. */
  const stored = new Set<string>()
  // Point figures and figures with intervals are two calculations: what one has said, the other does not change.
  const parametersAt = (asOf: string): Record<string, unknown> => ({
    ...atlas.views.allocation.parameters,
    ...(isByAge(atlas.views.allocation.communes) && { demand: 'age' }),
    ...(atlas.views.isAnalysed(asOf) ? DRAWS : { draws: 0 }),
  })
  const inputsAt = (asOf: string): Record<string, string> => ({
    ...setting.inputs,
    cabinets: atlas.cabinetsHash,
    evenements: atlas.eventsHash(asOf),
  })
  /** Ids by all that may change in a process: every answer with a figure asks. */
  const ids = new LRUCache<string, string>({ max: KEPT_RUNS })
  const identify = (asOf: string): string => {
    const inputs = inputsAt(asOf)
    const key = [asOf, inputs.cabinets, inputs.evenements, atlas.views.isAnalysed(asOf)].join(' ')
    const known = ids.get(key)
    if (known !== undefined) return known
    const { codeVersion } = setting
    const id = runId({ inputs, parameters: parametersAt(asOf), codeVersion, seed: SEED, asOf })
    ids.set(key, id)
    return id
  }

  const calculate = (id: string, asOf: string): Calculation => {
    const view = atlas.views.at(asOf)
    const levels = new Map(
      KEPT_LEVELS.map((niveau) => [
        niveau,
        canonicalJson({
          niveau,
          asOf,
          codes: view.levels[niveau].codes,
          ...columnsOf(view.levels[niveau]),
          ranks: ranksOf(view, niveau),
        }),
      ]),
    )
    const hashes = [...levels].map(([niveau, content]) => `${niveau} ${sha256(content)}\n`).sort()
    const run: Run = {
      id,
      asOf,
      createdAt: now().toISOString(),
      codeVersion: setting.codeVersion,
      seed: SEED,
      durationMs: Math.round(atlas.views.durationMs + view.durationMs),
      inputs: inputsAt(asOf),
      parameters: parametersAt(asOf),
      warnings: view.situation.warnings.map((warning) => ({ ...warning })),
      intervals: view.analysis ? 'ready' : setting.expectsIntervals ? 'computing' : 'none',
      demonstration: atlas.demonstration,
      sha256: sha256(hashes.join('')),
    }
    return { run, levels }
  }
  const at = (asOf: string): Calculation => {
    const id = identify(asOf)
    const known = kept.get(id) ?? calculate(id, asOf)
    kept.set(id, known)
    return known
  }

  return {
    // An id that is given out must be found later, also when the statuses have changed since: it is calculated now.
    idAt: (asOf) => at(asOf).run.id,
    at: (asOf) => at(asOf).run,
    list: async (limit, offset) => {
      const { items, total } = await listRuns(knex, { limit, offset })
      return { items: items.map(publicRun).map(({ warnings: _, ...item }) => item), numberMatched: total }
    },
    find: async (id) => {
      const stored = await findRun(knex, id)
      return stored ? publicRun(stored) : kept.get(id)?.run
    },
    save: async (asOf) => {
      const { run, levels } = at(asOf)
      if (stored.has(run.id)) return
      const { createdAt: _, sha256: __, ...rest } = run
      await saveRun(knex, {
        ...rest,
        intervals: run.intervals === 'ready' ? 'ready' : 'none',
        warnings: run.warnings as StoredRun['warnings'],
        levels,
      })
      stored.add(run.id)
    },
  }
}

const publicRun = ({ warnings, inputs, parameters, ...run }: StoredRun): Run => ({
  ...run,
  inputs: { ...inputs },
  parameters: { ...parameters },
  warnings: warnings.map((warning) => ({ ...warning })),
})
