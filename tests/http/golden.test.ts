/**
 * What the server answers at every public address, held against a record that is committed: the house may be rebuilt, its
 * answers not. A change that is meant is written into the record by `GOLDEN=write`, and read in its diff like any other;
 * `GOLDEN_BODIES=<folder>` keeps every whole answer there, at this state of the code or, checked out beside, at another.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import request, { type Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { loadRenderPage } from '../web/render.ts'
import { drawnWorldApp } from './drawn-world-app.ts'
import { mask, normalise } from './golden/normalise.ts'
import { questions, type Question } from './golden/questions.ts'
import { takeBytes } from './take-bytes.ts'
import { worldApp } from './world-app.ts'

const writing = process.env.GOLDEN === 'write'
if (writing && process.env.CI) throw new Error('The record is written by a person who reads it, never in CI.')

/** Bodies up to this length, in signs, stand in the record; of longer ones their hash does. */
const kept = (type: string): number => (type.startsWith('text/html') ? 1500 : 4000)
/** Headers that a reader of an answer relies on, where it has them. */
const HEADERS = [
  'location',
  'allow',
  'www-authenticate',
  'content-disposition',
  'cache-control',
  'x-robots-tag',
]

const groups = Object.keys(questions) as (keyof typeof questions)[]
const asked = groups.flatMap((group) => questions[group].map((question) => ({ group, ...question })))
const nameOf = ({ method, path, accept, body, drawn }: Question): string =>
  (drawn ? 'drawn: ' : '') +
  `${method} ${path}${accept === '*/*' ? '' : ` as ${accept}`}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`

const fileOf = (group: string): string => fileURLToPath(new URL(`golden/${group}.txt`, import.meta.url))
const SEPARATOR = '\n\n=== '

interface Answer {
  readonly name: string
  /** What the record keeps. */
  readonly block: string
  readonly body: string
}

function answerOf(question: Question, { status, headers, body }: Response): Answer {
  const name = nameOf(question)
  const type = headers['content-type'] ?? 'nothing'
  const text = normalise(type, body as Buffer)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const said = HEADERS.filter((header) => headers[header]).map(
    (header) => `${header}: ${mask(headers[header]!)}`,
  )
  const head = [name, [status, type, `${text.length} signs`, hash].join(' · '), ...said].join('\n')
  return {
    name,
    block: text.length > kept(type) ? head : `${head}\n${text}`.trimEnd(),
    body: `${head}\n${text}\n`,
  }
}

const readRecord = (): ReadonlyMap<string, string> =>
  new Map(
    groups
      .flatMap((group) => readFileSync(fileOf(group), 'utf8').trimEnd().split(SEPARATOR).slice(1))
      .map((block) => [block.slice(0, block.indexOf('\n')), block]),
  )

/** One file an answer, for `diff -r`. */
function writeBodies(folder: string, answers: readonly Answer[]): void {
  mkdirSync(folder, { recursive: true })
  for (const [at, { name, body }] of answers.entries()) {
    const file = `${String(at).padStart(3, '0')} ${name}`.replace(/[^\w.=&,-]+/g, '_').slice(0, 120)
    writeFileSync(join(folder, `${file}.txt`), body)
  }
}

let pages: Awaited<ReturnType<typeof loadRenderPage>>
beforeAll(async () => {
  pages = await loadRenderPage()
})
afterAll(() => pages?.close())

describe.each(databases)('every public answer on the $name database', ({ open, name: kind }) => {
  let database: TestDatabase
  let answers: readonly Answer[] = []
  let recorded: ReadonlyMap<string, string>
  let apiPaths: readonly string[]

  beforeAll(async () => {
    database = await open({ world: true })
    const { renderPage } = pages
    const plain = request((await worldApp(database, undefined, { renderPage })).app)
    const world = await drawnWorldApp(database, { renderPage })
    const drawn = request(world.app)
    const runOf = async (site: typeof plain) =>
      (await site.get('/api/v1/territoires/france/FR')).body.run as string
    const runs = { plain: await runOf(plain), drawn: await runOf(drawn) }
    const put = async (question: Question, at: number): Promise<Answer> => {
      const kind = question.drawn ? 'drawn' : 'plain'
      const sent = { plain, drawn }[kind][question.method.toLowerCase() as 'get' | 'post' | 'delete'](
        question.path.replace('{run}', runs[kind]),
      )
        .set({ Host: 'relais.test', Accept: question.accept })
        // Each from an address of its own, or the twenty-first write within a minute would be refused.
        .set('X-Forwarded-For', `192.0.${at >> 8}.${at & 255}`)
        .buffer(true)
        .parse(takeBytes)
      if (typeof question.body === 'string') void sent.type('form')
      return answerOf(question, await sent.send(question.body))
    }
    const found: Answer[] = []
    for (const [at, question] of asked.entries()) found.push(await put(question, at))
    answers = found
    await world.close()
    apiPaths = Object.keys((await plain.get('/api/openapi.json')).body.paths as object)
    if (process.env.GOLDEN_BODIES) writeBodies(join(process.env.GOLDEN_BODIES, kind), answers)
    if (writing && kind === databases[0]!.name) writeRecord(answers)
    recorded = readRecord()
    if (answers.some(({ name, block }) => recorded.get(name) !== block)) {
      const folder = process.env.GOLDEN_BODIES ?? mkdtempSync(join(tmpdir(), 'relais-golden-'))
      writeBodies(join(folder, kind), answers)
      console.error(`Answers differ from the record; the whole of each is in ${join(folder, kind)}`)
    }
  })
  afterAll(() => database?.close())

  test.each(asked.map((question, at) => [nameOf(question), at] as const))('%s', (name, at) => {
    expect(answers[at]!.block).toBe(recorded.get(name))
  })

  test('the record holds 300 answers or more, each once, and no question that is no longer asked', () => {
    expect(recorded.size).toBeGreaterThanOrEqual(300)
    expect([...recorded.keys()]).toEqual(asked.map(nameOf))
  })

  test('every address of the API is asked', () => {
    const missing = apiPaths.filter((path) => {
      const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`)
      return !asked.some((question) => pattern.test(question.path))
    })
    expect(missing).toEqual([])
  })
})

function writeRecord(answers: readonly Answer[]): void {
  for (const group of groups) {
    const blocks = answers.filter((_, at) => asked[at]!.group === group).map(({ block }) => SEPARATOR + block)
    writeFileSync(fileOf(group), `Answers of the server: see golden.test.ts.${blocks.join('')}\n`)
  }
  console.warn(`The record of ${answers.length} answers has been written: read its diff.`)
}
