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

interface Told {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly status: FigureStatus
  readonly operator?: Operator
}

test('68 areas over all levels: list, sheet, CSV, map columns and /ogc say the same', async ({ request }) => {
  const json = async (path: string) => (await request.get(path, { headers: { accept: '*/*' } })).json()
  for (const [niveau, collection, n] of LEVELS) {
    const columns = await json(`/api/v1/carte/${niveau}`)
    // Spread over the whole list, its last one (outside a level) included.
    const ranks = Array.from({ length: n }, (_, k) => Math.round((k * (columns.codes.length - 1)) / (n - 1)))
    for (const rank of ranks) {
      const code = columns.codes[rank] as string
      const sheet = await json(`/api/v1/territoires/${niveau}/${code}`)
      const { features } = await json(`/ogc/collections/${collection}/items?code=${code}`)
      const where = sheet.departement ? `&departement=${sheet.departement}` : ''
      const csv = await (
        await request.get(`/api/v1/territoires/${niveau}?format=csv&limit=40000${where}`)
      ).text()
      const [head, ...lines] = csv.replace('\uFEFF', '').split('\r\n')
      const names = head!.split(',')
      const cells = lines.map((line) =>
        line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '')),
      )
      const row = cells.find((line) => line[names.indexOf('code')] === code)!
      expect(row, `${niveau} ${code} in the CSV`).toBeDefined()
      const figures = new Map<string, Told>(
        sheet.figures.map((one: Told & { indicator: string }) => [one.indicator, one]),
      )
      expect(features).toHaveLength(1)
      for (const id of INDICATEURS) {
        const { value, low, high, status, operator } = figures.get(id)!
        const said = { value, low, high, status }
        const { properties } = features[0]
        const number = (text: string | undefined) => (text ? Number(text) : null)
        const cell = (part: string) => row[names.indexOf(`${id}${part}`)]
        const place = `${niveau} ${code} ${id}`
        expect(
          {
            value: properties[id],
            low: properties[`${id}.low`],
            high: properties[`${id}.high`],
            status: properties[`${id}.status`],
          },
          place,
        ).toEqual(said)
        expect(
          {
            value: number(cell('')),
            low: number(cell('.low')),
            high: number(cell('.high')),
            status: cell('.status'),
          },
          place,
        ).toEqual(said)
        expect(columns.states[id][rank], place).toBe(STATUS_LETTERS[status])
        expect([columns.lows[id]?.[rank] ?? null, columns.highs[id]?.[rank] ?? null], place).toEqual([
          low,
          high,
        ])
        if (status !== 'class') expect(columns.values[id][rank], place).toBe(value)
        expect(columns.operators[id]?.[rank] ?? '-', place).toBe(operator ? OPERATOR_LETTERS[operator] : '-')
      }
    }
  }
})
