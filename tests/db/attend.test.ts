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
    })
  },
)
