import { analyseDay } from '../../server/country/analyst/analyse-day.ts'
import { computeDraws } from '../../server/country/analyst/compute-draws.ts'
import { hashDraws, writeDraws } from '../../server/country/analyst/draws-file.ts'
import { createAtlas } from '../../server/country/atlas.ts'
import { countryOf, loadRosterInputs } from '../../server/country/package/load-country.ts'
import type { Package } from '../../server/country/package/package.ts'
import type { Database } from '../../server/db/database.ts'
import { findRun } from '../../server/db/queries/runs/findRun.ts'
import type { Run } from '../../server/country/facts/facts.ts'
import { drawsFile, runSettingOf } from '../../server/country/runs/run-setting.ts'
import { createRuns, DRAWS, SEED } from '../../server/country/runs/runs.ts'

export interface ComputeOptions {
  /** Where the draws are left for the server's next start. */
  readonly dataDir: string
  /** ISO date. */
  readonly asOf: string
  readonly threads: number
  readonly version: string
  readonly pack: Package
}

/** A calculation as it is now stored. */
export interface ComputedRun {
  readonly run: Run
  /** `differs`: another calculation of the same name is stored with other bytes, which must never be. */
  readonly outcome: 'stored' | 'same' | 'differs'
  readonly drawsSha256: string
  /** Σ followed over the country, and what it must be, persons. */
  readonly followed: number
  readonly expected: number
  readonly iterations: number
  readonly largestViolation: number
  /** Points, draws, ranks and storage, milliseconds. */
  readonly durationMs: number
}

/**
 * Computes the run of a day afresh (points, intervals, ranks) and stores it. Draws left by an earlier run are not used:
 * where they exist, this is how they are verified.
 */
export async function computeRun(
  database: Database,
  { dataDir, asOf, threads, version, pack }: ComputeOptions,
): Promise<ComputedRun> {
  const start = performance.now()
  const country = countryOf(pack, await loadRosterInputs(database.knex))
  const atlas = createAtlas(country)
  const { allocation } = atlas.views
  const setting = runSettingOf(pack, version)
  const runs = createRuns(atlas, database.knex, setting, () => new Date())
  const { inputs } = country
  const draws = await computeDraws(allocation, { count: DRAWS.draws, seed: SEED, threads })
  writeDraws(drawsFile(dataDir, setting, atlas), draws)
  atlas.views.useAnalyst(async (day, events) => analyseDay(allocation, draws, { ...inputs, events }, day))
  const view = await atlas.views.analysed(asOf)
  const run = runs.at(asOf)
  const before = await findRun(database.knex, run.id)
  await runs.save(asOf)
  const { patientsTotal, iterations, largestViolation } = view.situation.checks
  return {
    run,
    outcome: before === null ? 'stored' : before.sha256 === run.sha256 ? 'same' : 'differs',
    drawsSha256: hashDraws(draws),
    followed: patientsTotal,
    expected: allocation.parameters.patients,
    iterations,
    largestViolation,
    durationMs: Math.round(performance.now() - start),
  }
}
