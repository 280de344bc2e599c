import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAnalyst } from '../../server/country/analyst/analyst.ts'
import type { Database } from '../../server/db/database.ts'
import type { AppDeps } from '../../server/http/app.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../world.ts'
import { worldApp } from './world-app.ts'

/**
 * The application over the tiny France with a caseload that fits its people, so that small numbers are hidden, and once the
 * intervals are drawn.
 */
export async function drawnWorldApp(
  database: Database,
  others: Partial<AppDeps> = {},
): Promise<Awaited<ReturnType<typeof worldApp>> & { readonly close: () => Promise<void> }> {
  const world = await worldApp(database, undefined, others, WORLD_PATIENTS)
  const { views } = world.atlas
  const folder = mkdtempSync(join(tmpdir(), 'relais-drawn-'))
  const analyst = startAnalyst({
    inputs: worldInputs,
    parameters: views.allocation.parameters,
    file: join(folder, 'draws.bin'),
    ...{ draws: 40, sensitivityDraws: 200, seed: 7, threads: 1 },
  })
  views.useAnalyst(analyst.analyse)
  await views.analysed(WORLD_DAY)
  return {
    ...world,
    close: async () => {
      await analyst.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
