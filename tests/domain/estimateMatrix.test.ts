import { expect, test } from 'vitest'
import { estimateMatrix } from '../../server/domain/travel/estimateMatrix.ts'
import { travelMinutes } from '../../server/domain/travel/travelMinutes.ts'
import { haversine } from '../../server/domain/travel/haversine.ts'

test('the estimate answers the one interface: rows by origin, null where no road leads, nothing failed', async () => {
  const node = (code: string, lon: number, reseau: string, voisines = '') => ({
    code,
    lon,
    lat: 47,
    reseau,
    voisines,
    areaKm2: 10,
  })
  const nodes = [node('a', 0, 'metropole', 'b'), node('b', 0.1, 'metropole'), node('ile', 0.2, 'ile')]
  const at = (code: string) => ({ ...nodes.find((one) => one.code === code)!, codeCommune: code })
  const { minutes, failed } = await estimateMatrix(nodes)([at('a'), at('ile')], [at('b'), at('ile')])
  expect(failed).toEqual([])
  expect(minutes[0]![0]).toBeCloseTo(travelMinutes(haversine(0, 47, 0.1, 47)), 9)
  expect(minutes).toEqual([
    [minutes[0]![0], null],
    [null, 4],
  ])
})
