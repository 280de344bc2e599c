import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Express } from 'express'
import pino, { type DestinationStream } from 'pino'
import { createAtlas, type Atlas } from '../../server/country/atlas.ts'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { loadCountry } from '../../server/country/package/load-country.ts'
import type { Database } from '../../server/db/database.ts'
import { createRosterImporter } from '../../server/service/roster/roster-importer.ts'
import { findDatasets } from '../../server/db/queries/reference/findDatasets.ts'
import { findRosterRevision } from '../../server/db/queries/roster/findRosterRevision.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import { createApp, type AppDeps } from '../../server/http/app.ts'
import { createAssets } from '../../server/http/assets.ts'
import { createDrafts } from '../../server/service/stewards/drafts.ts'
import { createChangeStream } from '../../server/http/routers/change-stream.ts'
import { createLive, type Live } from '../../server/country/live/create-live.ts'
import { worldGazetteer } from '../roster/roster-world.ts'
import { createCitations } from '../../server/service/citation/citations.ts'
import { WORLD_DAY, worldContours } from '../world.ts'

/** The zoning of the world as one polygon a class is not needed by any test but the tiles'. */
const zonage = () => new Map([['ZIP', worldContours.communes.get('79003')!]])

/** The whole application over the tiny France of a database; pages are drawn as their data in JSON. `others` replace its parts. */
export async function worldApp(
  database: Database,
  logTo?: DestinationStream,
  others: Partial<AppDeps> = {},
): Promise<{ readonly app: Express; readonly atlas: Atlas; readonly live: Live }> {
  const revision = await findRosterRevision(database.knex)
  const atlas = createAtlas({ ...(await loadCountry(database.knex)), contours: worldContours, zonage })
  const datasets = await findDatasets(database.knex)
  const live = await createLive({
    database,
    atlas,
    revision,
    setting: {
      inputs: Object.fromEntries(datasets.map(({ id, sha256 }) => [id, sha256])),
      codeVersion: 'test',
    },
    now: () => new Date('2026-10-01T08:00:00Z'),
  })
  await live.runs.save(WORLD_DAY)
  const app = createApp({
    ...live,
    citations: createCitations(database.knex),
    addresses: null,
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
    drafts: createDrafts(join(tmpdir(), `relais-drafts-${process.pid}`)),
    rosterSchema: { fields: [{ name: 'nom', description: 'Nom du cabinet' }] },
    today: () => WORLD_DAY,
    version: '0.0.0-test',
    logger: pino({ level: logTo ? 'trace' : 'silent' }, logTo ?? pino.destination(1)),
    origin: null,
    ping: async () => {
      await findDatasets(database.knex)
    },
    renderPage: (name, context, data) =>
      `<!doctype html><title>${name}</title>${JSON.stringify({ context, data })}`,
    assets: createAssets(fileURLToPath(new URL('../../web/public', import.meta.url))),
    ...others,
  })
  return { app, atlas: live.atlas, live }
}
