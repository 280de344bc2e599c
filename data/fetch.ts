import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface FetchOptions {
  /** Tries in all, the first included. */
  readonly attempts?: number
  /** Milliseconds without a byte after which a try is given up. */
  readonly idleMs?: number
  /** First pause between two tries, milliseconds; it doubles each time. A server's Retry-After comes first. */
  readonly pauseMs?: number
  /** How to pause; tests record instead of waiting. */
  readonly wait?: (ms: number) => Promise<unknown>
}

export interface Fetched {
  readonly bytes: number
  readonly sha256: string
  /** ISO day (UTC) on which its producer says that it last changed; null where nothing is said. */
  readonly lastModified: string | null
  /** Bytes already there from an interrupted download. */
  readonly resumedFrom: number
  readonly attempts: number
}

/** A download that cannot succeed, or did not within its tries: names the address and the reason. */
export class FetchError extends Error {
  constructor(url: string, reason: string) {
    super(`${url}: ${reason}`)
    this.name = 'FetchError'
  }
}

/** Worth another try after a pause, in milliseconds when the server says how long. */
class Retry extends Error {
  readonly afterMs: number | null

  constructor(reason: string, afterMs: number | null = null) {
    super(reason)
    this.afterMs = afterMs
  }
}

const LONGEST_PAUSE_MS = 120_000

/**
 * Downloads a public file to `path`: follows redirects, resumes what an earlier try left (`path.part`), waits as a 429 or 503 asks,
 * and moves the file in place only when it is complete. Throws a `FetchError`.
 */
export async function fetchFile(url: string, path: string, options: FetchOptions = {}): Promise<Fetched> {
  const { attempts = 5, pauseMs = 1000, wait = sleep } = options
  mkdirSync(dirname(path), { recursive: true })
  const resumedFrom = sizeOf(`${path}.part`)
  for (let attempt = 1; ; attempt++) {
    try {
      const lastModified = await download(url, `${path}.part`, options.idleMs ?? 30_000)
      renameSync(`${path}.part`, path)
      rmSync(validatorOf(`${path}.part`), { force: true })
      const kept = { bytes: sizeOf(path), sha256: await sha256(path) }
      return { ...kept, lastModified, resumedFrom, attempts: attempt }
    } catch (error) {
      if (error instanceof FetchError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      if (attempt >= attempts) throw new FetchError(url, `${reason} (${attempts} tries)`)
      const asked = error instanceof Retry ? error.afterMs : null
      await wait(Math.min(asked ?? pauseMs * 2 ** (attempt - 1), LONGEST_PAUSE_MS))
    }
  }
}

/** Downloads what is missing of a file; the day on which its producer says that it last changed. */
async function download(url: string, part: string, idleMs: number): Promise<string | null> {
  const idle = new AbortController()
  const giveUp = () => idle.abort(new Retry(`nothing received for ${idleMs} ms`))
  let timer = setTimeout(giveUp, idleMs)
  try {
    const have = resumable(part, url)
    const response = await fetch(url, {
      redirect: 'follow',
      signal: idle.signal,
      headers: headersFor(part, have),
    })
    const start = startOf(response, url, part, have)
    const announced = response.headers.get('content-length')
    const expected = announced == null ? null : start + Number(announced)
    writeFileSync(validatorOf(part), JSON.stringify({ url, validator: validator(response) }))
    const file = await open(part, start > 0 ? 'a' : 'w')
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(timer)
        timer = setTimeout(giveUp, idleMs)
        await file.write(chunk)
      }
    } finally {
      await file.close()
    }
    if (expected != null && sizeOf(part) !== expected)
      throw new Retry(`truncated: ${sizeOf(part)} bytes of ${expected}`)
    const changed = Date.parse(response.headers.get('last-modified') ?? '')
    return Number.isNaN(changed) ? null : new Date(changed).toISOString().slice(0, 10)
  } finally {
    clearTimeout(timer)
  }
}

/** Where the answer's bytes begin in the file; throws on every status that is not one of a download. */
function startOf(response: Response, url: string, part: string, have: number): number {
  const { status } = response
  if (status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`)) return have
  if (status === 200) return 0
  if (status === 416 || status === 206) {
    rmSync(part, { force: true })
    throw new Retry('the server no longer knows this partial file')
  }
  if (status === 429 || status >= 500) throw new Retry(`HTTP ${status}`, retryAfterMs(response))
  throw new FetchError(url, `HTTP ${status}. Check the address on the producer's page.`)
}

function retryAfterMs(response: Response): number | null {
  const value = response.headers.get('retry-after')
  if (value == null) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

const validatorOf = (part: string): string => `${part}.json`

const validator = (response: Response): string | null =>
  response.headers.get('etag') ?? response.headers.get('last-modified')

/** Bytes of a partial file worth keeping: only when the server gave something to recognise the same version by. */
function resumable(part: string, url: string): number {
  if (!existsSync(part) || !existsSync(validatorOf(part))) return 0
  const kept = JSON.parse(readFileSync(validatorOf(part), 'utf8')) as {
    url: string
    validator: string | null
  }
  return kept.url === url && kept.validator != null ? sizeOf(part) : 0
}

/** `identity`: a compressed transfer would make the announced length another one than the file's. */
function headersFor(part: string, have: number): Record<string, string> {
  const headers = { 'accept-encoding': 'identity', 'user-agent': 'Relais (data:fetch)' }
  if (have === 0) return headers
  const { validator: kept } = JSON.parse(readFileSync(validatorOf(part), 'utf8')) as { validator: string }
  return { ...headers, range: `bytes=${have}-`, 'if-range': kept }
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
