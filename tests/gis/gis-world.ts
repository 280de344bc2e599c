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
  return { api, live, get, ask, itemsPath, items, ids, errors }
}
