import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken } from '../stewards/people.ts'
import { worldApp } from './world-app.ts'

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly security?: unknown
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> }
  readonly responses: Readonly<
    Record<
      string,
      { readonly $ref?: string; readonly content?: Readonly<Record<string, { schema: object }>> }
    >
  >
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly responses: Readonly<Record<string, Operation['responses'][string]>> }
}

/** What they name is there for a minute, or once: the answer is the refusal that is promised. */
const OF_A_MOMENT = ['getImportProgress 404', 'moderate 404', 'undoCabinetEvent 404']

const ROSTER = 'nom,adresse,code_commune,etp\nPôle de santé,1 rue du Port,79001,1\n'

describe.each(databases.slice(0, 1))('each example of /api/openapi.json', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let origin: string
  let description: Description
  let token: string
  beforeAll(async () => {
    database = await open({ world: true })
    server = createServer((await worldApp(database)).app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    description = (await (await fetch(`${origin}/api/openapi.json`)).json()) as Description
    token = (await giveToken(database, { label: 'essai', role: 'national' })).text
  })
  afterAll(async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
    await database?.close()
  })

  test('is answered, and the answer is of the schema that stands there', async () => {
    const ajv = new Ajv2020({ strict: false })
    ;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
    const { paths, components } = description
    const wrongs: string[] = []
    const moments: string[] = []
    for (const [path, item] of Object.entries(paths))
      for (const [method, operation] of Object.entries(item)) {
        const { operationId, parameters, requestBody, responses, security } = operation
        let address = path
        const query = new URLSearchParams()
        for (const { name, in: place, example } of parameters) {
          if (place === 'path') {
            expect(example, `${operationId}: ${name} has an example`).toBeDefined()
            address = address.replace(`{${name}}`, encodeURIComponent(String(example)))
          } else if (example !== undefined) query.set(name, String(example))
        }
        const [media = '', sent] = Object.entries(requestBody?.content ?? {})[0] ?? []
        const body = media === 'application/json' ? JSON.stringify(sent!.example) : ROSTER
        const response = await fetch(`${origin}${address}?${query}`, {
          method: method.toUpperCase(),
          headers: {
            ...(media && { 'Content-Type': media }),
            ...(security !== undefined && { Authorization: `Bearer ${token}` }),
          },
          ...(media && { body }),
        })
        const text = await response.text()
        const { status } = response
        const type = (response.headers.get('content-type') ?? '').split(';')[0]!
        const stated = responses[status]
        const promised = stated?.$ref ? components.responses[stated.$ref.split('/').at(-1)!] : stated
        const schema = promised?.content?.[type]?.schema
        const say = (what: string) => wrongs.push(`${operationId} ${address}?${query}: ${status} ${what}`)
        if (status >= 300) moments.push(`${operationId} ${status}`)
        if (!schema) say(`${type} is not promised: ${text.slice(0, 200)}`)
        else if (/json/.test(type) && !ajv.validate({ ...schema, components }, JSON.parse(text)))
          say(ajv.errorsText())
      }
    expect(wrongs).toEqual([])
    expect(moments.sort()).toEqual(OF_A_MOMENT)
  })

  test('a file is what the address of the JSON answers by its format, and its address says which', async () => {
    const list = `${origin}/api/v1/territoires/departement`
    for (const format of ['csv', 'geojson']) {
      const [file, asked] = await Promise.all([fetch(`${list}.${format}`), fetch(`${list}?format=${format}`)])
      expect([file.status, file.headers.get('content-type')]).toEqual([
        200,
        asked.headers.get('content-type'),
      ])
      expect(await file.text()).toBe(await asked.text())
    }
    const refused = await fetch(`${list}.csv?format=json`)
    expect([refused.status, (await refused.json()).errors]).toEqual([
      400,
      [{ path: 'format', message: 'belongs to the path, not here' }],
    ])
    expect((await fetch(`${list}.doc`)).status).toBe(400)
  })
})
