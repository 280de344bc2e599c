import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAnalyst, type Analyst } from '../../server/country/analyst/analyst.ts'
import type { Atlas } from '../../server/country/atlas.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { worldInputs, WORLD_DAY } from '../world.ts'

interface Figure {
  readonly indicator: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

interface Rank {
  readonly indicator: string
  readonly low: number | null
  readonly label: string | null
}

/** The indicators that draws bound. */
const DRAWN = ['patients-suivis', 'interruptions-attendues', 'interruption', 'risque']

const folder = mkdtempSync(join(tmpdir(), 'relais-analyst-api-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the API once the intervals are drawn', () => {
  let database: TestDatabase
  let atlas: Atlas
  let analyst: Analyst
  let api: ReturnType<typeof request>
  const ask = async (path: string) => {
    const response = await api.get(`/api/v1${path}`)
    expect(response.status, `${path} ${response.text.slice(0, 300)}`).toBe(200)
    return response.body
  }
  const niort = () => ask('/territoires/circonscription/79-01')

  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    const world = await worldApp(database)
    atlas = world.atlas
    api = request(world.app)
    analyst = startAnalyst({
      inputs: worldInputs,
      parameters: atlas.views.allocation.parameters,
      file: join(folder, 'draws.bin'),
      draws: 40,
      seed: 7,
      threads: 2,
    })
  })
  afterAll(async () => {
    await analyst?.close()
    await database?.close()
  })

  test('point figures first, then intervals and ranks under another run; the old run still stands', async () => {
    const before = await niort()
    // A rank has a range at once where its figure has no interval of ours; the others wait for the draws.
    for (const { indicator, low, label } of before.ranks as Rank[])
      if (DRAWN.includes(indicator)) expect([indicator, low, label]).toEqual([indicator, null, null])
    expect(before.figures.every(({ low, high }: Figure) => low === null && high === null)).toBe(true)
    expect((await ask(`/runs/${before.run}`)).intervals).toBe('none')

    atlas.views.useAnalyst(analyst.analyse)
    await atlas.views.analysed(WORLD_DAY)

    const after = await niort()
    const figures = new Map<string, Figure>(after.figures.map((figure: Figure) => [figure.indicator, figure]))
    for (const indicator of DRAWN) {
      const { value, low, high } = figures.get(indicator)!
      expect(low, indicator).not.toBeNull()
      expect(low!).toBeLessThanOrEqual(value!)
      expect(high!).toBeGreaterThanOrEqual(value!)
    }
    // What is published as it is has no interval of ours.
    expect(figures.get('apl-mg')).toMatchObject({ low: null, high: null })
    const rank = after.ranks.find(({ indicator }: Rank) => indicator === 'risque')
    expect(rank).toMatchObject({ indicator: 'risque', of: 4 })
    expect(rank.low).toBeLessThanOrEqual(rank.rank)
    expect(rank.high).toBeGreaterThanOrEqual(rank.rank)

    expect(after.run).not.toBe(before.run)
    expect(await ask(`/runs/${after.run}`)).toMatchObject({
      intervals: 'ready',
      parameters: { draws: 500 },
    })
    expect(await ask(`/runs/${before.run}`)).toMatchObject({ intervals: 'none', asOf: WORLD_DAY })
    expect(before.figures.map(({ value }: Figure) => value)).toEqual(
      after.figures.map(({ value }: Figure) => value),
    )
  })

  test('the map has the same bounds and labels as the pages of each area', async () => {
    const carte = await ask('/carte/circonscription')
    const at = carte.codes.indexOf('79-01')
    const { figures, ranks } = await niort()
    const rank = ranks.find(({ indicator }: Rank) => indicator === 'risque')
    const followed = figures.find(({ indicator }: Figure) => indicator === 'patients-suivis')
    expect(carte.lows['patients-suivis'][at]).toBe(followed.low)
    expect(carte.highs['patients-suivis'][at]).toBe(followed.high)
    expect(carte.labels[at]).toBe({ eleve: 'e', faible: 'f', indetermine: 'i' }[rank.label as 'eleve'])
    expect(carte.labels[carte.codes.indexOf('976-01')]).toBe('-')
  })

  test('two days are compared by the draws that both share: map, sheet and quotation say the same', async () => {
    const then = '2026-07-01'
    const carte = await ask(`/carte/circonscription?depuis=${then}&noms=0`)
    const page = async (path: string) => {
      const { text, status } = await api.get(path).set('Accept', 'text/html')
      expect(status).toBe(200)
      return JSON.parse(text.slice(text.indexOf('{'))).data
    }
    const letters = { established: 'e', 'not-established': 'n', same: 's', unknown: '-' }
    const { run } = await ask(`/territoires/circonscription/79-01?asOf=${then}`)
    const told = new Set<string>()
    for (const code of ['79-01', '79-02', '86-01']) {
      const { changes } = await page(`/circonscription/${code}?depuis=${then}`)
      expect(Object.keys(changes.verdicts)).toContain('risque')
      for (const [indicator, verdict] of Object.entries(changes.verdicts)) {
        const letter = carte.differences[indicator][carte.codes.indexOf(code)]
        expect(letter, indicator).toBe(verdict === null ? '-' : letters[verdict as 'same'])
        told.add(letter)
      }
    }
    expect([...told]).toEqual(expect.arrayContaining(['e', 's']))
    expect((await api.get('/api/v1/carte/departement?depuis=2025-01-01')).body).toMatchObject({
      ...{ status: 422, validTo: WORLD_DAY },
      errors: [{ path: 'depuis' }],
    })
    expect((await ask('/carte/commune?depuis=2026-07-01&indicateurs=risque')).differences.risque).toMatch(
      /^[s-]+$/,
    )
    // What was quoted of today has not changed.
    const quoted = await ask('/circonscriptions/79-01/citation')
    const { verdicts } = await page(`/citation/${quoted.run}/79-01`)
    expect(verdicts).toMatchObject({ risque: 'same', 'patients-sans-relais': 'same' })
    expect(run).not.toBe(quoted.run)
  })

  test('statuses that change give other figures under another run, with intervals a moment later', async () => {
    const before = await niort()
    const stopped = {
      ...worldInputs.events[0]!,
      id: 'E99',
      statut: 'stopped' as const,
      effectiveOn: '2026-09-25',
      reportedOn: '2026-09-26',
      recordedAt: '2026-09-26T18:00:00.000Z',
    }
    atlas.useEvents([...worldInputs.events, stopped])
    await atlas.views.analysed(WORLD_DAY)
    const after = await niort()
    expect(after.run).not.toBe(before.run)
    const affected = (body: { figures: readonly Figure[] }) =>
      body.figures.find(({ indicator }) => indicator === 'interruptions-attendues')!
    expect(affected(after).value!).toBeGreaterThan(affected(before).value!)
    expect(affected(after).low!).toBeGreaterThan(affected(before).low!)
    expect((await ask(`/runs/${after.run}`)).intervals).toBe('ready')
  })
})
