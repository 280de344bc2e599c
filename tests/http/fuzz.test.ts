import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFrontServer } from '../../server/http/client-errors.ts'
import { openApi } from '../../server/contract/openapi.ts'
import { problemSchema } from '../../server/contract/openapi-responses.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken } from '../stewards/people.ts'
import { Dice, HOSTILE, valueOf, type Schema } from './fuzz-values.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from './world-app.ts'

/** Requests in all: FUZZ=100000 is the whole proof, of which each route gets its share. */
const REQUESTS = Number(process.env.FUZZ ?? 4000)
const SEED = Number(process.env.SEED ?? 20261129)
const AT_ONCE = 8
/** Requests of one token or address, under any limit of a minute. */
const EACH_CALLER = 15
/** Ends a text, a name and a comment of SQL, and is found again in whatever it became a part of. */
const MARK = `zq7'"\\;--zq7`
/** Share of the requests of which one thing is wrong on purpose. */
const WRONG = 0.2

interface Operation {
  readonly operationId: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query' | 'header'
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly security?: unknown
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}

/** Ids of the tiny France; that of a calculation is asked for. */
const KNOWN = { cabinet: 'C1', run: '', origin: 'http://relais.test' }
const { paths, components } = openApi('0.0.0', KNOWN) as {
  paths: Record<string, Record<string, Operation>>
  components: object
}
const ROUTES = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)
/** Pages whose address is a form. */
const PAGES = [
  '/trouver',
  '/circonscriptions',
  '/objectif',
  '/placements',
  '/questions',
  '/en/find',
  '/carte',
  '/changements',
]
const FIELDS = [
  'q',
  'asOf',
  'niveau',
  'minutes',
  'part',
  'ou',
  'lon',
  'lat',
  'groupe',
  'chiffre',
  'min',
  'max',
  'tri',
  'colonnes',
  'knownAt',
  'posts',
  'territoire',
]

/** What they name is there for a moment only, or once. */
const OF_A_MOMENT = ['getImportProgress', 'undoCabinetEvent', 'moderate']

const ajv = new Ajv2020({ strict: false, allErrors: false })
;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
const isProblem = ajv.compile(problemSchema)
const answers = new Map<string, ValidateFunction>()
/** What is wrong with a body of a media type, by the contract of an operation's success; null: nothing. */
function brokenIn(
  { operation: { operationId, responses } }: (typeof ROUTES)[number],
  status: number,
  media: string,
  body: unknown,
): string | null {
  const promised = responses[status]?.content[media]
  if (!promised) return `${media} is not promised`
  const key = `${operationId} ${media}`
  const known = answers.get(key) ?? ajv.compile({ ...promised.schema, components })
  answers.set(key, known)
  return known(body) ? null : ajv.errorsText(known.errors)
}

describe.each(databases.filter(({ name }) => name === 'embedded'))('whatever is asked of it', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let origin: string
  /** What no schema says: the names of things that there are. */
  let known: Readonly<Record<string, string>> = {}
  const tokens: string[] = []

  beforeAll(async () => {
    database = await open({ world: true })
    server = createFrontServer((await worldApp(database)).app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { items } = (await (await fetch(`${origin}/api/v1/runs`)).json()) as { items: { id: string }[] }
    known = {
      'getRun.id': items[0]!.id,
      'getScenario.id': `${WORLD_DAY}_c~C1`,
      'listScenarioTerritoires.id': `${WORLD_DAY}_c~C1~C2`,
      'getOembed.url': `${origin}/circonscription/79-01`,
      'readFhirCodeSystem.id': 'statut',
    }
    const secured = ROUTES.filter(({ operation }) => operation.security).length
    const wanted = Math.ceil((REQUESTS * secured) / ROUTES.length / EACH_CALLER)
    for (let k = 0; k < wanted; k++)
      tokens.push((await giveToken(database, { label: `essai ${k}`, role: 'national' })).text)
  })
  afterAll(async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
    await database?.close()
  })

  /** A request of a route, one thing of it wrong now and then; `marked`: that parameter is the mark, and nothing else is wrong. */
  const requestOf = (
    dice: Dice,
    { path, method, operation }: (typeof ROUTES)[number],
    number: number,
    marked: string | null = null,
  ) => {
    let address = path
    const query = new URLSearchParams()
    const headers: Record<string, string> = {
      'X-Forwarded-For': `10.${number >> 12}.${(number >> 4) & 255}.${number & 15}`,
    }
    const given = operation.parameters.filter(
      ({ name, required, in: place }) =>
        required || place === 'path' || name === marked || dice.chance(marked === null ? 0.35 : 0),
    )
    const share = marked === null ? WRONG : 0
    const wrong = dice.chance(share) ? (given.length > 0 ? dice.one(given).name : '') : null
    const endpoint = operation.operationId.replace(/(Csv|Geojson|Xlsx)$/, '')
    for (const { name, in: place, schema } of given) {
      const meant = known[`${endpoint}.${name}`] ?? valueOf(dice, schema, name)
      const said = wrong === name ? dice.one(HOSTILE) : Array.isArray(meant) ? meant.join() : String(meant)
      const text = marked === name ? MARK : said
      if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(text) || '-')
      else if (place === 'query') query.append(name, text)
      else headers[name] = text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)
      if (wrong === name && place === 'query' && dice.chance(0.2)) query.append(name, text)
    }
    if (wrong === '' || (wrong !== null && dice.chance(0.1)))
      query.append(dice.one(['x', 'limit', '__proto__']), dice.one(HOSTILE))
    if (operation.security && !dice.chance(share / 4))
      headers.Authorization = `Bearer ${tokens[Math.floor(number / EACH_CALLER) % tokens.length]}`
    const media = Object.keys(operation.requestBody?.content ?? {})
    let body: string | undefined
    if (media.includes('application/json')) {
      headers['Content-Type'] = 'application/json'
      const value = valueOf(dice, operation.requestBody!.content['application/json']!.schema, '')
      body = JSON.stringify(value)
      if (dice.chance(share)) {
        const at = dice.below(body.length)
        body = dice.one([
          body.slice(0, at),
          body.slice(0, at) + dice.one(HOSTILE) + body.slice(at),
          JSON.stringify({
            ...(value as object),
            [dice.one(['x', '__proto__', 'toString'])]: dice.one(HOSTILE),
          }),
          body.replace(/"[^"]*"(?=[,}\]])/, () => JSON.stringify(dice.one(HOSTILE))),
          ...HOSTILE.slice(0, 3),
        ])
      }
    } else if (media.length > 0) {
      headers['Content-Type'] = dice.one(media)
      body = dice.one(['nom;code_commune;etp\nPôle;79001;1', 'PK\u0003\u0004', ...HOSTILE])
    }
    const written = query.toString()
    return {
      address: address + (written && `?${written}`),
      init: { method, headers, ...(body !== undefined && method !== 'GET' && { body }) },
    }
  }

  // First: what the others leave kept or refused for the moment asks nothing of the database.
  test('nothing that a caller says is a part of a statement', async () => {
    const statements = new Set<string>()
    const note = ({ sql }: { readonly sql: string }) => void statements.add(sql)
    const pools = [...new Set([database.knex, database.reads])]
    for (const pool of pools) pool.on('query', note)
    const dice = new Dice(SEED + 2)
    let number = 0
    const ask = async (address: string, init: RequestInit): Promise<void> => {
      const { status } = await fetch(origin + address, { ...init, redirect: 'manual' })
      expect(status, `${init.method} ${address}`).toBeLessThan(500)
    }
    const caller = () => ({ 'X-Forwarded-For': `10.100.${++number >> 8}.${number & 255}` })
    for (const route of ROUTES) {
      const { operation } = route
      for (const { name } of operation.parameters) {
        const { address, init } = requestOf(dice, route, ++number, name)
        await ask(address, init)
      }
      const media = operation.requestBody?.content['application/json']
      // Each text of a body in its turn: the others are what it takes to be heard.
      for (let at = 0, texts = 1; media && at < texts; at++) {
        const { address, init } = requestOf(dice, route, ++number, '')
        texts = 0
        const body = JSON.stringify(JSON.parse(init.body!), (_key, value: unknown) =>
          typeof value === 'string' && texts++ === at ? MARK : value,
        )
        await ask(address, { ...init, body })
      }
    }
    for (const page of PAGES)
      for (const field of FIELDS)
        await ask(`${page}?${new URLSearchParams({ [field]: MARK })}`, {
          method: 'GET',
          headers: { Accept: 'text/html', ...caller() },
        })
    for (const pool of pools) pool.off('query', note)
    expect(statements.size).toBeGreaterThan(20)
    expect([...statements].filter((text) => text.includes('zq7'))).toEqual([])
  })

  test(
    `${REQUESTS} requests made from the contract: no fault, no answer that it does not promise, no error that is no Problem`,
    { timeout: 300_000 + REQUESTS * 60 },
    async () => {
      const dice = new Dice(SEED)
      const wrongs: string[] = []
      const count = new Map<string, { all: number; good: number; limited: number }>()
      const ask = async (number: number): Promise<void> => {
        const route = ROUTES[number % ROUTES.length]!
        const { address, init } = requestOf(dice, route, number)
        const response = await fetch(origin + address, init)
        const { status } = response
        const type = response.headers.get('content-type') ?? ''
        const text = await response.text()
        const told = count.get(route.operation.operationId) ?? { all: 0, good: 0, limited: 0 }
        told.all++
        if (status < 300) told.good++
        if (status === 429) told.limited++
        count.set(route.operation.operationId, told)
        const say = (what: string) =>
          wrongs.push(
            `${init.method} ${address.slice(0, 300)} ${(init.body ?? '').slice(0, 200)}: ${status} ${what}`,
          )
        if (status >= 500) return void say(text.slice(0, 300))
        const json = /json/.test(type) ? (JSON.parse(text) as { resourceType?: string }) : null
        if (status >= 400) {
          // What Node itself refuses, and an address that a hostile part made another one, are of no operation.
          if (![405, 431].includes(status) && !(status in route.operation.responses))
            say('is no refusal that it promises')
          if (
            type.startsWith('application/fhir+json')
              ? json?.resourceType !== 'OperationOutcome'
              : !type.startsWith('application/problem+json') || !isProblem(json)
          )
            say(`is no Problem: ${type} ${text.slice(0, 200)}`)
        } else if (status < 300 && json) {
          const broken = brokenIn(route, status, type.split(';')[0]!, json)
          if (broken) say(broken)
        }
      }
      let next = 0
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (next < REQUESTS && wrongs.length < 20) await ask(next++)
        }),
      )
      expect(wrongs).toEqual([])
      const all = [...count.values()].reduce((sum, one) => ({
        all: sum.all + one.all,
        good: sum.good + one.good,
        limited: sum.limited + one.limited,
      }))
      // Else it is the refusals that were tried.
      expect(all.good / all.all).toBeGreaterThan(0.4)
      expect(all.limited / all.all).toBeLessThan(0.01)
      const never = [...count].filter(([, { good }]) => good === 0).map(([name]) => name)
      expect(never.filter((name) => !OF_A_MOMENT.includes(name))).toEqual([])
      if (process.env.FUZZ) console.log(all, Object.fromEntries(count))
    },
  )

  test(
    'pages asked with anything in their forms answer as pages',
    { timeout: 300_000 + REQUESTS * 20 },
    async () => {
      const dice = new Dice(SEED + 1)
      for (let number = 0; number < REQUESTS / 10; number++) {
        const query = new URLSearchParams()
        for (let k = dice.below(4); k >= 0; k--)
          query.append(
            dice.one(FIELDS),
            dice.chance(0.5)
              ? dice.one(HOSTILE)
              : String(valueOf(dice, {}, dice.one(['q', 'asOf', 'code', 'lon', 'lat', 'territoire']))),
          )
        const address = `${dice.one(PAGES)}?${query}`
        const response = await fetch(origin + address, {
          headers: { Accept: 'text/html', 'X-Forwarded-For': `10.200.${number >> 8}.${number & 255}` },
          redirect: 'manual',
        })
        const text = await response.text()
        expect(response.status, `${address.slice(0, 300)} ${text.slice(0, 200)}`).toBeLessThan(500)
        // What Node itself refuses has no page.
        if (response.status < 300 || (response.status >= 400 && response.status !== 431))
          expect(response.headers.get('content-type'), address.slice(0, 300)).toContain('text/html')
      }
    },
  )
})
