import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino, { type DestinationStream } from 'pino'
import { createAtlas, type Atlas } from '../../server/country/atlas.ts'
import { allocated } from '../../server/country/views/view.ts'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { countryOf, loadRosterInputs } from '../../server/country/package/load-country.ts'
import type { Database } from '../../server/db/database.ts'
import { createImportsUnderWay } from '../../server/service/roster/imports-under-way.ts'
import { createRosterImporter } from '../../server/service/roster/roster-importer.ts'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { findRosterRevision } from '../../server/db/queries/roster/findRosterRevision.ts'
import { runSettingOf } from '../../server/country/runs/run-setting.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { createApp, type App, type AppDeps } from '../../server/http/app.ts'
import { createAssets } from '../../server/http/assets.ts'
import { createKeptFiles } from '../../server/service/downloads/kept-files.ts'
import { createDrafts } from '../../server/service/stewards/drafts.ts'
import { createChangeStream } from '../../server/http/routers/change-stream.ts'
import { createLive, type Live } from '../../server/country/live/create-live.ts'
import { worldGazetteer } from '../roster/roster-world.ts'
import { createCitations } from '../../server/service/citation/citations.ts'
import { worldPackage } from '../world-package.ts'
import { WORLD_DAY } from '../world.ts'

/**
 * The whole application over the tiny France of a database; pages are drawn as their data in JSON. `others` replace its parts,
 * `patients` the national caseload (persons), with which nothing there is small enough to be hidden, `pack` its data.
 */
export async function worldApp(
  database: Database,
  logTo?: DestinationStream,
  others: Partial<AppDeps> = {},
  patients = DEFAULT_PARAMETERS.patients,
  pack = worldPackage,
): Promise<{ readonly app: App; readonly atlas: Atlas; readonly live: Live }> {
  const revision = await findRosterRevision(database.knex)
  const country = countryOf(pack, await loadRosterInputs(database.knex))
  const atlas = createAtlas(country, (_hash, make) =>
    allocated(
      { ...country.inputs, cabinets: make().allocation.cabinets },
      { ...DEFAULT_PARAMETERS, patients },
    ),
  )
  const live = await createLive({
    database,
    currentPackage: () => pack,
    atlas,
    revision,
    setting: { ...runSettingOf(pack, '0.0.0'), codeVersion: 'test' },
    now: () => new Date('2026-10-01T08:00:00Z'),
  })
  await live.runs.save(WORLD_DAY)
  const app = createApp({
    ...live,
    currentPackage: () => pack,
    citations: createCitations(database.knex),
    addresses: null,
    mails: false,
    basemapUrl: 'https://carte.example/{z}/{x}/{y}.png',
    databaseAnswers: () => true,
    scenarist: createScenarist(),
    changeStream: createChangeStream(live, () => WORLD_DAY),
    saveSignalement: (signalement) => saveSignalement(database.knex, signalement),
    database,
    importCabinets: createRosterImporter({
      database,
      context: () => Promise.resolve({ gazetteer: worldGazetteer }),
      geocoder: null,
      today: () => WORLD_DAY,
    }),
    imports: createImportsUnderWay(),
    drafts: createDrafts(join(tmpdir(), `relais-drafts-${process.pid}`)),
    keptFiles: createKeptFiles(join(tmpdir(), `relais-downloads-${process.pid}`)),
    rosterSchema: { fields: [{ name: 'nom', description: 'Nom du cabinet' }] },
    today: () => WORLD_DAY,
    version: '0.0.0-test',
    logger: pino({ level: logTo ? 'trace' : 'silent' }, logTo ?? pino.destination(1)),
    origin: null,
    ping: async () => {
      await findRoster(database.knex)
      return 'ok'
    },
    standbys: database.standbys,
    freeBytes: () => Promise.resolve(1e12),
    draining: () => false,
    trustProxy: 'loopback',
    operator: { name: null, address: null, director: null, contact: null, host: null },
    renderPage: (name, context, data) =>
      `<!doctype html><title>${name}</title>${JSON.stringify({ context, data })}`,
    assets: createAssets(fileURLToPath(new URL('../../web/public', import.meta.url))),
    ...others,
  })
  return { app, atlas: live.atlas, live }
}
