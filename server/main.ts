import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { connectAndLoad } from '../data/load.ts'
import { httpGeocoder } from '../data/roster/geocoder.ts'
import { packageGazetteer } from '../data/roster/package-gazetteer.ts'
import { createRosterImporter } from '../data/roster/roster-importer.ts'
import { readClassContours, readContours } from '../data/readers/contours.ts'
import { startAnalyst } from './atlas/analyst/analyst.ts'
import { createAtlas, type Atlas } from './atlas/atlas.ts'
import { loadCountry } from './atlas/load-country.ts'
import { ConfigError, type Config } from './config.ts'
import type { RenderPage } from './contract/index.ts'
import { ensureWritable } from './db/ensure-writable.ts'
import { findRoster } from './db/queries/findRoster.ts'
import { listEvents } from './db/queries/listEvents.ts'
import { saveSignalement } from './db/queries/saveSignalement.ts'
import { createApp } from './http/app.ts'
import { createAssets } from './http/assets.ts'
import { loadFacts } from './http/load-facts.ts'
import { createLogger, safeError } from './http/logger.ts'
import { drawsFile, readRunSetting } from './http/run-setting.ts'
import { createRuns, DRAWS, SEED } from './http/runs.ts'
import { watchDays } from './http/watch-days.ts'
import type { Inputs } from './domain/model.ts'
import type { Logger } from 'pino'

const top = fileURLToPath(new URL('..', import.meta.url))
const packageFolder = join(top, 'data/package')
const GEOCODER_TIMEOUT_MS = 3_000

/** A server that answers. */
export interface Relais {
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string
  /** Lets requests under way end, then closes the database. */
  readonly close: () => Promise<void>
}

/**
 * Puts the parts together: database, data, atlas, application; resolves once they answer. `buildWeb` makes the pages'
 * files when they are missing, while the database opens.
 * @throws ConfigError, DatabaseSetupError or SourceError: one sentence with the remedy.
 */
export async function start(
  config: Config,
  onProgress: (step: string) => void,
  buildWeb: () => Promise<void>,
): Promise<Relais> {
  // First of all the port: who finds it taken should not have waited for the rest.
  let answer: RequestListener = notYet
  const server = await listen(
    createServer((request, response) => answer(request, response)),
    config,
  )
  try {
    const { app, close } = await assemble(config, onProgress, buildWeb)
    answer = app
    return {
      address: addressOf(server),
      close: async () => {
        server.closeIdleConnections()
        await new Promise((resolve) => server.close(resolve))
        await close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
}

/** The answer to everything until the parts are together. */
const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
  response.end(
    'Relais démarre : réessayez dans quelques secondes. / Relais is starting: try again in a few seconds.\n',
  )
}

async function assemble(config: Config, onProgress: (step: string) => void, buildWeb: () => Promise<void>) {
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }
  onProgress('Opening the database')
  // With a server too: the draws of the intervals are kept there.
  ensureWritable(config.dataDir)
  // The embedded engine starts in a thread of its own: meanwhile this one reads what needs no database.
  const opening = connectAndLoad(config, packageFolder, onProgress)
  const reading = (async () => {
    await buildWeb()
    return [await loadRenderer(), readContours(packageFolder)] as const
  })()
  // Awaited below; should it fail before the database opens, that is not yet the news.
  reading.catch(() => {})
  const database = await opening
  try {
    const [renderPage, contours] = await reading

    onProgress('Drawing the atlas')
    const country = await loadCountry(database.knex)
    const zonageOf = new Map(country.inputs.communes.map(({ code, zonage }) => [code, zonage]))
    const atlas = createAtlas({
      ...country,
      contours: {
        communes: contours.commune,
        circonscriptions: contours.circonscription,
        departements: contours.departement,
        regions: contours.region,
      },
      zonage: () =>
        readClassContours(packageFolder, (code) => {
          const zonage = zonageOf.get(code)
          return zonage === 'ZIP' || zonage === 'ZAC' ? zonage : null
        }),
    })

    onProgress('Computing the figures of the day')
    const setting = await readRunSetting(database.knex, version)
    const runs = createRuns(
      atlas,
      database.knex,
      { ...setting, expectsIntervals: config.drawThreads > 0 },
      () => new Date(),
    )
    await runs.save(today())

    const logger = createLogger(config.logLevel)
    const app = createApp({
      atlas,
      runs,
      facts: await loadFacts(database.knex),
      saveSignalement: (signalement) => saveSignalement(database.knex, signalement),
      database,
      importCabinets: createRosterImporter({
        database,
        context: lazy(() => ({
          gazetteer: packageGazetteer(packageFolder),
          communeAt: (lon, lat) => atlas.communeAt(lon, lat)?.code ?? null,
        })),
        geocoder: config.geocoderUrl ? httpGeocoder(config.geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
        today,
      }),
      refresh: async () => {
        atlas.useEvents(await listEvents(database.knex))
        await runs.save(today())
      },
      today,
      version,
      logger,
      origin: config.publicUrl?.replace(/\/$/, '') ?? null,
      ping: async () => {
        await findRoster(database.knex)
      },
      renderPage,
      assets: createAssets(join(top, 'dist/client')),
    })
    atlas.warm(today()).catch((error: unknown) => logger.error({ err: safeError(error) }, 'warming failed'))
    const { parameters } = atlas.views.allocation
    const stopWatch =
      config.drawThreads > 0
        ? watchIntervals(
            config,
            drawsFile(config.dataDir, setting, parameters),
            country.inputs,
            atlas,
            runs,
            logger,
          )
        : () => Promise.resolve()
    return {
      app,
      close: async () => {
        await stopWatch()
        await database.close()
      },
    }
  } catch (error) {
    await database.close().catch(() => {})
    throw error
  }
}

/** Starts the thread that draws; what it tells is stored with today's calculation. Returns how to end it. */
function watchIntervals(
  { drawThreads }: Config,
  file: string,
  inputs: Inputs,
  atlas: Atlas,
  { save }: { readonly save: (asOf: string) => Promise<void> },
  logger: Logger,
): () => Promise<void> {
  const { parameters } = atlas.views.allocation
  const analyst = startAnalyst({ inputs, parameters, file, ...DRAWS, seed: SEED, threads: drawThreads })
  const { stored, stop } = watchDays({ atlas, analyst, save, today })
  let closing = false
  stored.then(
    async () => logger.info(await analyst.drawn, 'intervals ready'),
    (error: unknown) => {
      if (!closing) logger.error({ err: safeError(error) }, 'no intervals')
    },
  )
  return async () => {
    closing = true
    stop()
    await analyst.close()
    await stored.catch(() => {})
  }
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** Today in mainland France: the day a French reader means. */
const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
const today = (): string => paris.format(new Date())

async function loadRenderer(): Promise<RenderPage> {
  const entry = pathToFileURL(join(top, 'dist/server/entry-server.js')).href
  return ((await import(entry)) as { readonly renderPage: RenderPage }).renderPage
}

const LISTEN_ERRORS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken: stop what uses it, or set PORT to another one.`,
  EACCES: ({ port }) => `Port ${port} may not be opened by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not a known name: set HOST to 127.0.0.1 or 0.0.0.0.`,
}

function listen(server: Server, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = LISTEN_ERRORS[error.code ?? '']?.(config)
      reject(sentence ? new ConfigError(sentence) : error)
    })
    server.listen(config.port, config.host, () => resolve(server))
  })
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
