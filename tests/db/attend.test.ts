import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressesOf } from '../../server/db/addresses.ts'
import { attend, type Attendance } from '../../server/db/attend.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { onServer } from '../on-server.ts'

test.each([
  [
    'postgres://u:p%40@a:5432,b:5433/relais?target_session_attrs=read-write',
    ['postgres://u:p%40@a:5432/relais', 'postgres://u:p%40@b:5433/relais'],
  ],
  [
    'postgresql://a,b/relais?sslmode=require&target_session_attrs=any',
    ['postgresql://a/relais?sslmode=require', 'postgresql://b/relais?sslmode=require'],
  ],
  ['postgres://[::1]:5432,[::2]/relais', ['postgres://[::1]:5432/relais', 'postgres://[::2]/relais']],
  ['postgres://u@a/relais', ['postgres://u@a/relais']],
])('the hosts of %s', (url, addresses) => {
  expect(addressesOf(url)).toEqual(addresses)
})

describe.each(databases.filter(({ name }) => name === 'server'))(
  'processes on one $name database',
  ({ open }) => {
    let database: TestDatabase
    const opened: Attendance[] = []
    const process = (): Attendance => {
      const attendance = attend(async () => ({ address: database.options.databaseUrl!, writes: true }))
      opened.push(attendance)
      return attendance
    }
    /** Resolves when it becomes the worker. */
    const working = (attendance: Attendance): Promise<void> =>
      new Promise((resolve) => {
        if (attendance.isWorker()) resolve()
        else attendance.onWorker(resolve)
      })

    beforeAll(async () => {
      database = await open({ world: true })
    })
    afterAll(async () => {
      for (const one of opened) await one.close()
      await database?.close()
    })

    test('are told of what one of them writes', async () => {
      const other = process()
      // Told once when it begins to listen, for what it may have missed.
      await new Promise<void>((resolve) => {
        other.onTold(resolve)
      })
      const told = new Promise<void>((resolve) => {
        other.onTold(resolve)
      })
      await onServer(
        database.options.databaseUrl!,
        `UPDATE rosters SET retired_at = retired_at WHERE retired_at IS NULL`,
      )
      await told
      // Left open it would be the worker of the next test.
      await other.close()
    })

    test('have one worker between them, and another when it is gone or cut off', async () => {
      await database.attendance.close()
      const [first, second] = [process(), process()]
      const one = await Promise.race([working(first).then(() => first), working(second).then(() => second)])
      const other = one === first ? second : first
      expect([first, second].filter((each) => each.isWorker())).toEqual([one])
      await one.close()
      expect(one.isWorker()).toBe(false)
      await working(other)
      const third = process()
      const taken = working(third)
      await onServer(
        database.options.databaseUrl!,
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND d.datname = current_database()`,
      )
      await Promise.race([taken, working(other)])
      expect([other, third].filter((each) => each.isWorker())).toHaveLength(1)
    })
  },
)
