import type { Feature, MultiPolygon, Point } from 'geojson'
import request from 'supertest'
import { expect } from 'vitest'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { publish } from '../../server/service/gis/publish.ts'
import type { TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'

/** A feature of `/ogc`. */
export type Shape = Feature<Point | MultiPolygon | null, Readonly<Record<string, unknown>>>

/** Fills the layers of a database with what its tiny France says on the world's day. */
export const publishWorld = ({ knex }: TestDatabase, live: object): Promise<readonly string[]> =>
  publish(knex, { ...({ ...live, today: () => WORLD_DAY } as unknown as HandlerDeps), packageHash: 'world' })

interface Referring {
  readonly $ref?: string
}
interface Operation {
  parameters: Referring[]
  responses: Record<string, Referring>
}

/** A description of `/ogc` with the parameters and responses that it refers to in their places. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads whatever stands there
export function inPlace(description: any): any {
  const placed = (part: Referring): Referring => {
    const [, , room, name] = part.$ref?.split('/') ?? []
    return part.$ref ? description.components[room!][name!] : part
  }
  for (const { get } of Object.values<{ get: Operation }>(description.paths)) {
    get.parameters = get.parameters.map(placed)
    for (const [status, response] of Object.entries(get.responses)) get.responses[status] = placed(response)
  }
  return description
}

/** How a client asks `/ogc` over the tiny France of a database. */
export async function gisWorld(database: TestDatabase) {
  const { app, live } = await worldApp(database)
  const api = request(app)
  const get = (path: string, accept = '*/*') =>
    api.get(path).set('Host', 'relais.test').set('Accept', accept).buffer(true)
  /** The document at an address that must answer. */
  const ask = async (path: string) => {
    const { status, text } = await get(path)
    expect(status, `${path} ${text?.slice(0, 300)}`).toBe(200)
    return JSON.parse(text)
  }
  const description = async () => inPlace(await ask('/ogc/api'))
  const itemsPath = (collection: string, query: Readonly<Record<string, string>>): string =>
    `/ogc/collections/${collection}/items?${new URLSearchParams(query)}`
  const items = async (collection: string, query: Readonly<Record<string, string>> = {}): Promise<Shape[]> =>
    (await ask(itemsPath(collection, query))).features
  const ids = async (collection: string, query: Readonly<Record<string, string>>) =>
    (await items(collection, query)).map(({ id }) => id)
  /** The errors of a request that must be refused. */
  const errors = async (path: string): Promise<readonly { path: string; message: string }[]> => {
    const { status, type, text } = await get(path)
    expect([status, type], `${path} ${text?.slice(0, 200)}`).toEqual([400, 'application/problem+json'])
    return JSON.parse(text).errors
  }
  return { api, live, get, ask, description, itemsPath, items, ids, errors }
}
