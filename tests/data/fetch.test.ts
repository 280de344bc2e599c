import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { fetchFile, FetchError } from '../../data/fetch.ts'
import { OFFICIAL_FILES } from '../../data/official-files.ts'
import { HAS_RAW, PACKAGE, RAW } from './package-files.ts'

/** An official workbook when the machine has it, else a file of the package: a few megabytes either way. */
const bytes = readFileSync(
  HAS_RAW ? `${RAW}/apl/apl_medecins_generalistes_2022_2023.xlsx` : `${PACKAGE}contours.topojson.gz`,
)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const half = Math.floor(bytes.length / 2)

let server: Server
let base: string
let folder: string
let requests: IncomingMessage[]
let answer: (request: IncomingMessage, response: ServerResponse, count: number) => void
let waits: number[]
const wait = async (ms: number): Promise<void> => void waits.push(ms)

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request)
    answer(request, response, requests.length)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-fetch-'))
  requests = []
  waits = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const whole = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': bytes.length, etag: '"v1"' }).end(bytes)
}
const from = (start: number, response: ServerResponse): void => {
  response
    .writeHead(206, {
      'content-length': bytes.length - start,
      'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
      etag: '"v1"',
    })
    .end(bytes.subarray(start))
}
/** Sends the first half and hangs up. */
const cutShort = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': bytes.length, etag: '"v1"' })
  response.write(bytes.subarray(0, half), () => response.destroy())
}
const startOf = (request: IncomingMessage): number =>
  Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? NaN)

describe('a download', () => {
  test('follows redirects and arrives whole', async () => {
    answer = (request, response) =>
      request.url === '/new' ? whole(response) : void response.writeHead(302, { location: '/new' }).end()
    const path = join(folder, 'sub/file.xlsx')
    const fetched = await fetchFile(`${base}/old`, path, { wait })
    expect(fetched).toEqual({
      ...{ bytes: bytes.length, sha256, lastModified: null },
      ...{ resumedFrom: 0, attempts: 1 },
    })
    expect(existsSync(`${path}.part`)).toBe(false)
  })

  test('tells the day on which its producer says that it last changed', async () => {
    const at = async (said: string) => {
      answer = (_request, response) => response.writeHead(200, { 'last-modified': said }).end(bytes)
      return (await fetchFile(`${base}/file`, join(folder, 'file'), { wait })).lastModified
    }
    expect(await at('Sat, 28 Nov 2026 23:50:00 GMT')).toBe('2026-11-28')
    expect(await at('last night')).toBeNull()
  })

  test('that is cut short is resumed where it stopped', async () => {
    answer = (request, response, count) =>
      count === 1 ? cutShort(response) : from(startOf(request), response)
    const fetched = await fetchFile(`${base}/file`, join(folder, 'file'), { wait, pauseMs: 10 })
    expect(fetched.sha256).toBe(sha256)
    expect(fetched.attempts).toBe(2)
    const [, again] = requests
    expect(again && startOf(again)).toBeGreaterThan(0)
    expect(again?.headers['if-range']).toBe('"v1"')
    expect(waits).toEqual([10])
  })

  test('left by an earlier run is resumed too, and started again when the file has changed', async () => {
    const path = join(folder, 'file')
    answer = (_request, response) => cutShort(response)
    await expect(fetchFile(`${base}/file`, path, { wait, attempts: 1 })).rejects.toThrow(FetchError)
    expect(existsSync(path)).toBe(false)
    answer = (request, response) => from(startOf(request), response)
    expect((await fetchFile(`${base}/file`, path, { wait })).resumedFrom).toBeGreaterThan(0)

    answer = (_request, response) => cutShort(response)
    await expect(fetchFile(`${base}/file`, path, { wait, attempts: 1 })).rejects.toThrow(FetchError)
    // The server ignores the range, as If-Range asks when its version is another.
    answer = (_request, response) => whole(response)
    expect((await fetchFile(`${base}/file`, path, { wait })).sha256).toBe(sha256)
  })

  test('always cut short ends with an error, and leaves the old file as it was', async () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-length': bytes.length }).write('few', () => response.destroy())
    await expect(fetchFile(`${base}/file`, path, { wait, attempts: 3 })).rejects.toThrow(/3 tries/)
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(requests).toHaveLength(3)
  })

  test('waits as long as a busy server asks', async () => {
    answer = (_request, response, count) =>
      count === 1
        ? void response.writeHead(429, { 'retry-after': '7' }).end()
        : count === 2
          ? void response.writeHead(503).end()
          : whole(response)
    const fetched = await fetchFile(`${base}/file`, join(folder, 'file'), { wait, pauseMs: 100 })
    expect(fetched.attempts).toBe(3)
    expect(waits).toEqual([7000, 200])
  })

  test('of a missing file fails at once, naming the address', async () => {
    answer = (_request, response) => void response.writeHead(404).end()
    await expect(fetchFile(`${base}/gone`, join(folder, 'file'), { wait })).rejects.toThrow(/gone: HTTP 404/)
    expect(requests).toHaveLength(1)
  })

  test('that falls silent is given up', async () => {
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-length': bytes.length }).write('some')
    await expect(
      fetchFile(`${base}/file`, join(folder, 'file'), { wait, attempts: 2, idleMs: 50 }),
    ).rejects.toThrow(/nothing received for 50 ms/)
  })
})

test('official addresses are https, and each has a place of its own', () => {
  expect(new Set(OFFICIAL_FILES.map(({ file }) => file)).size).toBe(OFFICIAL_FILES.length)
  expect(OFFICIAL_FILES.every(({ url }) => url.startsWith('https://'))).toBe(true)
})
