import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import { SqlFailure, SqlTimeout } from '../../server/db/errors.ts'
import { run, statement, transact } from '../../server/db/statement.ts'
import { databases, type TestDatabase } from '../databases.ts'

/** A bow tie that overlaps itself: GEOS throws a TopologyException on it. */
const GEOS_THROWS = statement(
  'geosThrows',
  `SELECT ST_Intersection('POLYGON((0 0,1 1,1 0,0 1,0 0))'::geometry, 'POLYGON((0 0,1 1,1 0,0 1,0 0.5,0 0))'::geometry)`,
)
const ENDLESS = statement(
  'endless',
  'WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r',
)
const ONE = statement('one', 'SELECT 1 AS one')

describe.each(databases)('failures on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
    await database.knex.raw('CREATE TABLE scratch (n integer)')
  })
  afterAll(() => database?.close())

  const count = async (): Promise<unknown> =>
    (
      await run<{ total: number }>(database.knex, statement('count', 'SELECT count(*) AS total FROM scratch'))
    )[0]!.total

  test('a wrong statement is refused with its SQLSTATE and its name', async () => {
    const failure = await run(database.knex, statement('typo', 'SELECT nothing')).catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(SqlFailure)
    expect(failure).toMatchObject({ code: '42703' })
    expect((failure as Error).message).toMatch(/^typo: .*nothing/)
  })

  test('an exception inside GEOS reaches the caller, and the next statement works', async () => {
    await expect(run(database.knex, GEOS_THROWS)).rejects.toBeInstanceOf(SqlFailure)
    expect(await run(database.knex, ONE)).toEqual([{ one: 1 }])
  })

  test('an exception inside GEOS undoes the transaction around it, and the error is its own', async () => {
    const work = transact(database.knex, async (trx) => {
      await run(trx, statement('insert', 'INSERT INTO scratch VALUES (1)'))
      await run(trx, GEOS_THROWS)
    })
    await expect(work).rejects.toThrow(/geosThrows/)
    expect(await count()).toBe(0)
  })

  test('a transaction that the caller abandons leaves nothing', async () => {
    const work = transact(database.knex, async (trx) => {
      await run(trx, statement('insert', 'INSERT INTO scratch VALUES (1)'))
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await count()).toBe(0)
  })

  test('many callers at once each get their own answer', async () => {
    const echo = statement('echo', 'SELECT CAST(:n AS integer) AS n')
    const numbers = Array.from({ length: 40 }, (_, n) => n)
    const answers = await Promise.all(numbers.map((n) => run<{ n: number }>(database.knex, echo, { n })))
    expect(answers.flat().map(({ n }) => n)).toEqual(numbers)
  })

  test('days stay days, instants are ISO in UTC, counts are numbers', async () => {
    const [row] = await run(
      database.knex,
      statement(
        'types',
        `SELECT DATE '2026-03-27' AS day, TIMESTAMPTZ '2026-03-27 10:00:00.25+02' AS instant, count(*) AS total, 1.5 AS share,
                '{"a": [1]}'::jsonb AS json FROM scratch`,
      ),
    )
    expect(row).toEqual({
      day: '2026-03-27',
      instant: '2026-03-27T08:00:00.250Z',
      total: 0,
      share: 1.5,
      json: { a: [1] },
    })
  })

  test('ten megabytes travel in one statement', async () => {
    const long = 'é'.repeat(5_000_000)
    const [row] = await run<{ length: number }>(
      database.knex,
      statement('long', 'SELECT length(CAST(:long AS text)) AS length'),
      { long },
    )
    expect(row!.length).toBe(5_000_000)
  })

  test('a statement without end is ended, told as a timeout, and the next one works', async () => {
    await database.knex.raw('INSERT INTO scratch VALUES (7)')
    await database.release()
    const hasty = await connect({ ...database.options, queryTimeoutMs: 5000 })
    try {
      await expect(run(hasty.knex, ENDLESS)).rejects.toBeInstanceOf(SqlTimeout)
      expect(await run(hasty.knex, statement('kept', 'SELECT n FROM scratch'))).toEqual([{ n: 7 }])
    } finally {
      await hasty.close()
    }
  })
})
