import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { watchRefresh } from '../../server/country/live/watch-refresh.ts'
import { findRollback } from '../../server/db/queries/packages/findRollback.ts'
import { appendAudit } from '../../server/db/queries/stewards/appendAudit.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { databases, type TestDatabase } from '../databases.ts'

describe.each(databases)('refreshes unattended on the $name database', ({ open }) => {
  let database: TestDatabase
  const errors: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database?.close())
  const watched = (start: () => ReturnType<typeof spawn>, isWorker = () => true) =>
    watchRefresh({
      database: { knex: database.knex, attendance: { ...database.attendance, isWorker } },
      ...{ everyHours: 1, logger, start, lookMs: 5 },
    })

  test('one that is stopped ends with what it started, and is tried again at the next start', async () => {
    let grandchild: Promise<number> | undefined
    const stop = watched(() => {
      const child = spawn('sh', ['-c', 'sleep 300 & echo $!; wait'], { detached: true })
      grandchild = new Promise((resolve) =>
        createInterface(child.stdout).once('line', (line) => resolve(Number(line))),
      )
      return child
    })
    await vi.waitFor(() => expect(grandchild).toBeDefined(), 5000)
    const pid = await grandchild!
    await stop()
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 5000)
    expect(await listAudit(database.knex)).toEqual([])
  })

  test('none begins once the watch is ended, not even one that was looked for at that moment', async () => {
    let begun = 0
    let ended: Promise<void> | undefined
    const stop = watched(
      () => {
        begun++
        return spawn('true', { detached: true })
      },
      () => {
        ended ??= stop()
        return true
      },
    )
    await vi.waitFor(() => expect(ended).toBeDefined(), 5000)
    await ended
    // Answered after what the look asked.
    expect(await listAudit(database.knex)).toEqual([])
    expect(begun).toBe(0)
  })

  test('one that dies at once is an error, and stands in the journal as refused', async () => {
    const stop = watched(() => spawn('sh', ['-c', 'exit 3'], { detached: true }))
    await vi.waitFor(async () => expect(await listAudit(database.knex)).toHaveLength(1), 5000)
    await stop()
    const [entry] = await listAudit(database.knex)
    expect(entry).toMatchObject({ action: 'refresh-data', subject: 'refusee' })
    expect(JSON.stringify(entry!.detail)).toContain('code 3')
    expect(errors.join()).toContain('ended before it could say')
  })

  test('what an operator rolled back from is known, until it is loaded again', async () => {
    const [bad, good] = ['b'.repeat(64), 'a'.repeat(64)]
    const write = (
      action: 'load-package' | 'rollback-package',
      subject: string,
      from: string | null = null,
    ) => appendAudit(database.knex, OPERATOR, [{ action, subject, detail: { from } }])
    await write('load-package', bad)
    expect(await findRollback(database.knex, bad)).toBeNull()
    await write('rollback-package', good, bad.slice(0, 12))
    expect(Date.parse((await findRollback(database.knex, bad))!)).not.toBeNaN()
    expect(await findRollback(database.knex, good)).toBeNull()
    await write('load-package', bad)
    expect(await findRollback(database.knex, bad)).toBeNull()
  })
})
