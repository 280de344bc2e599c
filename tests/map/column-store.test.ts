import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { ColumnStore, ALL } from '../../web/map/data/column-store.svelte.ts'
import type { LevelColumns } from '../../web/map/data/columns.ts'

const columns = (run: string): LevelColumns => ({
  niveau: 'departement',
  codes: ['79'],
  noms: ['Deux-Sèvres'],
  departements: ['79'],
  regions: ['75'],
  values: { risque: [1] },
  lows: {},
  highs: {},
  states: {},
  operators: {},
  labels: '',
  zonages: null,
  run,
  method: 2,
  asOf: '2026-10-01',
  demonstration: true,
})

const browsers = globalThis.fetch
let stop = (): void => undefined
afterEach(() => {
  stop()
  globalThis.fetch = browsers
})

/** A server that answers when told to; addresses are relative to it, as they are to a page. Returns the next one who asks. */
async function slowServer(): Promise<() => Promise<(run: string) => void>> {
  const asked: ServerResponse[] = []
  const waiting: ((response: ServerResponse) => void)[] = []
  const server = createServer((_request, response) => {
    const next = waiting.shift()
    if (next) next(response)
    else asked.push(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => void server.close()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  globalThis.fetch = (input, init) => browsers(new URL(String(input), origin), init)
  return async () => {
    const response = asked.shift() ?? (await new Promise<ServerResponse>((resolve) => waiting.push(resolve)))
    return (run) => {
      response.setHeader('Connection', 'close').end(JSON.stringify(columns(run)))
    }
  }
}

it('asks again for what was under way when statuses changed a second time', async () => {
  const next = await slowServer()
  const store = new ColumnStore([columns('avant')], null)
  store.forget()
  const first = store.load('departement', null, ALL)
  const answerFirst = await next()
  store.forget()
  const second = store.load('departement', null, ALL)
  answerFirst('premier')
  const answerSecond = await next()
  answerSecond('second')
  await Promise.all([first, second])
  expect(store.read('departement', null, ALL)?.run).toBe('second')
})
