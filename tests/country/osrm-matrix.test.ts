import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { osrmMatrix } from '../../server/country/routing/osrm-matrix.ts'

/** An engine of this machine that answers as OSRM documents it: the seconds tell which points were asked for. */
interface Question {
  readonly points: readonly (readonly number[])[]
  readonly sources: readonly number[]
  readonly destinations: readonly number[]
}
const wellBehaved = ({ points, sources, destinations }: Question): unknown => ({
  code: 'Ok',
  durations: sources.map((a) => destinations.map((b) => 60 * (points[a]![0]! * 100 + points[b]![0]!))),
  sources: [],
  destinations: [],
})
let asked: Question[] = []
let answer: (response: ServerResponse, question: Question) => void
const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://engine')
  const numbers = (name: string): number[] => url.searchParams.get(name)!.split(';').map(Number)
  const question = {
    points: decodeURIComponent(url.pathname.split('/table/v1/driving/')[1]!)
      .split(';')
      .map((point) => point.split(',').map(Number)),
    sources: numbers('sources'),
    destinations: numbers('destinations'),
  }
  asked.push(question)
  answer(response, question)
})
const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const places = (first: number, count: number) =>
  Array.from({ length: count }, (_, k) => ({ lon: first + k, lat: 46 }))
let folder: string
let url: string
const matrix = (more: Partial<Parameters<typeof osrmMatrix>[0]> = {}) =>
  osrmMatrix({ url, cacheFolder: folder, chunk: 4, timeoutMs: 10_000, retries: 1, pauseMs: 1, ...more })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-routing-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked = []
  answer = (response, question) => json(response, wellBehaved(question))
  rmSync(folder, { recursive: true, force: true })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe('minutes of a routing engine', () => {
  test('come whole from blocks that the engine accepts, rows by origin', async () => {
    const { minutes, failed } = await matrix()(places(1, 3), places(5, 5))
    expect(failed).toEqual([])
    expect(minutes).toEqual([1, 2, 3].map((a) => [5, 6, 7, 8, 9].map((b) => a * 100 + b)))
    expect(Math.max(...asked.map(({ points }) => points.length))).toBeLessThanOrEqual(4)
    expect(asked).toHaveLength(2 * 3)
  })

  test('are asked once: the second time they come from the folder, other points do not', async () => {
    const first = await matrix()(places(1, 2), places(5, 2))
    expect(await matrix()(places(1, 2), places(5, 2))).toEqual(first)
    expect(asked).toHaveLength(1)
    await matrix()(places(1, 2), places(6, 2))
    expect(asked).toHaveLength(2)
  })

  test('a damaged answer in the folder is asked for again', async () => {
    const first = await matrix()(places(1, 1), places(5, 1))
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), '{"code":"Ok","durations":[[')
    expect(await matrix()(places(1, 1), places(5, 1))).toEqual(first)
    expect(asked).toHaveLength(2)
  })

  test('null is no road, not a failure', async () => {
    answer = (response) => json(response, { code: 'Ok', durations: [[null, 90]] })
    expect(await matrix()(places(1, 1), places(5, 2))).toEqual({ minutes: [[null, 1.5]], failed: [] })
  })

  test('an engine that is busy or broken is asked again', async () => {
    for (const status of [429, 500, 503]) {
      let turn = 0
      answer = (response, question) =>
        turn++ === 0 ? json(response, {}, status) : json(response, wellBehaved(question))
      const { minutes, failed } = await matrix({ cacheFolder: null })(places(1, 1), places(5, 1))
      expect([minutes, failed], String(status)).toEqual([[[105]], []])
    }
  })

  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['429 for ever', (response) => json(response, {}, 429), /429/],
    ['500 for ever', (response) => json(response, {}, 500), /500/],
    ['silence', () => {}, /in time/],
    ['half an answer', (response) => void response.writeHead(200).end('{"code":"Ok","dura'), /no JSON/],
    ['a cut connection', (response) => void response.destroy(), /does not answer/],
    ['a page', (response) => void response.writeHead(404).end('<h1>not here</h1>'), /404/],
    ['a refusal', (response) => json(response, { code: 'TooBig', message: 'x' }, 400), /not a table/],
    ['fewer rows', (response) => json(response, { code: 'Ok', durations: [] }), /not a table/],
    ['words', (response) => json(response, { code: 'Ok', durations: [['fast']] }), /not a table/],
    ['negative', (response) => json(response, { code: 'Ok', durations: [[-3]] }), /not a table/],
  ])('%s: the block is named, the others stay', async (kind, misbehave, reason) => {
    answer = (response, question) =>
      question.points.some(([lon]) => lon === 7) ? misbehave(response) : json(response, wellBehaved(question))
    const timeoutMs = kind === 'silence' ? 700 : 10_000
    const { minutes, failed } = await matrix({ chunk: 2, timeoutMs })(places(1, 1), places(6, 3))
    expect(minutes).toEqual([[106, null, 108]])
    expect(failed).toEqual([{ origins: [0, 1], destinations: [1, 2], reason: expect.stringMatching(reason) }])
    // What failed is not kept.
    answer = (response, question) => json(response, wellBehaved(question))
    expect((await matrix({ chunk: 2 })(places(1, 1), places(6, 3))).minutes).toEqual([[106, 107, 108]])
  })

  test('no reason tells where anybody lives', async () => {
    answer = (response) => void response.writeHead(404).end('no')
    const { failed } = await matrix()([{ lon: 2.345678, lat: 48.123456 }], places(5, 1))
    expect(JSON.stringify(failed)).not.toMatch(/2\.345|48\.12|127\.0\.0\.1/)
  })
})
