import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { expect, test } from '@playwright/test'
import { INDICATEURS } from '../../server/domain/situation.ts'
import {
  OPERATOR_LETTERS,
  STATUS_LETTERS,
  type FigureStatus,
  type Operator,
} from '../../server/domain/figure.ts'

/** A level, how `/ogc` calls it, and how many of its areas are looked at. */
const LEVELS = [
  ['departement', 'departements', 8],
  ['circonscription', 'circonscriptions', 10],
  ['commune', 'communes', 10],
  ['epci', 'epci', 10],
  ['canton', 'cantons', 10],
  ['bassin-de-vie', 'bassins-de-vie', 10],
  ['arrondissement', 'arrondissements', 10],
] as const

/** Cells of a CSV as written, the head first. */
const cellsOf = (csv: string): string[][] =>
  csv
    .replace('\uFEFF', '')
    .split('\r\n')
    .map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '')))

interface Told {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly status: FigureStatus
  readonly operator?: Operator
}

test('68 areas over all levels: list, sheet, CSV, map columns and /ogc say the same', async ({ request }) => {
  const json = async (path: string) => (await request.get(path, { headers: { accept: '*/*' } })).json()
  const lists = new Map<string, string[][]>()
  for (const [niveau, collection, n] of LEVELS) {
    const columns = await json(`/api/v1/carte/${niveau}`)
    // Spread over the whole list, its last one (outside a level) included.
    const ranks = Array.from({ length: n }, (_, k) => Math.round((k * (columns.codes.length - 1)) / (n - 1)))
    for (const rank of ranks) {
      const code = columns.codes[rank] as string
      const sheet = await json(`/api/v1/territoires/${niveau}/${code}`)
      const { features } = await json(`/ogc/collections/${collection}/items?code=${code}`)
      const where = sheet.departement ? `&departement=${sheet.departement}` : ''
      const list = `/api/v1/territoires/${niveau}?format=csv&limit=40000${where}`
      if (!lists.has(list)) lists.set(list, cellsOf(await (await request.get(list)).text()))
      const [names = [], ...lines] = lists.get(list)!
      const row = lines.find((line) => line[names.indexOf('code')] === code)!
      expect(row, `${niveau} ${code} in the CSV`).toBeDefined()
      const figures = new Map<string, Told>(
        sheet.figures.map((one: Told & { indicator: string }) => [one.indicator, one]),
      )
      expect(features).toHaveLength(1)
      const { properties } = features[0]
      const number = (text: string | undefined) => (text ? Number(text) : null)
      // One comparison an area: each call of `expect` is a step of the report.
      const onSheet: Record<string, unknown> = {}
      const elsewhere: Record<string, unknown> = {}
      for (const id of INDICATEURS) {
        const { value, low, high, status, operator } = figures.get(id)!
        const cell = (part: string) => row[names.indexOf(`${id}${part}`)]
        onSheet[id] = {
          ogc: [value, low, high, status],
          csv: [value, low, high, status],
          state: STATUS_LETTERS[status],
          bounds: [low, high],
          value: status === 'class' ? null : value,
          operator: operator ? OPERATOR_LETTERS[operator] : '-',
        }
        elsewhere[id] = {
          ogc: ['', '_low', '_high', '_status'].map((part) => properties[attributeName(id) + part]),
          csv: [number(cell('')), number(cell('.low')), number(cell('.high')), cell('.status')],
          state: columns.states[id][rank],
          bounds: [columns.lows[id]?.[rank] ?? null, columns.highs[id]?.[rank] ?? null],
          value: status === 'class' ? null : columns.values[id][rank],
          operator: columns.operators[id]?.[rank] ?? '-',
        }
      }
      expect(elsewhere, `${niveau} ${code}`).toEqual(onSheet)
    }
  }
})
