import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Place } from '../../domain/travel/grid.ts'
import type { FailedBlock, Matrix } from '../../domain/travel/matrix.ts'
import { sha256 } from '../../sha256.ts'

/** How an engine is asked. */
interface OsrmOptions {
  /** Address of an engine with OSRM's `/table/v1` service. */
  readonly url: string
  /** Where answers are kept; null: nowhere. */
  readonly cacheFolder: string | null
  readonly timeoutMs?: number
  /** Coordinates in one request: 100 is what OSRM takes unless told otherwise. */
  readonly chunk?: number
  /** Times that a busy or broken engine is asked again, and the pause before (doubled each time). */
  readonly retries?: number
  readonly pauseMs?: number
}

const answerOf = (rows: number, columns: number) =>
  z.object({
    code: z.literal('Ok'),
    durations: z
      .array(z.array(z.number().nonnegative().nullable()).length(columns))
      .length(rows)
      .describe('Seconds, null where no road leads'),
  })

type Durations = readonly (readonly (number | null)[])[]

/** What asking again may mend. */
class Passing extends Error {}

/**
 * Travel times of an OSRM-compatible engine, asked block by block. A block is kept under the hash of its points and of the
 * engine's address; one that fails (silence, a status, an answer of another shape) is named, and leaves the others as they are.
 */
export function osrmMatrix({
  url,
  cacheFolder,
  timeoutMs = 30_000,
  chunk = 100,
  retries = 2,
  pauseMs = 1_000,
}: OsrmOptions): Matrix {
  const side = Math.max(1, Math.floor(chunk / 2))
  const block = async (from: readonly Place[], to: readonly Place[]): Promise<Durations> => {
    const address = requestUrl(url, from, to)
    const file = cacheFolder && join(cacheFolder, `${sha256(address)}.json`)
    const schema = answerOf(from.length, to.length)
    const known = file ? schema.safeParse(readKept(file)) : null
    if (known?.success) return known.data.durations
    const { durations } = schema.parse(await ask(address))
    if (file) keep(file, { code: 'Ok', durations })
    return durations
  }
  const ask = async (address: string): Promise<unknown> => {
    for (let turn = 0; ; turn++)
      try {
        return await askOnce(address, timeoutMs)
      } catch (error) {
        if (!(error instanceof Passing) || turn >= retries) throw error
        await wait(pauseMs * 2 ** turn)
      }
  }
  return async (origins, destinations) => {
    const minutes = origins.map(() => destinations.map((): number | null => null))
    const failed: FailedBlock[] = []
    for (let i = 0; i < origins.length; i += side)
      for (let j = 0; j < destinations.length; j += side) {
        const [from, to] = [origins.slice(i, i + side), destinations.slice(j, j + side)]
        try {
          const durations = await block(from, to)
          durations.forEach((row, a) =>
            row.forEach((seconds, b) => (minutes[i + a]![j + b] = seconds === null ? null : seconds / 60)),
          )
        } catch (error) {
          failed.push({
            origins: [i, i + from.length],
            destinations: [j, j + to.length],
            reason: reasonOf(error),
          })
        }
      }
    return { minutes, failed }
  }
}

/** `…/table/v1/driving/{lon},{lat};…?sources=0;1&destinations=2;3&annotations=duration`, six decimals. */
function requestUrl(base: string, from: readonly Place[], to: readonly Place[]): string {
  const points = [...from, ...to].map(({ lon, lat }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';')
  const numbers = (first: number, count: number): string =>
    Array.from({ length: count }, (_, k) => first + k).join(';')
  return (
    `${base.replace(/\/$/, '')}/table/v1/driving/${points}` +
    `?sources=${numbers(0, from.length)}&destinations=${numbers(from.length, to.length)}&annotations=duration`
  )
}

async function askOnce(address: string, timeoutMs: number): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel()
    throw new Passing(`the engine answers ${response.status}`)
  }
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`the engine answers ${response.status} and no JSON`)
  }
}

/** In words that hold no coordinate: they are logged. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'the engine’s answer is not a table of this size'
  if (!(error instanceof Error)) return 'the engine does not answer'
  if (error.name === 'TimeoutError') return 'the engine does not answer in time'
  return error.name === 'TypeError' ? 'the engine does not answer' : error.message
}

function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function keep(file: string, answer: unknown): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(`${file}.part`, JSON.stringify(answer))
    renameSync(`${file}.part`, file)
  } catch {
    // A full disk costs nothing but another question.
  }
}
