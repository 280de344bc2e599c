import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startAnalyst, type Analyst } from '../../server/country/analyst/analyst.ts'
import { computeDraws } from '../../server/country/analyst/compute-draws.ts'
import { hashDraws, readDraws, writeDraws } from '../../server/country/analyst/draws-file.ts'
import { createViews } from '../../server/country/views/view.ts'
import { allocate } from '../../server/domain/allocate.ts'
import type { StatusEvent } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'

const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }
const allocation = allocate(worldInputs, parameters)
const SEED = 7
const folder = mkdtempSync(join(tmpdir(), 'relais-analyst-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const draw = (threads: number) => computeDraws(allocation, { count: 20, seed: SEED, threads })

describe('the draws', () => {
  test('do not fill the disk: of those of earlier rosters only the last are kept', async () => {
    const draws = await draw(1)
    const files = ['a', 'b', 'c', 'd'].map((name) => join(folder, 'kept', `${name}.bin`))
    for (const file of files) writeDraws(file, draws)
    expect(readDraws(files[3]!)).not.toBeNull()
    expect(readdirSync(join(folder, 'kept'))).toHaveLength(2)
  })
  test('are the same bytes with one thread, two and three, and with the inputs in another order', async () => {
    const one = await draw(1)
    const bytes = ({ start, unit, offset, tickets }: typeof one): Buffer[] =>
      [start, unit, offset, tickets].map(({ buffer }) => Buffer.from(buffer))
    for (const threads of [2, 3]) {
      const other = await draw(threads)
      expect(hashDraws(other)).toBe(hashDraws(one))
      expect(bytes(other)).toEqual(bytes(one))
    }
    const turned = {
      ...worldInputs,
      communes: [...worldInputs.communes].reverse(),
      cabinets: [...worldInputs.cabinets].reverse(),
    }
    const other = await computeDraws(allocate(turned, parameters), {
      count: 20,
      seed: SEED,
      threads: 2,
    })
    expect(hashDraws(other)).toBe(hashDraws(one))
  })

  test('another seed gives others', async () => {
    const other = await computeDraws(allocation, { count: 20, seed: SEED + 1, threads: 1 })
    expect(hashDraws(other)).not.toBe(hashDraws(await draw(1)))
  })

  test('come back from their file, which is refused once any byte is not the one written', async () => {
    const file = join(folder, 'one', 'draws.bin')
    const draws = await draw(1)
    expect(readDraws(file)).toBeNull()
    writeDraws(file, draws)
    expect(hashDraws(readDraws(file)!)).toBe(hashDraws(draws))
    const whole = readFileSync(file)
    for (const at of [2, whole.indexOf('\n') + 1, whole.length >> 1, whole.length - 1]) {
      const changed = Buffer.from(whole)
      changed[at] = changed[at]! ^ 1
      writeFileSync(file, changed)
      expect(readDraws(file), `byte ${at}`).toBeNull()
    }
    writeFileSync(file, whole.subarray(0, -4))
    expect(readDraws(file)).toBeNull()
  })
})

/** Processes of this one that draw. */
const drawers = () =>
  execFileSync('ps', ['--no-headers', '--ppid', String(process.pid), '-o', 'pid=,args='], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => line.includes('draws-process'))
    .map((line) => parseInt(line, 10))
/** Kills the next process that draws, but for one. */
const kill = async (not: number): Promise<number> => {
  for (;;) {
    const pid = drawers().find((one) => one !== not)
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL')
      return pid
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('the analyst', () => {
  const file = join(folder, 'kept.bin')
  const task = {
    inputs: worldInputs,
    parameters,
    file,
    draws: 20,
    seed: SEED,
    threads: 2,
  }
  const withAnalyst = async <Result>(work: (analyst: Analyst) => Promise<Result>): Promise<Result> => {
    const analyst = startAnalyst(task)
    try {
      return await work(analyst)
    } finally {
      await analyst.close()
    }
  }

  test('reuses the draws of an earlier start, and draws again when the file was tampered with', async () => {
    const drawn = () => withAnalyst((analyst) => analyst.drawn)
    const first = await drawn()
    expect(first).toMatchObject({ reused: false, sha256: hashDraws(await draw(1)) })
    expect(await drawn()).toMatchObject({ reused: true, sha256: first.sha256 })
    const content = readFileSync(file)
    content[content.length - 3] = content[content.length - 3]! ^ 1
    writeFileSync(file, content)
    expect(await drawn()).toMatchObject({ reused: false, sha256: first.sha256 })
    expect(hashDraws(readDraws(file)!)).toBe(first.sha256)
  })

  test.skipIf(process.platform !== 'linux')('draws again when its process is killed, once', async () => {
    const once = startAnalyst({ ...task, file: join(folder, 'killed-once.bin') })
    await kill(0)
    expect((await once.drawn).sha256).toBe(hashDraws(await draw(1)))
    await once.close()
    const twice = startAnalyst({ ...task, file: join(folder, 'killed-twice.bin') })
    await kill(await kill(0))
    await expect(twice.drawn).rejects.toThrow('SIGKILL')
    await twice.close()
  })

  test('tells intervals and ranks of any day; once closed it says so', async () => {
    const analyst = startAnalyst(task)
    const today = await analyst.analyse(WORLD_DAY, worldInputs.events)
    const spring = await analyst.analyse('2026-03-01', worldInputs.events)
    const affected = (analysis: typeof today) => [
      ...Array.from(analysis.intervals.circonscription!['interruptions-attendues']!.high),
    ]
    expect(affected(today)).not.toEqual(affected(spring))
    expect(today.labels.circonscription).toHaveLength(5)
    await analyst.close()
    await expect(analyst.analyse(WORLD_DAY, worldInputs.events)).rejects.toThrow('the analyst has stopped')
  })
})

describe('an analyst that nobody asks', () => {
  test('gives its thread and the draws back, and answers the next question as before', async () => {
    const file = join(folder, 'idle.bin')
    const analyst = startAnalyst(
      { inputs: worldInputs, parameters, file, draws: 20, seed: SEED, threads: 1 },
      { idle: 1 },
    )
    const before = await analyst.analyse(WORLD_DAY, worldInputs.events)
    await vi.waitFor(() => expect(analyst.awake()).toBe(false))
    const [after, other] = await Promise.all([
      analyst.analyse(WORLD_DAY, worldInputs.events),
      analyst.analyse('2026-03-01', worldInputs.events),
    ])
    expect(after).toEqual(before)
    expect(other).not.toEqual(before)
    await vi.waitFor(() => expect(analyst.awake()).toBe(false))
    rmSync(file)
    // The draws are made anew, in a process of their own.
    expect(await analyst.analyse(WORLD_DAY, worldInputs.events)).toEqual(before)
    await analyst.close()
    await expect(analyst.analyse(WORLD_DAY, worldInputs.events)).rejects.toThrow('the analyst has stopped')
  })
})

describe('an analyst whose draws are gone and cannot be made again', () => {
  test.skipIf(process.platform !== 'linux')(
    'says so once, starts no more of it for a while, and can still be closed',
    async () => {
      const file = join(folder, 'gone.bin')
      const faults: unknown[] = []
      const analyst = startAnalyst(
        { inputs: worldInputs, parameters, file, draws: 20, seed: SEED, threads: 1 },
        { idle: 1, onFault: (error) => faults.push(error) },
      )
      await analyst.drawn
      await vi.waitFor(() => expect(analyst.awake()).toBe(false))
      rmSync(file)
      const asked = analyst.analyse(WORLD_DAY, worldInputs.events).catch(String)
      await kill(await kill(0))
      expect(await asked).toContain('SIGKILL')
      await expect(analyst.analyse(WORLD_DAY, worldInputs.events)).rejects.toThrow('SIGKILL')
      expect(drawers()).toEqual([])
      expect(faults).toHaveLength(1)
      await analyst.close()
      await expect(analyst.analyse(WORLD_DAY, worldInputs.events)).rejects.toThrow('the analyst has stopped')
    },
  )
})

describe('a view with an analyst', () => {
  const stopped: StatusEvent = {
    ...worldInputs.events[0]!,
    id: 'E99',
    cabinetId: 'C1',
    statut: 'stopped',
    effectiveOn: '2026-09-25',
    reportedOn: '2026-09-26',
    recordedAt: '2026-09-26T18:00:00.000Z',
  }

  test('is not given what was told of statuses that have changed meanwhile', async () => {
    const views = createViews(worldInputs, parameters)
    const known = [...worldInputs.events, stopped]
    const analyst = startAnalyst({
      inputs: worldInputs,
      parameters,
      file: join(folder, 'view.bin'),
      draws: 20,
      seed: SEED,
      threads: 1,
    })
    const told: number[] = []
    views.useAnalyst(async (asOf, events) => {
      told.push(events.length)
      if (told.length === 1) views.useEvents(known)
      return analyst.analyse(asOf, events)
    })
    const view = await views.analysed(WORLD_DAY)
    await analyst.close()
    expect(told).toEqual([worldInputs.events.length, known.length])
    // C1 has stopped: everybody it follows is affected, in every draw and at the point.
    const france = view.situation.levels.france.values['interruptions-attendues'][0]!
    const before = createViews(worldInputs, parameters).at(WORLD_DAY).situation.levels.france.values
    expect(france).toBeGreaterThan(before['interruptions-attendues'][0]! + 50)
    const { low, high } = view.analysis!.intervals.france!['interruptions-attendues']!
    expect(low[0]!).toBeLessThan(france)
    expect(high[0]!).toBeGreaterThan(france)
    expect(views.isAnalysed(WORLD_DAY)).toBe(true)
    views.useEvents(worldInputs.events)
    expect(views.isAnalysed(WORLD_DAY)).toBe(false)
  })

  test('keeps its point figures when the analyst fails, and says why to who waits', async () => {
    const views = createViews(worldInputs, parameters)
    views.useAnalyst(() => Promise.reject(new Error('the analyst has stopped')))
    await expect(views.analysed(WORLD_DAY)).rejects.toThrow('the analyst has stopped')
    expect(views.at(WORLD_DAY).analysis).toBeNull()
  })
})
