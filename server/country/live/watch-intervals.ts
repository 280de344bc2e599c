import { statSync } from 'node:fs'
import type { Logger } from 'pino'
import { startAnalyst, type Analyst } from '../analyst/analyst.ts'
import { drawsFile } from '../runs/run-setting.ts'
import { holds } from '../../holdings.ts'
import { safeError } from '../../log.ts'
import { DRAWS, SEED, type RunSetting } from '../runs/runs.ts'
import { watchDays } from './watch-days.ts'
import type { Live } from './create-live.ts'

/** What the draws of the intervals need. */
export interface IntervalDeps {
  readonly live: Live
  readonly dataDir: string
  readonly drawThreads: number
  readonly setting: RunSetting
  readonly today: () => string
  readonly logger: Logger
}

/**
 * Starts the thread that draws, once whoever called is done, and another one in its place whenever the cabinets change; what
 * it tells is stored with the day's calculation. Returns how to end it.
 */
export function watchIntervals(deps: IntervalDeps): () => Promise<void> {
  let ending: Promise<void> = Promise.resolve()
  let stop = async (): Promise<void> => {}
  // The country is handed over to that thread as a copy, which holds this one for a tenth of a second.
  const first = setImmediate(() => (stop = watchAtlas(deps)))
  const quiet = deps.live.onChange((change) => {
    if (change !== 'roster') return
    clearImmediate(first)
    ending = Promise.all([ending, stop()]).then(() => {})
    stop = watchAtlas(deps)
  })
  return async () => {
    quiet()
    clearImmediate(first)
    await Promise.all([ending, stop()])
  }
}

/** What the thread of an analyst has read whole: the file of the draws, while it is awake. */
const bytesOf =
  (file: string) =>
  ({ awake }: Analyst): number =>
    awake() ? (statSync(file, { throwIfNoEntry: false })?.size ?? 0) : 0

/** The intervals of the cabinets that are now in force. */
function watchAtlas({
  live,
  dataDir,
  drawThreads,
  setting,
  today,
  logger,
}: IntervalDeps): () => Promise<void> {
  const { atlas, runs } = live.current()
  const file = drawsFile(dataDir, setting, atlas)
  const analyst = startAnalyst(
    {
      inputs: atlas.inputs,
      parameters: atlas.views.allocation.parameters,
      file,
      ...DRAWS,
      seed: SEED,
      threads: drawThreads,
    },
    { onFault: (error) => logger.error({ err: safeError(error) }, 'no intervals of this day') },
  )
  holds('draws', analyst, bytesOf(file))
  let closing = false
  const { stored, stop } = watchDays({ atlas, analyst, save: runs.save, today })
  stored.then(
    async () => {
      logger.info(await analyst.drawn, 'intervals ready')
      live.tell('intervals')
    },
    (error: unknown) => {
      if (!closing) logger.error({ err: safeError(error) }, 'no intervals')
    },
  )
  const quiet = live.onChange((change) => {
    // The first look at a day's new statuses asks for its intervals; who reads the page then should see them come.
    if (change === 'statuses' && !closing)
      analyst.drawn
        .then(() => atlas.views.analysed(today()))
        .then(
          () => live.tell('intervals'),
          () => {},
        )
  })
  return async () => {
    closing = true
    quiet()
    stop()
    await analyst.close()
    await stored.catch(() => {})
  }
}
